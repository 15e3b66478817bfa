"""A Word file that may come from anyone is opened safely, or refused with a reason."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.errors import DataError
from docgen.finishing.word import attachments_of, filled_in, open_word, word_differences
from word_editing import edited, members_of, sealed_file, zipped

DATA = sealed_file()
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIP = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/{{}}" Target="{{}}" TargetMode="External"/></Relationships>'
)


def test_a_file_is_opened_from_a_path_too(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(DATA)
    assert open_word(path).members == open_word(DATA).members
    assert word_differences(path) == ()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"nowhere\.docx.*cannot be read"):
        open_word(tmp_path / "nowhere.docx")


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"%PDF-1.7", DATA[: len(DATA) // 2], zipped({"a": b""})]
)
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(DataError, match="no Word file"):
        open_word(data)


def test_a_bomb_is_refused() -> None:
    with pytest.raises(DataError, match="unpacks to"):
        open_word(zipped({**members_of(DATA), "customXml/item9.xml": b"\0" * 40_000_000}))
    with pytest.raises(DataError, match="parts"):
        open_word(zipped({str(index): b"" for index in range(5000)}))


def test_macros_are_refused() -> None:
    with pytest.raises(DataError, match="macros"):
        open_word(zipped({**members_of(DATA), "word/vbaProject.bin": b"x"}))
    with pytest.raises(DataError, match="macros"):
        open_word(
            edited(DATA, "[Content_Types].xml", lambda part: part.replace(b"document.main", b"macroEnabled"))
        )


@pytest.mark.parametrize(
    ("kind", "target"), [("attachedTemplate", "http://evil/t.dotm"), ("image", "file:///x.png")]
)
def test_what_would_be_fetched_is_refused(kind: str, target: str) -> None:
    with pytest.raises(DataError, match="outside"):
        open_word(
            zipped({**members_of(DATA), "word/_rels/x.xml.rels": RELATIONSHIP.format(kind, target).encode()})
        )
    assert open_word(
        zipped(
            {
                **members_of(DATA),
                "word/_rels/x.xml.rels": RELATIONSHIP.format("hyperlink", "http://a").encode(),
            }
        )
    )


def test_a_part_that_is_there_twice_is_refused() -> None:
    out = BytesIO(DATA)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("Word/document.xml", b"<x/>")
    with pytest.raises(DataError, match="twice"):
        open_word(out.getvalue())


def test_an_encrypted_file_is_refused() -> None:
    flagged = bytearray(DATA)
    start = flagged.rindex(b"PK\x01\x02")
    flagged[start + 8] |= 1
    with pytest.raises(DataError, match="encrypted"):
        open_word(bytes(flagged))


def test_a_document_type_is_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    with pytest.raises(DataError, match="document type"):
        word_differences(edited(DATA, "word/document.xml", lambda _: bomb))


@given(st.integers(0, len(DATA) - 1), st.integers(1, 255))
@settings(max_examples=300, deadline=None)
def test_a_damaged_file_is_refused_or_read_but_never_a_bug(at: int, by: int) -> None:
    damaged = DATA[:at] + bytes((DATA[at] ^ by,)) + DATA[at + 1 :]
    try:
        file = open_word(damaged)
        attachments_of(file)
        filled_in(file)
        word_differences(damaged)
    except DataError:
        pass
