"""Nobody's work is replaced, and the data that are used are those that were planned."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from batch.here import order_for, reworded, run_here, write_incident
from docgen.batch import making
from docgen.batch.making import make
from docgen.batch.order import Commission, Task
from docgen.manifest import FailureKind
from docgen.storage import find_inputs
from word_editing import edited

NAME = "2026-03-14-INC-1-postmortem.docx"


def test_what_a_reviewer_changed_is_kept(tmp_path: Path) -> None:
    source = write_incident(tmp_path / "a.yaml")
    order = order_for(tmp_path / "out")
    run_here(order, source)
    document = tmp_path / "out" / NAME
    document.write_bytes(edited(document.read_bytes(), "word/document.xml", reworded))
    theirs = document.read_bytes()
    tally, heard = run_here(order, source)
    assert tally.failed == 1
    assert heard.lines[0].failure is not None
    assert heard.lines[0].failure.kind is FailureKind.OUTPUT
    assert f"{NAME}: was changed after docgen made it" in heard.lines[0].failure.message
    assert "--replace" in heard.lines[0].failure.message
    assert document.read_bytes() == theirs
    assert run_here(replace(order, replace=True), source)[0].made == 1
    assert document.read_bytes() != theirs


def test_a_strangers_file_is_kept(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / NAME).write_bytes(b"a diary")
    tally, heard = run_here(order_for(tmp_path / "out"), write_incident(tmp_path / "a.yaml"))
    assert tally.failed == 1
    assert heard.lines[0].failure is not None
    assert "was not made by docgen" in heard.lines[0].failure.message
    assert (tmp_path / "out" / NAME).read_bytes() == b"a diary"


def test_a_document_that_was_made_and_never_written_down_is_no_strangers(tmp_path: Path) -> None:
    source = write_incident(tmp_path / "a.yaml")
    order = order_for(tmp_path / "out")
    run_here(order, source)
    (tmp_path / "out" / "manifest.jsonl").unlink()
    assert run_here(order, source)[0].made == 1
    (tmp_path / "out" / "manifest.jsonl").unlink()
    write_incident(source, more="commander: Ada\n")
    assert run_here(order, source)[0].made == 1


def test_data_that_changed_since_the_plan_are_not_used(tmp_path: Path) -> None:
    source = write_incident(tmp_path / "a.yaml")
    (found,) = find_inputs([str(source)])
    commission = Commission("postmortem", "postmortem", "docx", NAME, "")
    order = order_for(tmp_path / "out")
    planned = Task(found, "a.yaml", sha256(b"another").hexdigest(), None, (commission,))
    (line,) = make(order, planned, 60).lines
    assert line.failure is not None
    assert line.failure.kind is FailureKind.CHANGED
    assert not (tmp_path / "out" / NAME).exists()


def test_a_library_that_has_no_room_for_its_own_files_is_no_bug(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as for fonts, which it puts into the temporary folder."""
    source = write_incident(tmp_path / "a.yaml")
    (found,) = find_inputs([str(source)])
    commission = Commission("postmortem", "postmortem", "docx", NAME, "")
    task = Task(found, "a.yaml", "", None, (commission,))

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/tmp/font")

    monkeypatch.setattr(making, "write", full)
    done = make(order_for(tmp_path / "out"), task, 60)
    (line,) = done.lines
    assert done.full
    assert line.failure is not None
    assert line.failure.kind is FailureKind.OUTPUT
    assert line.failure.message == "a.yaml: cannot be made: No space left on device"


@pytest.mark.parametrize("strict", [False, True])
def test_findings_are_kept_or_block(tmp_path: Path, strict: bool) -> None:
    source = write_incident(tmp_path / "a.yaml", more="executive_summary: One sentence.\n")
    tally, heard = run_here(order_for(tmp_path / "out", strict=strict), source)
    assert tally.failed == strict
    said = heard.lines[0].failure.message if heard.lines[0].failure else "\n".join(heard.lines[0].findings)
    assert "a.yaml:5:20: executive_summary: the summary has 1 sentence" in said


def test_a_layout_that_fails_stops_its_own_documents_alone(tmp_path: Path) -> None:
    layout = tmp_path / "wrong.py"
    layout.write_text(
        "from docgen.layout_api import *\n"
        "def report(dossier, options):\n    return 1 / 0\n"
        "layout = Layout('wrong', 'A report that fails.', report)\n"
    )
    order = order_for(tmp_path / "out", layouts=(str(layout), "leadership"))
    tally, heard = run_here(order, write_incident(tmp_path / "a.yaml"))
    assert (tally.made, tally.failed) == (1, 1)
    assert heard.lines[0].failure is not None
    assert heard.lines[0].failure.kind is FailureKind.LAYOUT
    assert "wrong.py:3" in heard.lines[0].failure.message


def test_a_line_says_what_was_made_from_what(tmp_path: Path) -> None:
    source = write_incident(tmp_path / "a.yaml")
    _, heard = run_here(order_for(tmp_path / "out", formats=("pdf",)), source)
    (line,) = heard.lines
    document = (tmp_path / "out" / line.document).read_bytes()
    assert line.source == "../a.yaml"
    assert (line.sha256, line.size) == (sha256(document).hexdigest(), len(document))
    assert line.source_sha256 == sha256(source.read_bytes()).hexdigest()
    assert line.pages
    assert line.content_sha256 in document.decode("latin-1")
    assert line.seconds > 0
    assert line.incident is not None
    assert line.incident.id == "INC-1"
