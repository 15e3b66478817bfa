"""One transaction at a register: whole or not at all, one writer at a time, and its errors in docgen's words.

A writer of SQLite begins with ``BEGIN IMMEDIATE``, one of PostgreSQL takes an advisory lock, so that what it
reads still holds when it writes. Readers see one state throughout and wait for nobody.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import assert_never
from urllib.parse import quote

from sqlalchemy import Connection, Engine, NullPool, create_engine, event, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from docgen.errors import OutputError, RegisterError
from docgen.register.address import Address, File, Server

PATIENCE = 30
"""How many seconds a writer waits for another."""
_LOCK = 0x646F6367656E  # "docgen": the number of the advisory lock
_NOT_WRITTEN = ("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_IOERR")
_NOT_WRITTEN_STATES = ("53100", "25006")
"""Of PostgreSQL (appendix A): disk_full, read_only_sql_transaction."""


@contextmanager
def transaction(address: Address, *, writing: bool) -> Iterator[Connection]:
    """A transaction; it is kept if the block ends well, and leaves nothing if it does not.

    Raises:
        RegisterError: the database cannot be opened, is broken, is busy for too long, or refuses.
        OutputError: what was to be written could not be.
    """
    with _translated(address):
        engine = _engine(address, writing)
        try:
            with engine.begin() as connection:
                if writing and connection.dialect.name == "postgresql":
                    connection.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE}s'"))
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
                yield connection
        finally:
            engine.dispose()


def _engine(address: Address, writing: bool) -> Engine:
    match address:
        case File():
            return _of_file(address.path, writing)
        case Server():
            return _of_server(address, writing)
        case _:
            assert_never(address)


def _of_file(path: Path, writing: bool) -> Engine:
    def connected() -> sqlite3.Connection:
        found = sqlite3.connect(_uri(path, writing), timeout=PATIENCE, isolation_level=None, uri=True)
        found.execute("PRAGMA trusted_schema = OFF")
        found.execute("PRAGMA synchronous = FULL")
        found.execute(f"PRAGMA query_only = {'OFF' if writing else 'ON'}")
        return found

    engine = create_engine("sqlite+pysqlite://", creator=connected, poolclass=NullPool)
    start = "BEGIN IMMEDIATE" if writing else "BEGIN"
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(start))
    return engine


def _uri(path: Path, writing: bool) -> str:
    """How SQLite opens a file that is there; it never makes one here.

    To read a file it may want to write beside it (its log), which is not possible everywhere; where no log
    stands beside the file, nothing is missed without it.
    """
    where = quote(str(path.absolute()), safe="/")
    if writing or os.access(path, os.W_OK):
        return f"file:{where}?mode=rw"
    alone = not path.with_name(f"{path.name}-wal").exists()
    return f"file:{where}?mode=ro{'&immutable=1' if alone else ''}"


def _of_server(address: Server, writing: bool) -> Engine:
    try:
        return create_engine(
            address.url,
            poolclass=NullPool,
            isolation_level="READ COMMITTED" if writing else "REPEATABLE READ",
            execution_options={"postgresql_readonly": not writing},
            connect_args={"connect_timeout": PATIENCE, "client_encoding": "utf8"},
        )
    except ImportError as error:
        raise RegisterError(
            f"{address.shown}: the driver of PostgreSQL is not installed (pip install 'docgen[postgresql]')"
        ) from error


@contextmanager
def _translated(address: Address) -> Iterator[None]:
    """No error of a database leaves this module."""
    try:
        yield
    except DBAPIError as error:
        raise _told(address, error.orig) from error
    except (sqlite3.Error, SQLAlchemyError) as error:
        raise _told(address, error) from error


def _told(address: Address, error: BaseException | None) -> RegisterError | OutputError:
    name = str(getattr(error, "sqlite_errorname", "") or "")
    state = str(getattr(error, "sqlstate", "") or "")
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    message = lines[0] if lines else type(error).__name__
    if name.startswith(_NOT_WRITTEN) or state in _NOT_WRITTEN_STATES:
        return OutputError(f"{address.shown}: cannot be written: {message}")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) or state == "55P03":
        return RegisterError(f"{address.shown}: another process has been writing for {PATIENCE} s; try again")
    if name in ("SQLITE_NOTADB", "SQLITE_CORRUPT"):
        return RegisterError(f"{address.shown}: the file is broken, or no register: {message}")
    return RegisterError(f"{address.shown}: the register cannot be used: {message}")
