"""ICC profiles: the one that docgen brings, and what is said of those that are of no use to a press."""

from __future__ import annotations

import struct

import pytest

from docgen.errors import DocumentError
from docgen.writers import read_profile
from docgen.writers.pdf.printing.condition import coated_paper

_TAGS = {b"A2B0": b"table", b"B2A0": b"table"}


def profile(
    kind: bytes = b"prtr", colours: bytes = b"CMYK", version: int = 2, tags: dict[bytes, bytes] = _TAGS
) -> bytes:
    directory, body = b"", b""
    for signature, tag in tags.items():
        directory += signature + struct.pack(">II", 128 + 4 + 12 * len(tags) + len(body), len(tag))
        body += tag
    rest = struct.pack(">I", len(tags)) + directory + body
    header = bytearray(128)
    header[:4] = struct.pack(">I", 128 + len(rest))
    header[8], header[12:16], header[16:20], header[36:40] = version, kind, colours, b"acsp"
    return bytes(header) + rest


def version_2(name: bytes) -> bytes:
    return b"desc\0\0\0\0" + struct.pack(">I", len(name) + 1) + name + b"\0" * 80


def version_4(name: str) -> bytes:
    text = name.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">II", 1, 12) + b"enUS" + struct.pack(">II", len(text), 28) + text


def test_the_one_that_docgen_brings_is_for_coated_paper_and_small() -> None:
    ours = coated_paper()
    assert (ours.description, ours.condition) == ("Coated FOGRA39L", "FOGRA39")
    assert len(ours.data) < 700_000
    assert read_profile(ours.data).data == ours.data


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        (version_2(b"Newsprint  26"), "Newsprint 26"),
        (version_4("Bilderdruck, gestrichen – ü"), "Bilderdruck, gestrichen – ü"),
        (b"", "Custom"),
        (b"desc", "Custom"),
        (b"mluc\0\0\0\0\xff\xff\xff\xff", "Custom"),
        (b"text\0\0\0\0what", "Custom"),
    ],
)
def test_its_name_is_read_from_either_version(tag: bytes, name: str) -> None:
    read = read_profile(profile(tags={b"desc": tag, **_TAGS}))
    assert (read.description, read.condition) == (name, "")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no ICC profile"),
        (b"%PDF-1.6" * 40, "no ICC profile"),
        (profile(kind=b"mntr"), "profile of a screen; that of a press is of the class 'prtr'"),
        (profile(kind=b"\xff\0 x"), "something of the class"),
        (profile(colours=b"RGB "), "its colours are RGB; those of a press are CMYK"),
        (profile(colours=b"GRAY"), "its colours are GRAY"),
        (profile(version=5), "PDF/X-4 takes 2 or 4"),
        (profile()[:-1], "it was cut or damaged"),
        (profile(tags={b"A2B0": b"table"}), "lacks the table B2A0"),
        (profile(tags={}), "lacks the table A2B0 and B2A0"),
    ],
)
def test_what_is_of_no_use_is_said(data: bytes, said: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_profile(data)
    assert said in str(caught.value)


def test_everything_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(DocumentError) as caught:
        read_profile(profile(kind=b"scnr", colours=b"RGB ", version=9) + b"more")
    assert len(caught.value.faults) == 4


@pytest.mark.parametrize("length", [129, 131, 133, 140, 150, 157])
def test_a_directory_that_is_cut_is_no_crash(length: int) -> None:
    data = bytearray(profile()[:length])
    data[:4] = struct.pack(">I", length)
    with pytest.raises(DocumentError, match="lacks the table"):
        read_profile(bytes(data))
