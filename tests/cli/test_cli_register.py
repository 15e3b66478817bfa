"""``docgen issue``, ``docgen register`` and what ``docgen verify`` asks of the register."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest
from test_cli_commands import docgen
from within import Run, within

from docgen.pipeline import assemble, validate, write
from docgen.readers import read_bytes

DATA = (
    'id: INC-7\ntitle: {title}\nseverity: S3\ndate: "2026-02-03"\n'
    'document: {{number: PM-7, version: "{version}"}}\n'
)


@cache
def bytes_of(version: str, title: str = "Login slow") -> bytes:
    data = DATA.format(version=version, title=title).encode()
    return write(assemble(validate(read_bytes(data, "incident.yaml")), "regulatory"), "docx").data


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for version in ("1.0", "1.1"):
        (tmp_path / f"{version}.docx").write_bytes(bytes_of(version))
    (tmp_path / "other.docx").write_bytes(bytes_of("1.0", "Login slower"))
    return tmp_path


@pytest.fixture
def at(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("DOCGEN_REGISTER", "register.db")
    return within(monkeypatch, capsys)


def in_process(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return docgen(*arguments, cwd=folder, DOCGEN_REGISTER="register.db")


def test_from_issue_to_supersession(folder: Path) -> None:
    done = in_process(folder, "issue", "1.0.docx", "--recipient", "BaFin", "--by", "Ama")
    assert (done.returncode, done.stderr) == (0, "")
    first, second = done.stdout.splitlines()
    assert first == "1.0.docx: issued: PM-7 version 1.0 (internal, regulatory docx)"
    assert " by Ama to BaFin, entry 1 " in second

    again = in_process(folder, "issue", "1.0.docx")
    assert again.returncode == 0
    assert again.stdout.startswith("1.0.docx: issued already: ")

    known = in_process(folder, "verify", "1.0.docx")
    assert known.returncode == 0
    lines = known.stdout.splitlines()[-3:]
    assert lines[:2] == ["  register: issued", "    PM-7 version 1.0 (internal, regulatory docx)"]
    assert lines[2].endswith("Z by Ama to BaFin")

    later = in_process(folder, "issue", "1.1.docx")
    assert "  supersedes version 1.0" in later.stdout.splitlines()
    superseded = in_process(folder, "verify", "1.0.docx", "1.1.docx")
    assert superseded.returncode == 1
    assert "  register: superseded\n" in superseded.stdout
    assert "    superseded by version 1.1, issued " in superseded.stdout
    assert "  register: issued\n" in superseded.stdout


def test_names_of_files_are_not_trusted(folder: Path, at: Run) -> None:
    (folder / "1.0.docx").rename(folder / "PM-9 version 8.docx")
    done = at("issue", "PM-9 version 8.docx")
    assert "issued: PM-7 version 1.0 " in done.stdout


def test_what_is_refused_is_refused_with_all_that_goes_with_it(folder: Path, at: Run) -> None:
    at("issue", "1.0.docx")
    (folder / "mine.docx").write_bytes(b"PK")
    done = at("issue", "1.1.docx", "mine.docx", "nowhere.docx")
    assert done.returncode == 1
    assert "mine.docx: the file is broken" in done.stderr
    assert "nowhere.docx: the file cannot be read: No such file or directory" in done.stderr
    assert "2 errors" in done.stderr
    done = at("issue", "1.1.docx", "other.docx")
    assert done.returncode == 1
    assert (
        "other.docx: PM-7 version 1.0 (internal, regulatory docx) was issued as another file" in done.stderr
    )
    assert at("verify", "1.1.docx").stdout.count("register: unknown") == 1


def test_for_machines(folder: Path, at: Run) -> None:
    done = at("issue", "1.0.docx", "1.1.docx", "--json", "--by", "Ama")
    said = json.loads(done.stdout)
    assert (said["register"], said["problems"]) == ("register.db", [])
    assert [each["new"] for each in said["documents"]] == [True, True]
    assert [each["superseded_by"] for each in said["documents"]] == ["1.1", None]
    assert said["documents"][0]["entry"]["number"] == "PM-7"

    done = at("issue", "other.docx", "--json")
    assert done.returncode == 1
    (problem,) = json.loads(done.stdout)["problems"]
    assert (problem["file"], problem["rule"]) == ("other.docx", "issued-otherwise")

    done = at("verify", "1.0.docx", "other.docx", "--format", "json")
    assert done.returncode == 1
    one, other = (each["register"] for each in json.loads(done.stdout)["files"])
    assert (one["state"], one["superseded_by"]["version"]) == ("superseded", "1.1")
    assert (other["state"], other["entry"]["version"]) == ("altered", "1.0")

    listed = json.loads(at("register", "list", "--json").stdout)["entries"]
    assert [each["version"] for each in listed] == ["1.0", "1.1"]
    checked = json.loads(at("register", "check", "--json").stdout)
    assert (checked["sound"], checked["entries"], checked["head"]) == (True, 2, listed[1]["digest"])


def test_list_and_withdraw(folder: Path, at: Run) -> None:
    at("issue", "1.0.docx", "1.1.docx")
    done = at("register", "withdraw", "PM-7", "--version", "1.1", "--reason", "a wrong figure")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("PM-7 version 1.1 (internal, regulatory docx): withdrawn: ")
    again = at("register", "withdraw", "PM-7", "--version", "1.1")
    assert "withdrawn already" in again.stdout
    states = [line.rpartition(": ")[2] for line in at("register", "list", "pm-7").stdout.splitlines()[::2]]
    assert states == ["superseded", "withdrawn"]
    assert at("register", "list", "PM-8").stdout == ""
    done = at("verify", "1.1.docx")
    assert done.returncode == 1
    assert "  register: withdrawn\n" in done.stdout
    assert ": a wrong figure\n" in done.stdout
    done = at("register", "withdraw", "PM-7", "--version", "3")
    assert done.returncode == 1
    assert "(of this number the register has 1.0, 1.1)" in done.stderr


def test_check(folder: Path, at: Run) -> None:
    at("issue", "1.0.docx", "1.1.docx")
    done = at("register", "check")
    assert done.returncode == 0
    head = done.stdout.split()[-1]
    assert at("register", "check", "--head", head.upper()).returncode == 0
    with closing(sqlite3.connect(folder / "register.db")) as connection, connection:
        connection.execute("DROP TRIGGER docgen_register_no_delete")
        connection.execute("DELETE FROM docgen_register_entry WHERE seq = 2")
    done = at("register", "check")
    assert done.returncode == 1
    assert done.stdout.startswith("register.db: changed: 1 entry, the last ")
    done = at("verify", "1.0.docx")
    assert done.returncode == 1
    assert "1.0.docx: intact\n" in done.stdout, "which needs no register"
    assert "register: no answer: entries of the register were added or removed by other hands" in done.stdout
    assert at("issue", "1.1.docx").returncode == 1


def test_a_file_that_cannot_be_read_is_no_issued_one(folder: Path, at: Run) -> None:
    at("issue", "1.0.docx")
    (folder / "broken.docx").write_bytes(b"PK broken")
    done = at("verify", "broken.docx", "nowhere.docx", "1.0.docx")
    assert done.returncode == 1
    assert "register: unknown" in done.stdout
    assert "register: no answer: the file cannot be read" in done.stdout
    assert "register: issued" in done.stdout


@pytest.mark.parametrize(
    ("register", "message"),
    [
        ("nowhere.db", "nowhere.db: there is no register (docgen issue makes one)"),
        ("1.0.docx", "1.0.docx: the file is broken, or no register: file is not a database"),
        ("mysql://a:secret@b/c", "mysql: a register is not kept there"),
        ("sqlite:///:memory:", "a register is kept in a file"),
    ],
)
def test_what_is_no_register(at: Run, register: str, message: str) -> None:
    for command in (("verify", "1.0.docx"), ("register", "check")):
        done = at(*command, "--register", register)
        assert done.returncode == 2
        assert message in done.stderr
        assert "secret" not in done.stderr


def test_a_register_that_cannot_be_made(folder: Path, at: Run) -> None:
    (folder / "taken").write_text("")
    done = at("issue", "1.0.docx", "--register", "taken/register.db")
    assert done.returncode == 4
    assert "taken/register.db: cannot be written" in done.stderr


def test_a_register_must_be_named(at: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DOCGEN_REGISTER")
    for command in (("issue", "1.0.docx"), ("register", "list")):
        done = at(*command)
        assert done.returncode == 2
        assert "Missing option '--register'" in done.stderr
    assert "register" not in at("verify", "1.0.docx").stdout


def test_the_database_stays_out_of_whatever_does_not_ask_it(folder: Path) -> None:
    for arguments in (["register", "--help"], ["verify", "1.0.docx"]):
        script = (
            "import sys\nfrom docgen.cli.group import docgen\n"
            f"try: docgen.main({arguments!r}, standalone_mode=False)\nexcept SystemExit: pass\n"
            "print(*sorted(sys.modules), file=sys.stderr)\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=folder
        )
        loaded = set(done.stderr.splitlines()[-1].split())
        assert not loaded & {"sqlalchemy", "sqlite3", "psycopg", "docgen.register"}
