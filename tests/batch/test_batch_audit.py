"""An audit finds what is missing, altered or extra in a batch's folder, and says what was altered."""

from __future__ import annotations

from pathlib import Path

import pytest

from batch.here import order_for, reworded, run_here, write_incident
from docgen.batch import audit
from docgen.batch.audit import Fault
from docgen.errors import UnreadableError
from docgen.storage import open_place
from word_editing import edited


@pytest.fixture
def out(tmp_path: Path) -> Path:
    for number in (1, 2, 3):
        write_incident(tmp_path / "in" / f"{number}.yaml", f"INC-{number}")
    run_here(order_for(tmp_path / "out"), tmp_path / "in", name="{id}")
    return tmp_path / "out"


def found_in(out: Path) -> dict[str, Fault]:
    return {each.name: each.fault for each in audit(open_place(str(out))).findings}


def test_a_folder_as_it_was_made(out: Path) -> None:
    result = audit(open_place(str(out)))
    assert (result.intact, result.failed, result.findings) == (3, 0, [])


def test_missing_altered_and_extra(out: Path) -> None:
    (out / "INC-1.docx").unlink()
    document = out / "INC-2.docx"
    document.write_bytes(edited(document.read_bytes(), "word/document.xml", reworded))
    (out / "notes.txt").write_text("mine")
    (out / ".INC-3.docx.0123456789ab.part").write_bytes(b"PK")
    result = audit(open_place(str(out)))
    told = {each.name: each for each in result.findings}
    assert {name: each.fault for name, each in told.items()} == {
        "INC-1.docx": Fault.MISSING,
        "INC-2.docx": Fault.ALTERED,
        "notes.txt": Fault.EXTRA,
        ".INC-3.docx.0123456789ab.part": Fault.EXTRA,
    }
    assert any("text:" in message for message in told["INC-2.docx"].messages)
    assert "half written" in told[".INC-3.docx.0123456789ab.part"].messages[0]
    assert result.intact == 1


def test_a_document_in_the_place_of_another(out: Path) -> None:
    (out / "INC-1.docx").write_bytes((out / "INC-2.docx").read_bytes())
    (finding,) = audit(open_place(str(out))).findings
    assert "another one" in finding.messages[0]


def test_a_document_of_an_earlier_pattern_is_extra(out: Path) -> None:
    run_here(order_for(out), out.parent / "in", name="{id}-{layout}")
    assert found_in(out) == {f"INC-{number}.docx": Fault.EXTRA for number in (1, 2, 3)}


def test_a_document_whose_data_failed_since_is_named(out: Path) -> None:
    write_incident(out.parent / "in" / "1.yaml", "INC-1", more="impact_end: yesterday\n")
    run_here(order_for(out), out.parent / "in", name="{id}")
    result = audit(open_place(str(out)))
    assert result.failed == 1
    (finding,) = result.findings
    assert (finding.fault, finding.name) == (Fault.EXTRA, "INC-1.docx")
    assert "could not make it" in finding.messages[0]


def test_a_torn_line_is_told(out: Path) -> None:
    with (out / "manifest.jsonl").open("ab") as file:
        file.write(b'{"manifest_version": 1, "out')
    assert found_in(out) == {"": Fault.MANIFEST}


def test_a_folder_without_a_manifest(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"manifest\.jsonl"):
        audit(open_place(str(tmp_path)))


def test_a_line_that_is_none_is_named_with_its_number(out: Path) -> None:
    manifest = out / "manifest.jsonl"
    lines = manifest.read_bytes().splitlines(keepends=True)
    manifest.write_bytes(lines[0] + b"nonsense\n" + lines[1] + b"{}\n")
    with pytest.raises(UnreadableError) as error:
        audit(open_place(str(out)))
    assert "manifest.jsonl:2:" in str(error.value)
    assert "manifest.jsonl:4:" in str(error.value)
