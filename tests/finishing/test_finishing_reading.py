"""A file of any size is read within bounds, and takes no more memory than it has bytes."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

import docgen.finishing.reading
from docgen.errors import UnreadableError
from docgen.finishing import read_file


def test_a_small_file_takes_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"x" * 3_000_000)
    tracemalloc.start()
    try:
        assert read_file(path) == b"x" * 3_000_000
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 20_000_000


def test_a_file_of_just_so_much_is_read_and_no_larger_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(docgen.finishing.reading, "_MOST_BYTES", 2**21)
    path = tmp_path / "x.pdf"
    path.write_bytes(b"x" * 2**21)
    assert len(read_file(path)) == 2**21
    path.write_bytes(b"x" * (2**21 + 1))
    with pytest.raises(UnreadableError, match="more than 2 MiB"):
        read_file(path)


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none", Path("\x00")):
        with pytest.raises(UnreadableError, match="cannot be read"):
            read_file(path)
