"""``docgen serve`` and ``docgen work``: options mean what they say, and what is wrong is one line."""

from __future__ import annotations

import socket
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from test_cli_commands import docgen as run_docgen

import docgen.service.server
from docgen.batch import cores, memory_of_machine
from docgen.batch.limit import LEAST_MEMORY
from docgen.cli.group import docgen as commands
from docgen.service.database import open_database
from docgen.service.settings import Limits, Settings, Workforce


class Started:
    """What the server, or the runner, was started with."""

    def __init__(self) -> None:
        self.settings = Settings(Path())
        self.address: tuple[str, int] = ("", 0)
        self.force = Workforce(0, 0)

    def serve(self, settings: Settings, address: tuple[str, int], force: Workforce, tell: Any) -> None:
        self.settings, self.address, self.force = settings, address, force
        tell("http://there/")

    def work(self, settings: Settings, force: Workforce) -> None:
        self.settings, self.force = settings, force


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    found = Started()
    monkeypatch.setattr(docgen.service.server, "serve", found.serve)
    monkeypatch.setattr(docgen.service.server, "work", found.work)
    for name in ("DATA", "DATABASE", "STORE", "THEMES", "POLICY", "REGISTER"):
        monkeypatch.delenv(f"DOCGEN_{name}", raising=False)
    return found


def ran(*given: str, **environment: str) -> str:
    done = CliRunner().invoke(commands, [*given], env=environment, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_without_options_it_is_for_this_machine_and_keeps_all_in_one_folder(
    started: Started, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "http://there/" in ran("serve")
    assert started.address == ("127.0.0.1", 8080)
    assert started.settings == Settings(tmp_path / "docgen-data", open=True)
    assert started.force.jobs == cores()
    assert started.force.memory >= LEAST_MEMORY
    assert started.force.memory <= max(memory_of_machine(), LEAST_MEMORY)


def test_every_option_means_what_it_says(started: Started, tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").touch()
    ran(
        *("serve", "--host", "0.0.0.0", "--port", "9", "--data", str(tmp_path / "d")),
        *("--database", "postgresql://h/d", "--store", "s3://b/x", "--themes", str(tmp_path)),
        *("--policy", str(tmp_path / "policy.yaml"), "--register", "r.db", "--timeout", "5m"),
        *("--keep", "2d", "--queue", "7", "--max-body", "3M", "--jobs", "3", "--memory", "2G"),
    )
    limits = Limits(document=300.0, keep=172_800.0, queue=7, body=3 * 2**20)
    assert started.settings == Settings(
        tmp_path / "d",
        database="postgresql://h/d",
        store="s3://b/x",
        themes=tmp_path,
        policy=tmp_path / "policy.yaml",
        register="r.db",
        open=False,
        limits=limits,
    )
    assert isinstance(started.settings.limits.body, int)
    assert started.address == ("0.0.0.0", 9)
    assert started.force == Workforce(3, 2 * 2**30)


def test_the_environment_says_the_same_and_an_option_is_stronger(started: Started, tmp_path: Path) -> None:
    told = {
        "DOCGEN_DATA": str(tmp_path / "e"),
        "DOCGEN_DATABASE": "postgresql://env/d",
        "DOCGEN_STORE": "s3://env/x",
        "DOCGEN_THEMES": str(tmp_path),
        "DOCGEN_REGISTER": "env.db",
    }
    for command in ("serve", "work"):
        ran(command, "--store", "mine", **told)
        assert started.settings.data == tmp_path / "e"
        assert started.settings.database == "postgresql://env/d"
        assert started.settings.store == "mine"
        assert started.settings.themes == tmp_path
        assert started.settings.register == "env.db"


@pytest.mark.parametrize(
    ("given", "is_open"),
    [
        ((), True),
        (("--host", "localhost"), True),
        (("--host", "::1"), True),
        (("--require-token",), False),
        (("--host", "0.0.0.0"), False),
        (("--host", ""), False),
        (("--host", "::"), False),
        (("--host", "127.0.0.1.example.org"), False),
    ],
)
def test_only_on_this_machine_nobody_needs_a_token(
    started: Started, given: tuple[str, ...], is_open: bool
) -> None:
    ran("serve", *given)
    assert started.settings.open is is_open


def test_without_jobs_it_serves_and_makes_nothing(started: Started) -> None:
    ran("serve", "--jobs", "0")
    assert started.force.jobs == 0
    done = CliRunner().invoke(commands, ["work", "--jobs", "0"])
    assert done.exit_code == 2
    assert "--jobs 0 makes nothing (at least 1)" in done.output


@pytest.mark.parametrize(
    "given",
    [
        ("--port", "65536"),
        ("--port", "-1"),
        ("--queue", "0"),
        ("--timeout", "soon"),
        ("--keep", "0s"),
        ("--max-body", "1"),
        ("--memory", "1M"),
        ("--jobs", "-1"),
        ("--themes", "/nowhere"),
        ("--policy", "/nowhere"),
    ],
)
def test_a_wrong_option_is_said(started: Started, given: tuple[str, str]) -> None:
    done = CliRunner().invoke(commands, ["serve", *given])
    assert done.exit_code == 2
    assert given[0] in done.output


def refused(code: int, *given: str, cwd: Path) -> str:
    """What a command says that cannot be done: each problem one line, and no trace."""
    done = run_docgen(*given, cwd=cwd)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert "bug" not in done.stderr
    assert done.stdout == ""
    return done.stderr


def test_a_port_that_is_taken_is_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = refused(2, "serve", "--port", str(port), cwd=tmp_path)
    assert told == f"error: nothing can listen at 127.0.0.1:{port}: Address already in use\n"


@pytest.mark.parametrize("command", ["serve", "work"])
def test_a_database_that_is_none_is_one_line_without_its_secrets(tmp_path: Path, command: str) -> None:
    told = refused(2, command, "--database", "mysql://ama:secret@h/d", cwd=tmp_path)
    assert told.startswith("error: mysql: a database is not kept there (name a file")
    assert told.count("\n") == 1
    assert "secret" not in told


def test_a_database_of_a_later_docgen_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "docgen-data" / "docgen.sqlite"
    path.parent.mkdir()
    open_database(str(path)).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE docgen_service SET schema_version = 2")
    told = refused(2, "work", cwd=tmp_path)
    assert "its tables have version 2, and this docgen knows 1" in told
    assert told.count("\n") == 1


def test_all_problems_of_all_themes_are_told(tmp_path: Path) -> None:
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "a.yaml").write_text("page: A9\ncolour: red\n", "utf-8")
    (tmp_path / "themes" / "b.yaml").write_text("organisation: X\n", "utf-8")
    told = refused(1, "serve", "--themes", "themes", cwd=tmp_path)
    assert told.count("themes/a.yaml:") == 2
    assert told.count("themes/b.yaml:") == 1
