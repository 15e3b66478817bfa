"""A register in each kind of database, empty for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.register import Register, open_register
from postgresql import empty


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a register that is not there yet."""
    if request.param == "sqlite":
        yield str(tmp_path / "register.db")
        return
    with empty(request.getfixturevalue("postgresql")) as url:
        yield url


@pytest.fixture
def register(address: str) -> Register:
    return open_register(address)
