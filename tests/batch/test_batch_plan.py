"""What a batch makes, what it leaves, and what it refuses before it makes anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from batch.here import files_in, order_for, run_here, write_incident
from docgen.errors import PlanError
from docgen.theme import Palette, Theme

EXHIBIT = "appendices:\n  - {kind: log, title: The log, path: gateway.log}\n"


def test_everything_once_and_nothing_twice(tmp_path: Path) -> None:
    write_incident(tmp_path / "in" / "a.yaml", "INC-1")
    write_incident(tmp_path / "in" / "b.yaml", "INC-2")
    order = order_for(tmp_path / "out", layouts=("postmortem", "leadership"))
    first, _ = run_here(order, tmp_path / "in")
    assert (first.made, first.failed, first.current, first.left) == (4, 0, 0, 0)
    assert files_in(tmp_path / "out") == [
        "2026-03-14-INC-1-leadership.docx",
        "2026-03-14-INC-1-postmortem.docx",
        "2026-03-14-INC-2-leadership.docx",
        "2026-03-14-INC-2-postmortem.docx",
        "manifest.jsonl",
    ]
    second, heard = run_here(order, tmp_path / "in")
    assert (second.made, second.current) == (0, 4)
    assert heard.lines == []


def test_force_makes_all_again(tmp_path: Path) -> None:
    source = write_incident(tmp_path / "a.yaml")
    order = order_for(tmp_path / "out")
    run_here(order, source)
    before = (tmp_path / "out" / "2026-03-14-INC-1-postmortem.docx").read_bytes()
    tally, _ = run_here(order, source, force=True)
    assert (tally.made, tally.current) == (1, 0)
    assert (tmp_path / "out" / "2026-03-14-INC-1-postmortem.docx").read_bytes() == before


def test_what_changed_is_made_again_and_nothing_else(tmp_path: Path) -> None:
    for name, id_ in (("a", "INC-1"), ("b", "INC-2")):
        folder = tmp_path / "in" / name
        write_incident(folder / "incident.yaml", id_, more=EXHIBIT)
        (folder / "gateway.log").write_text("one\n")
    order = order_for(tmp_path / "out")
    assert run_here(order, tmp_path / "in")[0].made == 2
    with (tmp_path / "in" / "a" / "incident.yaml").open("a") as file:
        file.write("commander: Ada\n")
    _, heard = run_here(order, tmp_path / "in")
    assert [line.document for line in heard.lines] == ["2026-03-14-INC-1-postmortem.docx"]
    (tmp_path / "in" / "b" / "gateway.log").write_text("two\n")
    _, heard = run_here(order, tmp_path / "in")
    assert [line.document for line in heard.lines] == ["2026-03-14-INC-2-postmortem.docx"]
    assert heard.lines[0].exhibits[0][0] == "gateway.log"


def test_a_new_theme_or_layout_makes_again(tmp_path: Path) -> None:
    source = write_incident(tmp_path / "a.yaml")
    layout = tmp_path / "plain.py"
    text = (
        "from docgen.layout_api import *\n"
        "def report(dossier, options):\n"
        "    return Document(Metadata(dossier.incident.title), (Paragraph((Text('WORD'),)),))\n"
        "layout = Layout('plain', 'A plain report.', report)\n"
    )
    layout.write_text(text)
    order = order_for(tmp_path / "out", layouts=(str(layout),))
    assert run_here(order, source)[0].made == 1
    assert run_here(order, source)[0].made == 0
    themed = order_for(
        tmp_path / "out", layouts=(str(layout),), theme=Theme(palette=Palette(accent="#113355"))
    )
    assert run_here(themed, source)[0].made == 1
    layout.write_text(text.replace("WORD", "other"))
    assert run_here(themed, source)[0].made == 1


def test_what_failed_is_tried_again(tmp_path: Path) -> None:
    source = write_incident(tmp_path / "a.yaml", more=EXHIBIT)
    order = order_for(tmp_path / "out")
    tally, heard = run_here(order, source)
    assert (tally.made, tally.failed) == (0, 1)
    assert heard.lines[0].failure is not None
    assert "there is no file 'gateway.log'" in heard.lines[0].failure.message
    (tmp_path / "gateway.log").write_text("one\n")
    assert run_here(order, source)[0].made == 1


def test_a_missing_document_is_made_again(tmp_path: Path) -> None:
    source = write_incident(tmp_path / "a.yaml")
    order = order_for(tmp_path / "out")
    run_here(order, source)
    (tmp_path / "out" / "2026-03-14-INC-1-postmortem.docx").unlink()
    assert run_here(order, source)[0].made == 1


def test_two_documents_of_one_name_are_an_error_before_work_starts(tmp_path: Path) -> None:
    write_incident(tmp_path / "in" / "a.yaml", "inc-1")
    write_incident(tmp_path / "in" / "b.yaml", "INC-1")
    write_incident(tmp_path / "in" / "c.yaml", "INC-2")
    with pytest.raises(PlanError) as error:
        run_here(order_for(tmp_path / "out"), tmp_path / "in")
    assert "a.yaml" in str(error.value)
    assert "b.yaml" in str(error.value)
    assert "c.yaml" not in str(error.value)
    assert files_in(tmp_path / "out") == ["manifest.jsonl"]
    assert (tmp_path / "out" / "manifest.jsonl").read_bytes() == b""


def test_a_name_that_an_earlier_run_gave_to_another_document_is_taken(tmp_path: Path) -> None:
    source = write_incident(tmp_path / "a.yaml")
    run_here(order_for(tmp_path / "out"), source, name="{id}")
    with pytest.raises(PlanError, match=r"INC-1\.docx would be made from .*a\.yaml in the layouts"):
        run_here(order_for(tmp_path / "out", layouts=("leadership",)), source, name="{id}")
    other = write_incident(tmp_path / "b.yaml")
    with pytest.raises(PlanError, match=r"b\.yaml"):
        run_here(order_for(tmp_path / "out"), other, name="{id}")


def test_a_data_file_that_was_moved_takes_its_names_along(tmp_path: Path) -> None:
    source = write_incident(tmp_path / "a.yaml")
    order = order_for(tmp_path / "out")
    run_here(order, source)
    tally, _ = run_here(order, source.rename(tmp_path / "b.yaml"))
    assert tally.made == 1


def test_layouts_of_one_name_are_refused(tmp_path: Path) -> None:
    layouts = []
    for name in ("one.py", "two.py"):
        (tmp_path / name).write_text(
            "from docgen.layout_api import *\n"
            "layout = Layout('same', 'x', lambda d, o: Document(Metadata('x'), ()))\n"
        )
        layouts.append(str(tmp_path / name))
    with pytest.raises(PlanError, match="call themselves by one name"):
        run_here(order_for(tmp_path / "out", layouts=tuple(layouts)), write_incident(tmp_path / "a.yaml"))


def test_bad_data_are_a_line_for_every_document_and_stop_no_other(tmp_path: Path) -> None:
    bad = tmp_path / "in" / "a.yaml"
    bad.parent.mkdir()
    bad.write_text("id: INC-1\ntitle: x\nseverity: S9\ndate: 2026-02-30\n")
    write_incident(tmp_path / "in" / "b.yaml", "INC-2")
    order = order_for(tmp_path / "out", formats=("docx", "pdf"))
    tally, heard = run_here(order, tmp_path / "in")
    assert (tally.made, tally.failed) == (2, 2)
    failed = [line for line in heard.lines if line.failure]
    assert {line.format for line in failed} == {"docx", "pdf"}
    assert failed[0].failure is not None
    problems = failed[0].failure.problems
    blocking = {(each["line"], each["field"]) for each in problems if each["weight"] == "error"}
    assert blocking == {(3, "severity"), (4, "date")}
    assert failed[0].failure.message.count("\n") == 1
    assert failed[0].document == ""
