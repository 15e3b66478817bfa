"""A service for each test, and its database in each kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench import Bench, opened

from docgen.service.rooms import Rooms, open_rooms
from docgen.service.settings import Limits, Settings
from postgresql import empty


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    opened_ = opened(tmp_path / "data")
    yield opened_
    opened_.service.desk.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database that is still empty."""
    if request.param == "sqlite":
        yield str(tmp_path / "service.sqlite")
        return
    with empty(request.getfixturevalue("postgresql")) as url:
        yield url


@pytest.fixture
def rooms(database_address: str, tmp_path: Path) -> Iterator[Rooms]:
    """What a service keeps, with a short queue."""
    found = open_rooms(Settings(tmp_path / "data", database_address, limits=Limits(queue=5)))
    yield found
    found.database.close()
