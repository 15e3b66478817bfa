"""A service for each test, and its database in each kind."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench import Bench, opened
from sqlalchemy import NullPool, create_engine, make_url, text

from docgen.service.rooms import Rooms, open_rooms
from docgen.service.settings import Limits, Settings
from postgresql import MISSING, server


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    opened_ = opened(tmp_path / "data")
    yield opened_
    opened_.service.desk.close()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str | None]:
    with server() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database that is still empty."""
    if request.param == "sqlite":
        yield str(tmp_path / "service.sqlite")
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
def rooms(database_address: str, tmp_path: Path) -> Iterator[Rooms]:
    """What a service keeps, with a short queue."""
    found = open_rooms(Settings(tmp_path / "data", database_address, limits=Limits(queue=5)))
    yield found
    found.database.close()
