"""A new register, and whether what is there is one.

A file appears with its tables in it or not at all, so that neither a crash nor a second process ever meets
half a register.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, insert, inspect, select

from docgen.errors import OutputError, RegisterError
from docgen.output import write_whole
from docgen.register.address import Address, File, Server
from docgen.register.connection import transaction
from docgen.register.entry import BEGINNING
from docgen.register.schema import ABOUT, GUARDS, SCHEMA_VERSION, TABLES


def prepare(address: Address, *, writing: bool) -> None:
    """See that a register kept in a file is there; a writer makes it.

    Raises:
        RegisterError: there is none, or something else stands there.
        OutputError: it could not be made.
    """
    if isinstance(address, Server):
        return
    path = address.path
    try:
        if not path.exists() and writing:
            _make_file(path)
        if not path.exists():
            raise RegisterError(f"{address.shown}: there is no register (docgen issue makes one)")
        if not path.is_file():
            raise RegisterError(f"{address.shown}: is no file, and so no register")
    except PermissionError as error:
        raise RegisterError(f"{address.shown}: it cannot be reached: {error.strerror}") from error


def found_tables(connection: Connection) -> None:
    """Make the tables of a register where a database has none; the caller holds the writers' lock."""
    if inspect(connection).has_table(ABOUT.name):
        return
    TABLES.create_all(connection)
    for statement in GUARDS[connection.dialect.name]:
        connection.exec_driver_sql(statement)
    connection.execute(
        insert(ABOUT).values(only_row=1, schema_version=SCHEMA_VERSION, entries=0, head=BEGINNING)
    )


def recognise(connection: Connection, address: Address) -> None:
    """See that a database is a register which this docgen understands.

    Raises:
        RegisterError: it is none, or was made by a later docgen.
    """
    if not inspect(connection).has_table(ABOUT.name):
        raise RegisterError(f"{address.shown}: this database is no register of docgen's")
    versions = connection.execute(select(ABOUT.c.schema_version)).scalars().all()
    if len(versions) != 1 or not isinstance(versions[0], int) or versions[0] < 1:
        raise RegisterError(f"{address.shown}: the register does not say which version it has; it is broken")
    if versions[0] > SCHEMA_VERSION:
        raise RegisterError(
            f"{address.shown}: the register has version {versions[0]}, "
            f"and this docgen knows {SCHEMA_VERSION} (a later docgen made it: use that one)"
        )


def _make_file(path: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="docgen-register-") as folder:
        new = Path(folder) / "register"
        with closing(sqlite3.connect(new)) as connection:
            # Readers and a writer do not wait for each other (write-ahead logging); the file remembers it.
            connection.execute("PRAGMA journal_mode = WAL")
        with transaction(File(str(path), new), writing=True) as opened:
            found_tables(opened)
        data = new.read_bytes()
    try:
        write_whole(path, data, replace=False)
    except OutputError:
        if not path.exists():  # else another process was faster, with the same
            raise
