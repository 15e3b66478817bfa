"""What is read of real documents: they say what they are, and what is not whole is refused."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.document import Attachment, Relationship
from docgen.enclosure import canonical_json
from docgen.errors import DataError
from docgen.finishing import Opened
from docgen.layout_api import Options
from docgen.pipeline import assemble, validate, write
from docgen.policy import edition
from docgen.readers import read_bytes
from docgen.register import facts_of, in_hand, read_finished
from docgen.register.identity import Facts
from word_editing import filled_in_by_reviewer

DATA = 'id: INC-7\ntitle: Login slow\nseverity: S3\ndate: "2026-02-03"\n'
CONTROL = 'document: {number: PM-2026-7, version: "1.0"}\n'


@cache
def bytes_of(data: str, form: str = "docx") -> bytes:
    document = assemble(validate(read_bytes(data.encode(), "incident.yaml")), "regulatory")
    return write(document, form).data


def file(tmp_path: Path, data: bytes, name: str = "INC-8 version 9.docx") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def refused(path: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        read_finished(path)
    return [str(problem).removeprefix(f"{path}: ") for problem in caught.value.problems]


def test_a_redaction_record_is_issued_to_nobody(tmp_path: Path) -> None:
    """It carries the audience of the edition that it tells of, and tells what that one may not see."""
    made_for = edition(validate(read_bytes((DATA + CONTROL).encode(), "incident.yaml")), "customer")
    document = assemble(made_for.dossier, "redaction-record", Options(record=made_for.record))
    (said,) = refused(file(tmp_path, write(document, "docx").data, "record.docx"))
    assert "a redaction record, which is internal" in said


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_document_says_itself_what_it_is(tmp_path: Path, form: str) -> None:
    data = bytes_of(DATA + CONTROL, form)
    found = read_finished(file(tmp_path, data, f"INC-8 version 9.{form}"))
    assert str(found.identity) == f"PM-2026-7 version 1.0 (internal, regulatory {form})"
    assert (found.file_sha256, found.size) == (sha256(data).hexdigest(), len(data))
    assert len(found.content_sha256) == 64
    assert (found.status, found.docgen) == ("Draft", "0.1.0")


def test_both_formats_have_one_content(tmp_path: Path) -> None:
    both = [
        read_finished(file(tmp_path, bytes_of(DATA + CONTROL, form), f"a.{form}")) for form in ("docx", "pdf")
    ]
    assert both[0].content_sha256 == both[1].content_sha256


def test_all_that_it_does_not_say(tmp_path: Path) -> None:
    assert refused(file(tmp_path, bytes_of(DATA))) == [
        "it says no document number (document: number: in its data)",
        "it says no version (document: version: in its data)",
    ]


def test_a_version_that_cannot_be_ordered(tmp_path: Path) -> None:
    data = bytes_of(DATA + 'document: {number: PM-1, version: "***"}\n')
    assert refused(file(tmp_path, data)) == [
        "its version cannot be ordered: '***' has neither a letter nor a digit"
    ]


def test_what_was_filled_in_is_not_what_was_made(tmp_path: Path) -> None:
    data = filled_in_by_reviewer(bytes_of(DATA + CONTROL), "Name, Engineering Manager", "Ama Serwaa")
    assert any("its seal is not intact" in each for each in refused(file(tmp_path, data)))


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_changed_byte(tmp_path: Path, form: str) -> None:
    data = bytearray(bytes_of(DATA + CONTROL, form))
    data[len(data) // 2] ^= 1
    assert refused(file(tmp_path, bytes(data)))


def test_appended_bytes(tmp_path: Path) -> None:
    (reason,) = refused(file(tmp_path, bytes_of(DATA + CONTROL, "pdf") + b"% more\n"))
    assert reason.startswith("its seal is not intact: 7 bytes were appended")


def test_somebody_elses_files(tmp_path: Path) -> None:
    import docx
    import pikepdf

    docx.Document().save(str(tmp_path / "mine.docx"))
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "mine.pdf")
    for name in ("mine.docx", "mine.pdf"):
        assert refused(tmp_path / name) == ["docgen did not make this file (a document as docgen made it)"]
    assert "the file is neither a PDF nor a Word file" in refused(file(tmp_path, b"hello"))[0]
    assert "No such file" in refused(tmp_path / "nowhere.pdf")[0]
    assert refused(tmp_path)


def test_the_print_variant_carries_no_data(tmp_path: Path) -> None:
    from docgen.finishing import open_document

    data = bytes_of(DATA + CONTROL, "pdf")
    opened = open_document(data)
    path = file(tmp_path, data)
    from docgen.register.finished import _problems_of_facts

    (problem,) = _problems_of_facts(str(path), replace(opened, attachments=()), Facts())
    assert "it carries no data" in problem.message


def test_a_content_digest_that_is_not_its_own() -> None:
    from docgen.register.finished import _problems_of_facts

    opened = Opened("docx", "0.1.0", "regulatory", "0" * 64, attachments=(source({"id": "x"}),))
    (problem,) = _problems_of_facts("x", opened, Facts("PM-1", "1.0"))
    assert "do not have its content digest" in problem.message


def source(data: dict) -> Attachment:
    return Attachment("incident.json", canonical_json(data), "application/json", Relationship.SOURCE, "Data")


def facts(data: dict) -> Facts:
    return facts_of(Opened("pdf", attachments=(source(data),)))


class TestFacts:
    """Where other parts of docgen put them."""

    def test_no_audience_is_all_that_there_is(self) -> None:
        assert facts({}).audience == "internal"

    def test_audience_copy_and_recipient_stand_in_the_metadata_alone(self) -> None:
        data = source({"document": {"audience": "board", "copy": "3", "recipient": "BaFin"}})
        found = facts_of(Opened("pdf", attachments=(data,)))
        assert (found.audience, found.copy, found.recipient) == ("internal", "", "")
        opened = Opened("pdf", "0.1.0", attachments=(data,), audience="customer", copy="7", recipient="ECB")
        found = facts_of(opened)
        assert (found.audience, found.copy, found.recipient) == ("customer", "7", "ECB")
        assert found.version == "", "which is docgen's own, and not the document's"

    @pytest.mark.parametrize("form", ["docx", "pdf"])
    def test_a_copy_is_made_and_read_back(self, tmp_path: Path, form: str) -> None:
        whole = assemble(validate(read_bytes((DATA + CONTROL).encode(), "incident.yaml")), "regulatory")
        metadata = replace(whole.metadata, audience="customer", copy="3", recipient="A & B <\u00df>")
        made = write(replace(whole, metadata=metadata), form).data
        found = read_finished(file(tmp_path, made, f"copy.{form}"))
        assert str(found.identity) == f"PM-2026-7 version 1.0 (customer, regulatory {form}, copy 3)"
        assert found.recipient == "A & B <\u00df>"
        assert found.content_sha256 == read_finished(file(tmp_path, bytes_of(DATA + CONTROL))).content_sha256

    @pytest.mark.parametrize(
        "data", [b"", b"[1]", b"{", b"\xff\xfe", b'{"document": 7}', b'{"document": {"number": []}}']
    )
    def test_broken_data_say_nothing(self, data: bytes) -> None:
        attachment = Attachment("incident.json", data, "application/json", Relationship.SOURCE, "Data")
        assert facts_of(Opened("pdf", attachments=(attachment,))) == Facts()

    def test_two_sources_say_nothing(self) -> None:
        both = (source({"document": {"number": "A"}}), source({"document": {"number": "B"}}))
        assert facts_of(Opened("pdf", attachments=both)) == Facts()

    @given(st.text(max_size=400), st.text(max_size=120))
    def test_any_text_is_told_or_refused(self, number: str, version: str) -> None:
        found = facts({"document": {"number": number, "version": version}})
        if not found.faults:
            assert found.identity(Opened("pdf")).key

    @pytest.mark.parametrize("number", ["a\u202eb", "x" * 301, "a\x00b"])
    def test_a_number_that_cannot_be_shown_is_refused(self, number: str) -> None:
        (fault,) = facts({"document": {"number": number, "version": "1"}}).faults
        assert fault == "its number cannot be printed, or has more than 300 characters"


class TestInHand:
    def test_a_document(self, tmp_path: Path) -> None:
        path = file(tmp_path, bytes_of(DATA + CONTROL))
        found, document = in_hand(path), read_finished(path)
        assert found.file_sha256 == document.file_sha256
        assert (found.identity, found.content_sha256) == (document.identity, document.content_sha256)

    @pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7 broken", b"PK\x03\x04"])
    def test_what_cannot_be_read_has_its_bytes(self, tmp_path: Path, data: bytes) -> None:
        found = in_hand(file(tmp_path, data))
        assert (found.file_sha256, found.identity) == (sha256(data).hexdigest(), None)

    def test_one_without_a_number(self, tmp_path: Path) -> None:
        path = shutil.copy(file(tmp_path, bytes_of(DATA)), tmp_path / "copy.docx")
        assert in_hand(Path(path)).identity is None
