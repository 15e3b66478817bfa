"""Where a register lies, or a service's database: a file, or a database of PostgreSQL by its URL.

No other driver is ever loaded, whatever a URL asks for, and no part of a URL is repeated that may hold a
password.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from docgen.errors import RegisterError

_SQLITE = ("sqlite", "sqlite+pysqlite")
_POSTGRESQL = ("postgresql", "postgres", "postgresql+psycopg")
_DRIVER = "postgresql+psycopg"
# What libpq may be told in a URL (PostgreSQL 15, 34.1.2); nothing that names a file to write or a program.
_SETTINGS = {
    "application_name",
    "host",
    "options",
    "port",
    "sslcert",
    "sslkey",
    "sslmode",
    "sslrootcert",
    "target_session_attrs",
}


@dataclass(frozen=True, slots=True)
class File:
    """A file of SQLite; ``shown`` is how messages call it."""

    shown: str
    path: Path


@dataclass(frozen=True, slots=True)
class Server:
    """A database of PostgreSQL; ``shown`` is its URL without a password."""

    shown: str
    url: URL = field(repr=False)


Address: TypeAlias = File | Server


def read_address(text: str, what: str = "register") -> Address:
    """An address as the user gives it: the path of a file, ``sqlite:///PATH`` or ``postgresql://…``.

    ``what`` is the word by which messages call what lies there.

    Raises:
        RegisterError: it is neither, or asks for what is not allowed.
    """
    if not text or "\x00" in text:
        raise RegisterError(f"a {what} has no such address ({_RIGHT})")
    if "://" not in text:
        return File(text, Path(text))
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise RegisterError(f"the address of the {what} is no URL ({_RIGHT})") from error
    if url.drivername in _SQLITE:
        return _file(url, what)
    if url.drivername in _POSTGRESQL:
        return _server(url, what)
    raise RegisterError(f"{url.drivername}: a {what} is not kept there ({_RIGHT})")


_RIGHT = "name a file, sqlite:///PATH or postgresql://USER@HOST/DATABASE"


def _file(url: URL, what: str) -> File:
    path = url.database or ""
    if url.host or url.username or url.password or url.port or url.query:
        raise RegisterError(f"the URL of an SQLite file is its path and nothing else ({_RIGHT})")
    if path in ("", ":memory:") or path.startswith("file:"):
        raise RegisterError(f"a {what} is kept in a file ({_RIGHT})")
    return File(path, Path(path))


def _server(url: URL, what: str) -> Server:
    unknown = sorted(set(url.query) - _SETTINGS)
    if unknown:
        raise RegisterError(f"{', '.join(unknown)}: may not be set in the URL of a {what}")
    shown = url.set(query={}).render_as_string(hide_password=True)
    return Server(shown, url.set(drivername=_DRIVER))
