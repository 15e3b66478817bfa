"""Two files compared, be they data or finished documents, and the report of it as its readers have it."""

from __future__ import annotations

import json
import os
import re
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from conformance.finding import told
from conformance.gate import docx_findings, pdf_findings
from docgen.comparing import Comparison, FieldChange
from docgen.differing import differ, report, version_of
from docgen.document import Deleted, Document, Inserted, dump, inlines_of, walk_blocks
from docgen.document.walk import walk_inlines
from docgen.errors import DataError
from docgen.finishing import open_document
from docgen.pipeline import assemble, load, validate, write
from docgen.policy import edition
from docgen.tlp import Tlp
from docx_words import docx_text
from made import dossier, fixture_files, made, pdf_text
from test_parity import pdf_extra
from versions import NAME, changed
from words import compare, expected_text

FORMATS = ("pdf", "docx")


@cache
def comparison() -> Comparison:
    return differ(fixture_files()[NAME], changed(Path(mkdtemp(prefix="docgen-new-"))))


@cache
def document() -> Document:
    return report(comparison())


@cache
def written(form: str) -> Path:
    path = Path(mkdtemp(prefix="docgen-report-")) / f"report.{form}"
    path.write_bytes(write(document(), form).data)
    return path


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", ["payment-final", "metro-athens", "minimal"])
def test_a_document_does_not_differ_from_its_data(name: str, form: str) -> None:
    path = made(name, "regulatory" if form == "pdf" else "leadership", form)
    found = differ(fixture_files()[name], path)
    assert (found.parts, found.uncompared) == ((), ())
    assert found.old.digest == found.new.digest
    assert found.new.remarks == ()


def test_the_tree_is_as_accepted(matches_accepted: object) -> None:
    matches_accepted(Path(__file__).parent / "layouts/expected/comparison.txt", dump(document()))  # type: ignore[operator]


def test_a_report_of_no_differences_says_so() -> None:
    file = fixture_files()["minimal"]
    assert "None: both versions have the same data" in dump(report(differ(file, file)))


def test_the_report_holds_what_came_and_what_went() -> None:
    inlines = [each for block in walk_blocks(document().blocks) for each in walk_inlines(inlines_of(block))]
    assert sum(isinstance(each, Inserted) for each in inlines) > 10
    assert sum(isinstance(each, Deleted) for each in inlines) > 5


def test_both_formats_have_every_word_of_it() -> None:
    expected = expected_text(document())
    compare(expected, pdf_text(written("pdf")), *pdf_extra(document()))
    compare(expected, docx_text(written("docx")), r"\d")


def test_no_validator_finds_anything() -> None:
    pdf, docx = written("pdf"), written("docx")
    assert told([*pdf_findings([pdf])[pdf], *docx_findings([docx])[docx]]) == ""


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_versions_give_the_same_bytes(form: str) -> None:
    again = differ(fixture_files()[NAME], changed(Path(mkdtemp(prefix="docgen-again-"))))
    assert write(report(again), form).data == written(form).read_bytes()


@pytest.mark.parametrize("form", FORMATS)
def test_the_comparison_travels_in_its_report(form: str) -> None:
    opened = open_document(written(form).read_bytes())
    (data,) = opened.attachments
    assert opened.differences == ()
    said = json.loads(data.data)
    assert (said["same"], said["new"]["version"]) == ("no", "1.1")
    assert [part["name"] for part in said["parts"]] == [part.name for part in comparison().parts]


def problems(*files: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        differ(*files)
    return [str(each) for each in caught.value.problems]


def test_a_report_is_not_compared() -> None:
    (problem,) = problems(written("pdf"), fixture_files()[NAME])
    assert (
        problem
        == f"{written('pdf')}: the file is itself a report of differences, and no document of an incident"
    )


def test_all_that_is_wrong_with_both_is_told_at_once(tmp_path: Path) -> None:
    foreign, broken = tmp_path / "foreign.pdf", tmp_path / "broken.yaml"
    foreign.write_bytes(b"%PDF-1.7\nnothing")
    broken.write_text("id: A\ntitle: B\nseverity: S9\ndate: 2026-13-01\n")
    found = problems(foreign, broken)
    assert [each.split(":")[0] for each in found] == [str(foreign), str(broken), str(broken)]


def test_a_foreign_document_is_refused(tmp_path: Path) -> None:
    import pikepdf

    path = tmp_path / "foreign.pdf"
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(path)
    (problem,) = problems(path, fixture_files()[NAME])
    assert "is not a document of docgen's" in problem


def test_a_document_that_was_altered_is_compared_and_said_to_be() -> None:
    path = made("minimal", "postmortem", "pdf")
    altered = path.with_name("altered.pdf")
    altered.write_bytes(path.read_bytes() + b"\n%more\n")
    (remark,) = version_of(altered).remarks
    assert remark.startswith("it is not as docgen made it: ")
    assert "Of the new version: it is not as docgen made it" in dump(report(differ(path, altered)))


def test_a_document_that_withholds_is_partial(tmp_path: Path) -> None:
    whole, edition = tmp_path / "whole.yaml", tmp_path / "edition.yaml"
    start = fixture_files()["minimal"].read_text().replace("\ncommander:", "\n#commander:")
    whole.write_text(start + "\ncommander: A. B.\ndetection: All of it.\nresponse: One.\n")
    edition.write_text(start + "\ndetection: Some [withheld].\nresponse: Two.\n")
    document = tmp_path / "edition.pdf"
    document.write_bytes(write(assemble(validate(load(edition))), "pdf").data)
    found = differ(whole, document)
    assert [each.name for each in found.changes if isinstance(each, FieldChange)] == ["Incident Response"]
    assert found.uncompared == ("Incident Commander", "Detection")
    assert "Only what both versions hold was compared." in dump(report(found))


@pytest.mark.parametrize("form", FORMATS)
def test_a_silent_edition_is_partial_too(form: str, tmp_path: Path) -> None:
    """It says for whom it was made, and nothing of what it lacks."""
    whole = dossier("payment-final")
    path = tmp_path / f"customer.{form}"
    path.write_bytes(write(assemble(edition(whole, "customer").dossier), form).data)
    found = differ(fixture_files()["payment-final"], path)
    assert found.new.partial
    assert b"[withheld]" not in open_document(path.read_bytes()).attachments[0].data
    assert found.uncompared


def test_a_report_says_when_it_is_only_of_what_both_hold(tmp_path: Path) -> None:
    """No report may call an edition the same as the whole."""
    file = fixture_files()["key-exposed"]
    path = tmp_path / "edition.pdf"
    path.write_bytes(write(assemble(edition(dossier("key-exposed"), "regulator").dossier), "pdf").data)
    found = differ(file, path)
    told = dump(report(found))
    assert not found.parts
    assert "None in what both versions hold." in told
    assert "same data" not in told
    assert "Internal Impact" in told


def test_the_report_has_the_narrower_label_and_every_privilege(tmp_path: Path) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    same = "id: A\ntitle: T\nseverity: S3\ndate: 2026-01-02\ndocument:\n  "
    old.write_text(same + "tlp: TLP:AMBER\n  privilege: Ask counsel.\n")
    new.write_text(same + "tlp: TLP:GREEN\n")
    made_of = report(differ(old, new))
    assert made_of.marking.tlp is Tlp.AMBER
    assert made_of.marking.privilege == "Ask counsel."


def test_a_name_that_cannot_be_printed_stops_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a\u202eb\x07.yaml"
    path.write_text(fixture_files()["minimal"].read_text())
    assert version_of(path).file == "a‹U+202E›b‹U+0007›.yaml"
    assert report(differ(path, path))


def test_a_hostile_text_makes_a_report_of_bounded_size(tmp_path: Path) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    for path, text in ((old, "a b " * 100_000), (new, "b a a " * 70_000)):
        path.write_text(f"id: A\ntitle: B\nseverity: S1\ndate: 2026-01-01\ndetection: {text}\n")
    found = differ(old, new)
    (change,) = found.changes
    assert isinstance(change, FieldChange)
    assert len(dump(report(found))) < 60_000
    assert re.search(r"more (characters|pieces) are in the data of this report", dump(report(found)))


def test_data_that_can_be_read_but_once_are_read_once(tmp_path: Path) -> None:
    data = fixture_files()["minimal"].read_bytes()
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as file:
        file.write(data)
    try:
        piped = version_of(f"/dev/fd/{reading}", tmp_path)
    finally:
        os.close(reading)
    assert piped.data == version_of(fixture_files()["minimal"]).data


def test_two_versions_of_one_document_stand_in_one_line_at_the_head() -> None:
    assert document().running.header_start == "LGP-PM-2026-031 · version 1.0 → 1.1"


def test_an_entry_is_named_by_whole_words() -> None:
    """One that is too long ends where a word does."""
    shown = dump(document())
    assert "accept payments below €100 from…" in shown
    assert "from device…" not in shown
