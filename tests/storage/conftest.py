"""Stores for the tests of storage: one in memory, and no waiting between tries."""

from __future__ import annotations

from collections.abc import Iterator

import fsspec
import pytest

from docgen.storage import store


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PAUSES", [0.0, 0.0])


@pytest.fixture
def memory() -> Iterator[fsspec.AbstractFileSystem]:
    """The store ``memory://``, empty."""
    system = fsspec.filesystem("memory")
    system.store.clear()
    system.pseudo_dirs[:] = [""]
    yield system
    system.store.clear()
