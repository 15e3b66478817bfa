"""Where a register may lie, and what is said where it does not."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from issues import ISSUE, finished, held

from docgen.errors import DocgenError, OutputError, RegisterError
from docgen.register import State, open_register
from docgen.register.address import File, Server, read_address
from docgen.register.connection import transaction
from docgen.register.schema import ABOUT


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("register.db", "register.db"),
        ("sqlite:///register.db", "register.db"),
        ("sqlite:////var/lib/register.db", "/var/lib/register.db"),
        ("sqlite+pysqlite:///a b.db", "a b.db"),
        ("file:x?mode=memory", "file:x?mode=memory"),
    ],
)
def test_files(text: str, path: str) -> None:
    address = read_address(text)
    assert isinstance(address, File)
    assert address.path == Path(path)


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_servers(scheme: str) -> None:
    address = read_address(f"{scheme}://ama:secret@db.example:5433/registers?sslmode=verify-full")
    assert isinstance(address, Server)
    assert address.url.drivername == "postgresql+psycopg"
    assert "secret" not in address.shown
    assert "secret" not in repr(address)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a\x00b",
        "mysql://ama:secret@host/db",
        "postgresql+pg8000://ama:secret@host/db",
        "sqlite+pysqlcipher://:secret@/x.db",
        "mssql+pyodbc://ama:secret@host/db",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///file:x?mode=memory&uri=true",
        "sqlite:///x.db?check_same_thread=false&secret=1",
        "sqlite://secret@host/x.db",
        "postgresql://ama:secret@host/db?passfile=/etc/shadow",
        "postgresql://ama:secret@host/db?service=x",
        "postgresql://ama:secret@host:port/db",
        "://secret",
        "secret://",
        "http://secret@example.org/register.db",
    ],
)
def test_nothing_else_and_no_word_of_a_password(text: str) -> None:
    with pytest.raises(RegisterError) as caught:
        read_address(text)
    assert "secret@" not in str(caught.value)
    assert ":secret" not in str(caught.value)


@given(st.text(max_size=40) | st.text("sqlitepogre+:/?@%[]x", max_size=40))
def test_any_text_is_an_address_or_an_error(text: str) -> None:
    for each in (text, f"postgresql://{text}", f"sqlite:///{text}"):
        with suppress(RegisterError):
            read_address(each)


def test_there_is_none_yet(tmp_path: Path) -> None:
    register = open_register(str(tmp_path / "register.db"))
    for ask in (register.check, register.standing, lambda: register.answer(held(finished()))):
        with pytest.raises(RegisterError, match=r"there is no register \(docgen issue makes one\)"):
            ask()
    assert not any(tmp_path.iterdir())


def test_it_appears_alone_and_in_a_folder_made_for_it(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "re%gister?#.db"
    open_register(str(path)).issue([finished()], ISSUE)
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    assert open_register(f"{path.parent}/./{path.name}").answer(held(finished())).state is State.ISSUED


def foreign(path: Path, kind: str) -> None:
    if kind == "another database":
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("CREATE TABLE bookmarks (address TEXT)")
    elif kind == "one that only looks like it":
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("CREATE TABLE docgen_register (only_row INTEGER)")
    elif kind == "one that says nothing":
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("CREATE TABLE docgen_register (schema_version TEXT)")
            connection.execute("INSERT INTO docgen_register VALUES ('1')")
    elif kind == "a folder":
        path.mkdir()
    else:
        path.write_bytes({"text": b"id: INC-7\n" * 200, "nothing": b""}[kind])


@pytest.mark.parametrize(
    "kind",
    [
        "another database",
        "one that only looks like it",
        "one that says nothing",
        "a folder",
        "text",
        "nothing",
    ],
)
def test_something_else_is_refused_and_left_as_it_is(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "register.db"
    foreign(path, kind)
    before = path.read_bytes() if path.is_file() else None
    register = open_register(str(path))
    for ask in (register.check, lambda: register.issue([finished()], ISSUE)):
        with pytest.raises(RegisterError, match=r"register\.db: "):
            ask()
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("place", [0.0, 0.3, 0.5, 0.8, 0.97])
def test_a_damaged_file_is_an_error_and_no_bug(tmp_path: Path, place: float) -> None:
    path = tmp_path / "register.db"
    register = open_register(str(path))
    register.issue([finished(f"{each}") for each in range(1, 40)], ISSUE)
    data = bytearray(path.read_bytes())
    start = int(len(data) * place)
    data[start : start + 600] = bytes(255 - each for each in data[start : start + 600])
    path.write_bytes(data)
    for ask in (register.standing, lambda: register.issue([finished("99")], ISSUE)):
        with suppress(DocgenError):  # what is damaged may lie elsewhere
            ask()
    try:
        found = register.check()
    except DocgenError as error:
        assert str(error)
    else:
        assert all(found.faults)
        assert found.faults or found.entries in {39, 40}  # a page has room in which nothing is kept


def test_values_of_other_types_are_faults(tmp_path: Path) -> None:
    register = open_register(str(tmp_path / "register.db"))
    register.issue([finished("1"), finished("2")], ISSUE)
    with closing(sqlite3.connect(tmp_path / "register.db")) as connection, connection:
        connection.execute("DROP TRIGGER docgen_register_no_update")
        connection.execute("UPDATE docgen_register_entry SET recipient = X'00ff' WHERE seq = 2")
    assert "entry 2 cannot be read" in register.check().faults


def test_a_disk_that_takes_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    register = open_register(str(tmp_path / "register.db"))
    register.issue([finished("1")], ISSUE)
    with pytest.raises(OutputError, match=r"register\.db: cannot be written: database or disk is full"):
        _fill(register)
    assert register.check().faults == ()
    assert register.check().entries == 1


def _fill(register) -> None:
    with transaction(register.address, writing=True) as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        connection.execute(ABOUT.update().values(head="x" * 1_000_000))


def test_a_file_where_nothing_can_be_written_is_read(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """As from a share or a medium that is for reading; the log beside the file cannot be made there."""
    path = tmp_path / "register.db"
    open_register(str(path)).issue([finished()], ISSUE)
    other = tmp_path_factory.mktemp("other") / "register.db"
    open_register(str(other)).issue([finished()], ISSUE)
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    script = (
        "import os, sys\n"
        "from docgen.register import open_register\n"
        "from issues import *\n"
        "open_register(sys.argv[2]).check()  # all is loaded while it may be read\n"
        "os.getuid() or os.setuid(65534)\n"
        "print(open_register(sys.argv[1]).check().entries)\n"
        "try: open_register(sys.argv[1]).issue([finished('2')], ISSUE)\n"
        "except Exception as error: print(type(error).__name__)\n"
    )
    try:
        for folder in (tmp_path, *list(tmp_path.parents)[:3]):  # pytest keeps its folders to itself
            folder.chmod(folder.stat().st_mode | 0o055)
        done = subprocess.run(
            [sys.executable, "-c", script, path, other],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parent)},
        )
    finally:
        tmp_path.chmod(0o755)
    assert done.stdout.split() == ["1", "OutputError"], done.stderr


def test_a_folder_that_may_not_be_entered_is_an_error_and_no_bug(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: Path, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refused)
    with pytest.raises(RegisterError, match=r"register\.db: it cannot be reached: Permission denied"):
        open_register(str(tmp_path / "register.db")).check()


def test_without_the_driver_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(RegisterError, match=r"pip install 'docgen\[postgresql\]'"):
        open_register("postgresql://ama@localhost/x").check()


def test_a_server_that_does_not_answer(tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(RegisterError, match="the register cannot be used") as caught:
        open_register(f"postgresql://ama:secret@/x?host={tmp_path}").check()
    assert "secret" not in str(caught.value)
