"""``docgen token`` and ``docgen audit-log``: who may use a service, and who did."""

from __future__ import annotations

import json
import re
import stat
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from within import Run, within

from docgen.cli import token as command
from docgen.service.access.audit import Line, add
from docgen.service.access.scope import SCOPES
from docgen.service.access.token import Token, find
from docgen.service.database import open_database


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOCGEN_DATA", "data")
    return within(monkeypatch, capsys)


def found(tmp_path: Path, text: str) -> Token:
    database = open_database(str(tmp_path / "data" / "docgen.sqlite"))
    token = find(database, text.strip())
    database.close()
    assert isinstance(token, Token)
    return token


class TestNew:
    def test_prints_the_token_alone_and_says_the_rest_beside_it(self, run: Run, tmp_path: Path) -> None:
        done = run("token", "new", "--owner", "ama")
        assert done.returncode == 0
        assert re.fullmatch(r"docgen_[0-9a-f]{16}_[\w-]{43}\n", done.stdout)
        token = found(tmp_path, done.stdout)
        assert (token.owner, token.scopes) == ("ama", {"validate", "render", "read", "verify"})
        assert token.expires is not None
        assert round((token.expires - token.created) / 86400) == 90
        assert (
            f"the token {token.id} of ama, for read, render, validate, verify; it expires at 2" in done.stderr
        )
        assert "not shown again" in done.stderr
        assert done.stdout.strip().split("_", 2)[2] not in done.stderr

    def test_gives_what_is_asked_for(self, run: Run, tmp_path: Path) -> None:
        done = run(
            "token", "new", "--owner", "bo", "--scope", "metrics", "--scope", "read", "--expires", "never"
        )
        token = found(tmp_path, done.stdout)
        assert (token.scopes, token.expires) == ({"metrics", "read"}, None)
        assert "it never expires" in done.stderr

    @pytest.mark.parametrize(("text", "seconds"), [("12h", 43200), ("2w", 1209600), ("90m", 5400)])
    def test_takes_a_lifetime_in_other_units(self, run: Run, tmp_path: Path, text: str, seconds: int) -> None:
        token = found(tmp_path, run("token", "new", "--owner", "ama", "--expires", text).stdout)
        assert token.expires == pytest.approx(token.created + seconds)

    @pytest.mark.parametrize(
        "text", ["", "90", "0d", "-1d", "1s", "99999d", "9" * 400 + "d", "soon", "nan d"]
    )
    def test_refuses_a_lifetime_that_is_none(self, run: Run, tmp_path: Path, text: str) -> None:
        done = run("token", "new", "--owner", "ama", f"--expires={text}")
        assert done.returncode == 2
        assert "--expires" in done.stderr
        assert not (tmp_path / "data").exists()

    @pytest.mark.parametrize("owner", ["", " ama", "a\x1bb"])
    def test_refuses_an_owner_that_cannot_be_shown(self, run: Run, owner: str) -> None:
        done = run("token", "new", "--owner", owner)
        assert (done.returncode, done.stdout) == (2, "")
        assert "no name of an owner" in done.stderr

    def test_refuses_a_scope_that_there_is_not(self, run: Run) -> None:
        done = run("token", "new", "--owner", "ama", "--scope", "admin")
        assert done.returncode == 2
        assert "'metrics'" in done.stderr

    def test_knows_the_scopes_that_the_service_knows(self) -> None:
        assert tuple(SCOPES) == command._SCOPES

    @pytest.mark.skipif(sys.platform == "win32", reason="there are no such modes")
    def test_keeps_the_folder_and_the_database_to_the_account(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "data").mkdir(mode=0o755)
        run("token", "new", "--owner", "ama")
        run("token", "new", "--owner", "ama", "--data", "other/place")
        modes = [
            stat.S_IMODE((tmp_path / name).stat().st_mode)
            for name in ("data/docgen.sqlite", "other/place", "other/place/docgen.sqlite")
        ]
        assert modes == [0o600, 0o700, 0o600]

    def test_says_that_the_folder_cannot_be_made(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("no folder")
        done = run("token", "new", "--owner", "ama", "--data", "file/data")
        assert (done.returncode, done.stdout) == (2, "")
        assert "file/data: the folder cannot be made: Not a directory" in done.stderr


class TestList:
    def test_shows_how_each_stands_and_never_a_hash(self, run: Run, tmp_path: Path) -> None:
        first = run("token", "new", "--owner", "ama").stdout.strip()
        second = run("token", "new", "--owner", "bo", "--expires", "never").stdout.strip()
        run("token", "revoke", second.split("_")[1])
        done = run("token", "list")
        assert done.returncode == 0
        lines = done.stdout.splitlines()
        assert lines[0] == f"{first.split('_')[1]}: holds: ama"
        assert lines[2] == f"{second.split('_')[1]}: revoked: bo"
        assert "never expires" in lines[3]
        for text in (done.stdout, run("token", "list", "--json").stdout):
            assert not re.search(r"[0-9a-f]{17}", text)
            assert first.split("_", 2)[2] not in text

    def test_says_it_as_json(self, run: Run) -> None:
        run("token", "new", "--owner", "ama", "--scope", "read")
        run("token", "new", "--owner", "bo")
        (token,) = json.loads(run("token", "list", "--owner", "ama", "--json").stdout)["tokens"]
        assert token["owner"] == "ama"
        assert token["scopes"] == ["read"]
        assert (token["state"], token["revoked"]) == ("holds", None)
        assert set(token) == {"id", "owner", "scopes", "state", "created", "expires", "revoked"}

    @pytest.mark.parametrize(
        "arguments", [("token", "list"), ("token", "revoke", "x"), ("audit-log",)], ids=" ".join
    )
    def test_makes_no_database_where_there_is_none(
        self, run: Run, tmp_path: Path, arguments: tuple[str, ...]
    ) -> None:
        done = run(*arguments)
        assert done.returncode == 2
        assert "data: there is no database of a service here" in done.stderr
        assert not (tmp_path / "data").exists()

    def test_is_of_the_service_that_serve_would_start(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("DOCGEN_DATA")
        done = run("token", "list")
        assert "docgen-data: there is no database of a service here" in done.stderr

    def test_takes_the_database_by_its_address(self, run: Run, tmp_path: Path) -> None:
        run("token", "new", "--owner", "ama")
        done = run("token", "list", "--database", f"sqlite:///{tmp_path}/data/docgen.sqlite")
        assert ": holds: ama" in done.stdout


class TestRevoke:
    def test_says_of_each_whether_it_was_revoked_already(self, run: Run) -> None:
        ids = [run("token", "new", "--owner", "ama").stdout.split("_")[1] for _ in range(2)]
        assert run("token", "revoke", ids[0]).stdout == f"{ids[0]}: revoked: ama\n"
        done = run("token", "revoke", *ids)
        assert done.stdout == f"{ids[0]}: revoked already: ama\n{ids[1]}: revoked: ama\n"

    def test_says_that_there_is_no_such_token(self, run: Run) -> None:
        run("token", "new", "--owner", "ama")
        done = run("token", "revoke", "0123")
        assert (done.returncode, done.stdout) == (2, "")
        assert "'0123': there is no such token" in done.stderr


class TestAuditLog:
    def fill(self, tmp_path: Path) -> None:
        database = open_database(str(tmp_path / "data" / "docgen.sqlite"))
        with database.writing() as connection:
            at = datetime(2026, 2, 3, 12, tzinfo=UTC).timestamp()
            add(connection, Line("ama", "job-submitted", "t1", job="j1", detail="3 layouts"), at)
            add(
                connection,
                Line("bo\nx", "document-fetched", job="j2", document="a.pdf", sha256="ff"),
                at + 60,
            )
        database.close()

    @pytest.fixture
    def filled(self, run: Run, tmp_path: Path) -> Run:
        (tmp_path / "data").mkdir()
        self.fill(tmp_path)
        return run

    def test_prints_a_line_each(self, filled: Run) -> None:
        assert filled("audit-log").stdout.splitlines() == [
            "2026-02-03T12:00:00.000Z ama with the token t1: job-submitted, job j1, 3 layouts",
            "2026-02-03T12:01:00.000Z bo x: document-fetched, job j2, a.pdf, SHA-256 ff",
        ]

    def test_prints_a_json_object_a_line(self, filled: Run) -> None:
        first, second = map(json.loads, filled("audit-log", "--json").stdout.splitlines())
        assert (first["seq"], first["at"], first["owner"]) == (1, "2026-02-03T12:00:00.000Z", "ama")
        assert (second["job"], second["document"], second["sha256"]) == ("j2", "a.pdf", "ff")

    @pytest.mark.parametrize(
        "since", ["2026-02-03T12:00:30", "2026-02-03T13:00:30+01:00", "2026-02-03T12:00:30Z"]
    )
    def test_prints_what_was_done_since(self, filled: Run, since: str) -> None:
        (line,) = filled("audit-log", "--since", since).stdout.splitlines()
        assert "document-fetched" in line

    def test_prints_what_one_owner_did(self, filled: Run) -> None:
        (line,) = filled("audit-log", "--owner", "ama").stdout.splitlines()
        assert "job-submitted" in line

    def test_refuses_a_moment_that_is_none(self, filled: Run) -> None:
        done = filled("audit-log", "--since", "yesterday")
        assert done.returncode == 2
        assert "is not a time" in done.stderr

    def test_tells_of_tokens_too(self, run: Run) -> None:
        id_ = run("token", "new", "--owner", "ama").stdout.split("_")[1]
        run("token", "revoke", id_)
        actions = [json.loads(line)["action"] for line in run("audit-log", "--json").stdout.splitlines()]
        assert actions == ["token-issued", "token-revoked"]
