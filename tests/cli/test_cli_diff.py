"""``docgen diff`` as its users meet it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from test_cli_commands import MINIMAL, docgen

from made import made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "old.yaml").write_text(MINIMAL)
    (tmp_path / "new.yaml").write_text(
        MINIMAL.replace("Login slow", "Login very slow") + "commander: A. B.\n"
    )
    return tmp_path


def test_what_differs_is_told_with_marks(folder: Path) -> None:
    done = docgen("diff", "old.yaml", "new.yaml", cwd=folder)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines() == [
        "Incident Summary",
        "  ~ Incident Title: Login {+very +}slow",
        "  + Incident Commander: {+A. B.+}",
        "2 differences: 1 added, 1 changed",
    ]
    assert {each.name for each in folder.iterdir()} == {"old.yaml", "new.yaml"}


def test_the_same_data_do_not_differ(folder: Path) -> None:
    done = docgen("diff", "old.yaml", "-", cwd=folder, stdin=MINIMAL)
    assert (done.returncode, done.stdout, done.stderr) == (0, "no differences\n", "")


def test_machines_are_told_in_json(folder: Path) -> None:
    said = json.loads(docgen("diff", "old.yaml", "new.yaml", "--format", "json", cwd=folder).stdout)
    (part,) = said["parts"]
    assert part["changes"][0] == {
        "name": "Incident Title",
        "path": "title",
        "change": "changed",
        "pieces": [{"kept": "Login "}, {"inserted": "very "}, {"kept": "slow"}],
    }
    assert said["documents"] == []


def test_the_report_is_made_in_both_formats(folder: Path) -> None:
    done = docgen("diff", "old.yaml", "new.yaml", "-f", "all", cwd=folder)
    assert done.returncode == 1
    assert done.stdout.splitlines()[-2:] == ["new-diff.docx", "new-diff.pdf"]
    assert (folder / "new-diff.pdf").read_bytes().startswith(b"%PDF-")
    assert docgen("verify", "new-diff.docx", "new-diff.pdf", cwd=folder).returncode == 0


def test_what_is_compared_is_not_overwritten(folder: Path) -> None:
    shutil.copy(made("minimal", "postmortem", "pdf"), folder / "a.pdf")
    before = (folder / "a.pdf").read_bytes()
    done = docgen("diff", "a.pdf", "new.yaml", "-o", "./a.pdf", cwd=folder)
    assert done.returncode == 2
    assert "a.pdf is compared: the report needs another name" in done.stderr
    assert (folder / "a.pdf").read_bytes() == before


def test_problems_of_both_are_told_at_once(folder: Path) -> None:
    (folder / "bad.yaml").write_text(MINIMAL.replace("S3", "S9"))
    (folder / "foreign.docx").write_bytes(b"PK\x03\x04nothing")
    done = docgen("diff", "bad.yaml", "foreign.docx", cwd=folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("bad.yaml:3:11: severity: ")
    assert "\nforeign.docx: " in done.stderr


def test_only_what_both_hold_is_compared_where_asked(folder: Path) -> None:
    done = docgen("diff", "old.yaml", "new.yaml", "--common", cwd=folder)
    assert "not compared: Incident Commander\n1 difference: 1 changed\n" in done.stdout
