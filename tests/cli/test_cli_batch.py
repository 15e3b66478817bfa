"""``docgen batch`` as a platform team meets it, with real processes."""

from __future__ import annotations

import json
import os
import pty
import sys
from pathlib import Path
from subprocess import Popen, run

import pytest
from test_cli_commands import docgen

from batch.here import write_incident
from docgen.batch.limit import LEAST_MEMORY
from docgen.cli import crew

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Three incidents, one of which is wrong."""
    for number in (1, 2):
        write_incident(tmp_path / "archive" / str(number) / "incident.yaml", f"INC-{number}")
    write_incident(tmp_path / "archive" / "3" / "incident.yaml", "INC-3", date="2026-02-30")
    return tmp_path


def manifest_of(out: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (out / "manifest.jsonl").read_text().splitlines()]


def test_an_archive_in_both_formats(archive: Path) -> None:
    done = docgen("batch", "archive", "-o", "out", "-j", "2", cwd=archive)
    assert done.returncode == 1
    assert sorted(path.name for path in (archive / "out").iterdir()) == [
        "2026-03-14-INC-1-postmortem.docx",
        "2026-03-14-INC-1-postmortem.pdf",
        "2026-03-14-INC-2-postmortem.docx",
        "2026-03-14-INC-2-postmortem.pdf",
        "manifest.jsonl",
    ]
    told = done.stderr.splitlines()
    assert told[0] == "6 documents to make, 0 as they should be"
    assert sum(line.startswith("made 2026-03-14-INC-") for line in told) == 4
    assert told[-2] == "failed: archive/3/incident.yaml"
    assert told[-1].startswith("  archive/3/incident.yaml:4:7: date: ")
    assert [line.split() for line in done.stdout.splitlines()[:2]] == [["4", "made"], ["2", "failed"]]
    assert done.stdout.endswith("manifest: out/manifest.jsonl\n")
    lines = manifest_of(archive / "out")
    assert sorted((str(line["source"]), line["format"], line["outcome"]) for line in lines) == [
        (f"../archive/{number}/incident.yaml", format_, "failed" if number == 3 else "made")
        for number in (1, 2, 3)
        for format_ in ("docx", "pdf")
    ]
    again = docgen("batch", "archive", "-o", "out", cwd=archive)
    assert [line.split(maxsplit=1)[0] for line in again.stdout.splitlines()[:3]] == ["0", "4", "2"]


def test_deadlines_are_judged_as_of_the_moment_that_is_named(tmp_path: Path) -> None:
    """As in render; and what was made as of another moment is made again."""
    data = FIXTURES / "bank-filings" / "incident.yaml"
    asked = ("-l", "regulatory", "-f", "docx", "--as-of")
    batch = ("batch", data, "-o", "out", "--name", "{stem}", *asked)
    assert docgen(*batch, "2031-01-01T12:00", cwd=tmp_path).returncode == 0
    first = (tmp_path / "out" / "incident.docx").read_bytes()
    render = docgen("render", data, "-o", "y.docx", *asked, "2031-01-01T12:00", cwd=tmp_path)
    assert render.returncode == 0, render.stderr
    assert first == (tmp_path / "y.docx").read_bytes()
    assert docgen(*batch, "2031-01-01T13:00", cwd=tmp_path).returncode == 0
    assert first != (tmp_path / "out" / "incident.docx").read_bytes()
    assert docgen(*batch, "soon", cwd=tmp_path).returncode == 2


def test_a_list_on_standard_input_and_an_object_for_machines(archive: Path) -> None:
    listed = "archive/1/incident.yaml\n\narchive/3/incident.yaml\n"
    done = docgen("batch", "-", "-o", "out", "-f", "docx", "--json", cwd=archive, stdin=listed)
    assert done.returncode == 1
    said = json.loads(done.stdout)
    assert (said["made"], said["current"], said["failed"], said["left"]) == (1, 0, 1, 0)
    (failure,) = said["failures"]
    assert failure["kind"] == "data"
    assert failure["document"] is None
    place = next(each for each in failure["problems"] if each["weight"] == "error")
    assert (place["file"], place["line"], place["field"]) == ("archive/3/incident.yaml", 4, "date")


def test_all_good_ends_with_zero(archive: Path) -> None:
    done = docgen("batch", "archive/[12]", "-o", "out", "-f", "docx", cwd=archive)
    assert done.returncode == 0
    assert docgen("verify", "out", cwd=archive).stdout == ("out: as its manifest says: 2 documents intact\n")
    document = archive / "out" / "2026-03-14-INC-1-postmortem.docx"
    found = docgen("verify", document, "--manifest", "out/manifest.jsonl", cwd=archive)
    assert found.returncode == 0


def test_verify_finds_what_is_wrong_with_a_folder(archive: Path) -> None:
    docgen("batch", "archive/[12]", "-o", "out", "-f", "docx", cwd=archive)
    (archive / "out" / "2026-03-14-INC-1-postmortem.docx").unlink()
    (archive / "out" / "mine.txt").write_text("x")
    done = docgen("verify", "out", cwd=archive)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "2026-03-14-INC-1-postmortem.docx: missing",
        "mine.txt: extra",
        "out: differs from its manifest: 1 document intact",
    ]
    said = json.loads(docgen("verify", "out", "--format", "json", cwd=archive).stdout)
    assert said["folders"][0]["findings"][0] == {
        "fault": "missing",
        "file": "2026-03-14-INC-1-postmortem.docx",
        "messages": [],
    }


def test_a_folder_is_compared_with_its_own_manifest_alone(archive: Path) -> None:
    done = docgen("verify", "archive", "--data", "archive/1/incident.yaml", cwd=archive)
    assert done.returncode == 2
    assert "is a folder" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["archive/4"], "archive/4"),
        (["archive/*.toml"], "archive/*.toml"),
        (["archive", "--name", "{nothing}"], "a field {nothing}, and there is none"),
        (["archive/[12]", "--name", "{date}"], "2026-03-14.docx would be made from archive/1/incident.yaml"),
        (["archive", "--memory", "3M"], "too little"),
        (["archive", "--memory", "lots"], "'lots' is no size (such as 800M or 2G)"),
        (["archive", "--timeout", "0"], "too little"),
        (["archive", "--timeout", "soon"], "'soon' is no duration"),
        (["archive", "-j", "0"], "--jobs"),
        (["archive", "-l", "nothing"], "there is no layout 'nothing'"),
        (["archive", "-o", "archive/1/incident.yaml"], "is a file, not a folder"),
    ],
)
def test_what_cannot_start_says_why_and_makes_nothing(archive: Path, arguments: list[str], said: str) -> None:
    done = docgen("batch", "-o", "out", *arguments, cwd=archive)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    out = archive / "out"
    assert not out.exists() or [path.name for path in out.iterdir()] == ["manifest.jsonl"]


def test_a_bar_on_a_terminal(archive: Path) -> None:
    ours, theirs = pty.openpty()
    process = Popen(
        [sys.executable, "-m", "docgen.cli", "batch", "archive/[12]", "-o", "out", "-f", "docx"],
        cwd=archive,
        stdout=theirs,
        stderr=theirs,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "120"},
    )
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 4096):
            shown += piece
    except OSError:  # how a terminal says that nobody writes to it any more
        pass
    finally:
        os.close(ours)
    assert process.wait(60) == 0
    text = shown.decode()
    assert "Making documents" in text
    assert "2/2" in text
    assert "a minute" in text
    assert "made 2026" not in text


def test_a_folder_called_docgen_where_the_user_stands_is_not_loaded(archive: Path) -> None:
    (archive / "docgen").mkdir()
    (archive / "docgen" / "__init__.py").write_text("raise RuntimeError('not this docgen')\n")
    script = Path(sys.executable).with_name("docgen")
    done = run(
        [script, "batch", "archive/[12]", "-o", "out", "-f", "docx", "-j", "1"],
        cwd=archive,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "RuntimeError" not in done.stderr


def test_the_least_memory_is_that_of_the_workers() -> None:
    assert crew.LEAST_MEMORY == LEAST_MEMORY
