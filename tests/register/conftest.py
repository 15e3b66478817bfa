"""A register in each kind of database, empty for each test."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, make_url, text

from docgen.register import Register, open_register
from postgresql import MISSING, server


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str | None]:
    with server() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a register that is not there yet."""
    if request.param == "sqlite":
        yield str(tmp_path / "register.db")
        return
    url = request.getfixturevalue("postgresql")
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


@pytest.fixture
def register(address: str) -> Register:
    return open_register(address)
