"""A PostgreSQL server for tests: the one that the environment names, or one of our own while they run.

Our own listens on a socket in a folder of its own and nowhere else. A test that needs a server is skipped by
name where there is none: ``apt-get install postgresql``, or ``DOCGEN_TEST_POSTGRESQL=postgresql://…``.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, make_url, text

VARIABLE = "DOCGEN_TEST_POSTGRESQL"
MISSING = f"no PostgreSQL here: apt-get install postgresql, or set {VARIABLE} to the URL of a database"


def programs() -> Path | None:
    """The folder of ``initdb`` and ``pg_ctl``; Debian keeps them off the path."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return next((folder for folder in reversed(folders) if (folder / "pg_ctl").exists()), None)


@contextmanager
def server() -> Iterator[str | None]:
    """The URL of a database in which a test may do as it likes; ``None`` where there is none."""
    if os.environ.get(VARIABLE):
        yield os.environ[VARIABLE]
        return
    binaries = programs()
    account = _account()
    if binaries is None or account is None:
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="docgen-pg-"))
    try:
        shutil.chown(folder, account.pw_uid, account.pw_gid)
        _run(
            account,
            binaries / "initdb",
            "-D",
            folder / "data",
            "-U",
            "docgen",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "-N",
        )
        settings = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        start = ("-D", folder / "data", "-o", settings, "-l", folder / "log", "-w", "start")
        _run(account, binaries / "pg_ctl", *start)
        try:
            yield f"postgresql://docgen@/postgres?host={folder}"
        finally:
            _run(account, binaries / "pg_ctl", "-D", folder / "data", "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def empty(url: str | None) -> Iterator[str]:
    """The URL of a schema of it in which nothing is yet; the test is skipped where there is no server."""
    if url is None:
        pytest.skip(MISSING)
    name = f"test_{secrets.token_hex(6)}"
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"), poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    separator = "&" if "?" in url else "?"
    yield f"{url}{separator}options=-csearch_path%3D{name}"
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))


def _account() -> pwd.struct_passwd | None:
    """Whose server it is: ours, or as the server refuses to be root's, that of Debian's package."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return None


def _run(account: pwd.struct_passwd, *command: str | Path) -> None:
    as_other = {"user": account.pw_uid, "group": account.pw_gid} if os.geteuid() == 0 else {}
    subprocess.run(
        [str(each) for each in command],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        cwd="/",
        timeout=60,
        env=os.environ | {"LC_ALL": "C"},
        **as_other,
    )
