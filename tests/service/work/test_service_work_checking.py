"""What is answered at once: all that is wrong with data, and what a document in hand is."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench import MINIMAL

from docgen.errors import RegisterError
from docgen.policy import STANDING
from docgen.register import State, open_register, read_finished
from docgen.service.work.checking import check, verify
from docgen.storage import Shelf, open_place
from made import FIXTURES, made
from register.issues import ISSUE


def shelf(folder: Path, **files: bytes) -> Shelf:
    place = open_place(str(folder))
    for name, content in files.items():
        place.write(name, content, replace=True)
    return Shelf(place, {f"{name}.log": name for name in files})


def checked(folder: Path, data: str | bytes, name: str = "x.yaml", **files: bytes):
    content = data.encode() if isinstance(data, str) else data
    return check(content, name, shelf(folder, **files), STANDING, 60)


def test_valid_data_have_findings_and_facts(tmp_path: Path) -> None:
    found = checked(tmp_path, MINIMAL)
    assert found.is_valid
    assert found.problems
    assert found.facts == {
        "id": "INC-1",
        "title": "The gateway fails",
        "severity": "S2",
        "date": "2026-03-14",
        "status": "Draft",
    }


@pytest.mark.parametrize(
    "path",
    sorted(
        path
        for path in (FIXTURES / "broken").glob("*.*")
        if path.suffix != ".expected" and "theme" not in path.name
    ),
    ids=lambda path: path.name,
)
def test_it_says_of_broken_data_what_the_command_says(tmp_path: Path, path: Path) -> None:
    """The accepted messages of ``docgen check``, word for word."""
    found = checked(tmp_path, path.read_bytes(), path.name)
    told = [str(problem) for problem in found.problems]
    expected = path.with_name(f"{path.name}.expected").read_text("utf-8")
    for line in told:
        assert line in expected or "appendices" in line
    assert told


def test_an_exhibit_is_found_by_its_name_and_else_said_to_be_missing(tmp_path: Path) -> None:
    data = MINIMAL + "appendices: [{title: Log, kind: log, path: app.log}]\n"
    assert checked(tmp_path, data, app=b"begin\n").is_valid
    found = checked(tmp_path, data, other=b"begin\n")
    assert not found.is_valid
    (missing,) = (each for each in found.problems if each.rule == "missing-file")
    assert (missing.path, missing.location.line) == (("appendices", 0, "path"), 5)


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_a_document_is_as_it_was_made_or_it_is_said_how_it_differs(tmp_path: Path, form: str) -> None:
    path = made("minimal", "postmortem", form)
    good = verify(path, "", 60)
    assert good.is_intact
    assert good.answer is None
    broken = tmp_path / f"broken.{form}"
    broken.write_bytes(path.read_bytes().replace(b"PDF-1.7", b"PDF-1.6") if form == "pdf" else b"PK\x03\x04")
    bad = verify(broken, "", 60)
    assert not bad.is_intact
    assert bad.reason or (bad.opened and bad.opened.differences)


@pytest.mark.parametrize("content", [b"", b"text", b"%PDF-1.7\n", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_document_of_docgens_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x"
    path.write_bytes(content)
    found = verify(path, "", 60)
    assert not found.is_intact
    assert found.reason


def test_the_register_answers_whether_it_is_the_issued_one(tmp_path: Path) -> None:
    register = str(tmp_path / "register.db")
    path, other = (made("payment-final", layout, "pdf") for layout in ("postmortem", "leadership"))
    open_register(register).issue([read_finished(path)], ISSUE)
    answers = [verify(each, register, 60).answer for each in (path, other)]
    assert [each.state for each in answers if each] == [State.ISSUED, State.UNKNOWN]
    entry = answers[0].entry if answers[0] else None
    assert entry is not None
    assert entry.by == ISSUE.by


def test_a_register_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="there is no register"):
        verify(made("minimal", "postmortem", "pdf"), str(tmp_path / "none.db"), 60)
