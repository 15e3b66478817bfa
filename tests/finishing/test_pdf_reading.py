"""A PDF read back: what it says of itself, what is in it, and every change that was made to it."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest

from docgen.document import Attachment, Relationship
from docgen.errors import UnreadableError
from docgen.finishing import Aspect, Opened, open_document
from docgen.finishing.pdf.metadata import read_xmp
from docgen.finishing.pdf.opening import Unpacking
from docgen.pipeline import write
from made import document, made

PAYMENT = ("payment-final", "leadership")


@pytest.fixture(scope="module")
def data() -> bytes:
    return made(*PAYMENT, "pdf").read_bytes()


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> Opened:
    """The file as another program saves it after a change, read back."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out)
    return open_document(out.getvalue())


def aspects(opened: Opened) -> set[Aspect]:
    return {each.aspect for each in opened.differences}


def test_it_says_what_it_is(data: bytes) -> None:
    found = open_document(data)
    assert (found.format, found.version, found.layout) == ("pdf", "0.1.0", "leadership")
    assert found.claims == ("PDF/A-3A", "PDF/UA-1")
    assert found.digest == document(*PAYMENT).metadata.digest
    assert found.differences == ()


def test_what_went_in_comes_out(data: bytes) -> None:
    files = document(*PAYMENT).attachments
    assert set(open_document(data).attachments) == set(files)
    assert open_document(data).attachments[0] == files[0]


def test_attachments_of_any_name_and_content_come_out() -> None:
    from dataclasses import replace

    files = tuple(
        Attachment(name, content, kind, Relationship.SUPPLEMENT, "about (it) \\ é")
        for name, content, kind in (
            ("a (b) \\c.txt", b"", "text/plain"),
            ("é/ü.log", b"\x00\xff" * 500, "application/octet-stream"),
            ("z.png", zlib.compress(b"x" * 999), "image/png"),
            ("B.json", b"endstream endobj <docgen:seal>", "application/ld+json; charset=utf-8"),
        )
    )
    tree = replace(document(*PAYMENT), attachments=files)
    found = open_document(write(tree, "pdf").data)
    assert set(found.attachments) == set(files)


def _edit_page(pdf: pikepdf.Pdf) -> None:
    """Another figure in the text of page 2, as an editor would make it."""
    page = pdf.pages[1]
    content = page.Contents.read_bytes()
    place = content.index(b"TJ")
    start = content.rindex(b"<", 0, place)
    page.Contents.write(content[: start + 1] + b"0001" + content[start + 5 :])


def _drop_page(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[2]


def _swap_pages(pdf: pikepdf.Pdf) -> None:
    pdf.pages.reverse()


def _add_page(pdf: pikepdf.Pdf) -> None:
    pdf.add_blank_page()


def _edit_font(pdf: pikepdf.Pdf) -> None:
    (font, *_) = (
        each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/FontName" in each
    )
    file = font.get("/FontFile2") or font.FontFile3
    file.write(file.read_bytes()[:-1] + b"x")


def _edit_data(pdf: pikepdf.Pdf) -> None:
    stream = _files(pdf)["incident.json"].EF.F
    stream.write(stream.read_bytes().replace(b"S1", b"S2", 1))


def _edit_exhibit(pdf: pikepdf.Pdf) -> None:
    stream = _files(pdf)["bridge.txt"].EF.F
    stream.write(stream.read_bytes() + b" ")


def _drop_exhibit(pdf: pikepdf.Pdf) -> None:
    names = pikepdf.NameTree(pdf.Root.Names.EmbeddedFiles)
    del names["bridge.txt"]


def _files(pdf: pikepdf.Pdf) -> pikepdf.NameTree:
    return pikepdf.NameTree(pdf.Root.Names.EmbeddedFiles)


def _edit_alternative(pdf: pikepdf.Pdf) -> None:
    figure = next(
        each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
    )
    figure.Alt = pikepdf.String("Something else.")


def _edit_title(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "Another title"


def _drop_metadata(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Metadata


@pytest.mark.parametrize(
    ("change", "aspect", "told"),
    [
        (_edit_page, Aspect.TEXT, "the content of page 2 is not what was sealed"),
        (_drop_page, Aspect.TEXT, "the content of page 4 is missing"),
        (_swap_pages, Aspect.TEXT, "the content of page 1 is not what was sealed"),
        (_add_page, Aspect.TEXT, "the content of page 5 was added"),
        (_edit_font, Aspect.PICTURE, "a picture or a font is not what was sealed"),
        (_edit_data, Aspect.DATA, "the data within the file (incident.json) is not what was sealed"),
        (_edit_exhibit, Aspect.EXHIBIT, "the exhibit bridge.txt within the file is not what was sealed"),
        (_drop_exhibit, Aspect.EXHIBIT, "the exhibit bridge.txt within the file is missing"),
        (_edit_alternative, Aspect.REST, "something else is not"),
        (_edit_title, Aspect.REST, "something else is not"),
        (_drop_metadata, Aspect.SEAL, "the file has no seal of docgen's"),
    ],
)
def test_a_change_is_found_and_named(
    data: bytes, change: Callable[[pikepdf.Pdf], None], aspect: Aspect, told: str
) -> None:
    found = changed(data, change)
    assert aspect in aspects(found)
    assert any(told in each.message for each in found.differences), found.differences


def test_a_file_that_was_only_saved_again_is_told_apart(data: bytes) -> None:
    found = changed(data, lambda _pdf: None)
    assert aspects(found) == {Aspect.REST}
    assert "another program has saved the file again" in found.differences[0].message


def test_something_appended_is_found(data: bytes) -> None:
    (difference,) = open_document(data + b"\n% a remark\n").differences
    assert difference.message == "12 bytes were appended after it was sealed"


def test_every_changed_byte_is_found(data: bytes) -> None:
    """A thousand files, each with one bit turned over somewhere: none is taken for whole."""
    dice = random.Random(20260314)
    for _ in range(1000):
        place = dice.randrange(len(data))
        damaged = data[:place] + bytes([data[place] ^ (1 << dice.randrange(8))]) + data[place + 1 :]
        try:
            found = open_document(damaged)
        except UnreadableError:
            continue
        assert found.differences, place


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "neither a PDF nor a Word file"),
        (b"%PDF-1.7\nnothing", "broken PDF"),
        (b"hello", "neither a PDF nor a Word file"),
    ],
)
def test_what_is_no_document_is_refused(content: bytes, told: str) -> None:
    with pytest.raises(UnreadableError, match=told):
        open_document(content)


def test_a_foreign_pdf_has_no_seal() -> None:
    out = BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(out)
    found = open_document(out.getvalue())
    assert aspects(found) == {Aspect.SEAL}
    assert found.attachments == ()


def test_an_encrypted_file_is_refused(data: bytes) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(UnreadableError, match="encrypted"):
        open_document(out.getvalue())


def test_a_file_that_unpacks_without_end_is_refused() -> None:
    pdf = pikepdf.new()
    bomb = pikepdf.Stream(pdf, zlib.compress(bytes(2**20)))
    bomb.Filter = pikepdf.Name.FlateDecode
    with pytest.raises(UnreadableError, match="unpacks to more"):
        Unpacking(2**19).bytes_of(bomb)
    assert len(Unpacking(2**20).bytes_of(bomb)) == 2**20


def test_broken_metadata_are_told(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="the metadata of the file are broken"):
        open_document(data.replace(b"<x:xmpmeta", b"<x:xmpmetb", 1))


@pytest.mark.parametrize(
    ("packet", "told"),
    [
        (b"<x", "broken"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "document type"),
        (b"<x>" + b"a" * 9_000_000 + b"</x>", "too large"),
    ],
)
def test_hostile_metadata_are_refused(packet: bytes, told: str) -> None:
    with pytest.raises(UnreadableError, match=told):
        read_xmp(packet)
