"""The database of a service: opened once a process, its tables made where there are none.

A writer of SQLite begins with ``BEGIN IMMEDIATE``, so that what it reads still holds when it writes; in
PostgreSQL what a writer goes by is locked row by row, by the statements that need it.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import assert_never

from sqlalchemy import (
    Connection,
    Engine,
    QueuePool,
    TextClause,
    create_engine,
    event,
    insert,
    inspect,
    select,
    text,
)
from sqlalchemy.exc import DisconnectionError, IntegrityError, SQLAlchemyError

from docgen.errors import RegisterError, ServiceError
from docgen.register.address import Address, File, Server, read_address
from docgen.service.database.schema import ABOUT, METADATA, SCHEMA_VERSION

PATIENCE = 30
"""How many seconds a writer waits for another."""
_TABLES = 0x646F637365  # "docse": the number of the advisory lock under which tables are made
_QUEUE = _TABLES + 1  # and of the one under which it is counted how many wait


class Database:
    """An open database; it may be used by as many threads as one likes."""

    def __init__(self, address: Address, engine: Engine) -> None:
        self.shown = address.shown
        self._engine = engine
        self._turn = threading.Lock()

    @property
    def is_server(self) -> bool:
        """Whether it is one of PostgreSQL, in which rows can be locked one by one."""
        return self._engine.dialect.name == "postgresql"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that reads.

        Raises:
            ServiceError: the database cannot be used.
        """
        with self._translated(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is kept if the block ends well, and leaves nothing if it does not.

        Raises:
            ServiceError: the database cannot be used.
        """
        with self._translated(), self._in_turn(), self._engine.connect() as plain:
            connection = plain.execution_options(docgen_writing=True)
            with connection.begin():
                yield connection

    def now(self, connection: Connection) -> float:
        """The time, by the clock that all replicas share."""
        if not self.is_server:
            return time.time()
        found = connection.execute(text("SELECT extract(epoch FROM clock_timestamp())")).scalar_one()
        return float(found)

    def alone(self, connection: Connection) -> None:
        """Let nobody else who asks for this write until this transaction ends; nobody does in SQLite."""
        if self.is_server:
            connection.execute(_advisory_lock(_QUEUE))

    def secret(self) -> str:
        """What signs the cookies of the page."""
        with self.reading() as connection:
            return str(connection.execute(select(ABOUT.c.secret)).scalar_one())

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def _in_turn(self) -> AbstractContextManager[None]:
        """Let the writers of this process come one after the other: SQLite has one at a time.

        It lets the others look again and again, in growing steps, and the one that has waited longest looks
        least often. So only one of each process shall wait there.
        """
        return nullcontext() if self.is_server else self._one_at_a_time()

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        if not self._turn.acquire(timeout=PATIENCE):
            raise ServiceError(f"{self.shown}: the database cannot be used: it is locked by other writers")
        try:
            yield
        finally:
            self._turn.release()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except IntegrityError:
            raise  # a rule of the schema, which whoever writes has counted on
        except SQLAlchemyError as error:
            raise ServiceError(f"{self.shown}: the database cannot be used: {_reason(error)}") from error


def open_database(text: str) -> Database:
    """The database at an address: a file's path, ``sqlite:///PATH`` or ``postgresql://…``.

    Raises:
        ServiceError: the address is none, nothing can be opened there, or another docgen made it.
    """
    try:
        address = read_address(text, "database")
    except RegisterError as error:
        raise ServiceError(str(error)) from error
    database = Database(address, _engine(address))
    try:
        with database.writing() as connection:
            if database.is_server:
                connection.execute(_advisory_lock(_TABLES))
            _found(connection, database.shown)
    except BaseException:
        database.close()
        raise
    return database


def _found(connection: Connection, shown: str) -> None:
    """Make the tables, or see that they are those that this docgen knows."""
    if inspect(connection).has_table(ABOUT.name):
        version = connection.execute(select(ABOUT.c.schema_version)).scalar_one()
        if version != SCHEMA_VERSION:
            raise ServiceError(
                f"{shown}: its tables have version {version}, and this docgen knows {SCHEMA_VERSION} "
                "(use the docgen that made them, or another database)"
            )
        return
    METADATA.create_all(connection)
    about = {"only_row": 1, "schema_version": SCHEMA_VERSION, "secret": secrets.token_urlsafe(32)}
    connection.execute(insert(ABOUT).values(about))


def _advisory_lock(number: int) -> TextClause:
    return text("SELECT pg_advisory_xact_lock(:lock)").bindparams(lock=number)


def _engine(address: Address) -> Engine:
    match address:
        case File():
            return _of_file(address.path)
        case Server():
            return _of_server(address)
        case _:
            assert_never(address)


def _of_file(path: Path) -> Engine:
    # It holds what signs the cookies. One that is there already is left alone: to close it would let go the
    # locks that other connections of this process have on it.
    with suppress(OSError):  # SQLite will say what is wrong
        os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))

    address = f"{path.absolute().as_uri()}?mode=rw"  # a file that was taken away is not made again, empty

    def connected() -> sqlite3.Connection:
        found = sqlite3.connect(
            address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False
        )
        found.execute("PRAGMA journal_mode = WAL")
        found.execute("PRAGMA synchronous = FULL")
        found.execute("PRAGMA foreign_keys = ON")
        found.execute("PRAGMA trusted_schema = OFF")
        return found

    # Connections are kept for whichever thread needs one next; there may be any number, as of threads.
    engine = create_engine("sqlite+pysqlite://", creator=connected, poolclass=QueuePool, max_overflow=-1)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "connect", lambda _, record: record.info.update(file=_identity(path)))
    event.listen(engine, "checkout", lambda _, record, __: _refuse_another(path, record.info["file"]))
    return engine


def _refuse_another(path: Path, file: tuple[int, int] | None) -> None:
    """Refuse a connection to a file that no longer lies there: what it keeps would be gone with the process.

    Raises:
        DisconnectionError: by which the pool knows that it has to connect anew.
    """
    if _identity(path) != file:
        raise DisconnectionError


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("docgen_writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _of_server(address: Server) -> Engine:
    try:
        return create_engine(
            address.url,
            pool_pre_ping=True,
            connect_args={"connect_timeout": PATIENCE, "client_encoding": "utf8"},
        )
    except ImportError as error:
        raise ServiceError(
            f"{address.shown}: the driver of PostgreSQL is not installed (pip install 'docgen[postgresql]')"
        ) from error


def _reason(error: BaseException) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0] if lines else type(error).__name__
