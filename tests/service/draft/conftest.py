"""Rooms of a service in a folder of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.service.rooms import Rooms, open_rooms
from docgen.service.settings import Limits, Settings


@pytest.fixture
def rooms(tmp_path: Path) -> Iterator[Rooms]:
    opened = open_rooms(Settings(data=tmp_path / "data", limits=Limits(keep=3600.0)))
    yield opened
    opened.database.close()
