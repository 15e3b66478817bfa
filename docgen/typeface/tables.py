"""The tables of a font file (OpenType 1.9, 4.1), read one by one, and whatever is wrong with the file.

HarfBuzz, to which they are given, never takes them for more than they are; it leaves out what is broken and
says nothing. So what a broken file lacks is told here, as a :class:`DataError` that names the file.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from docgen.errors import DataError
from docgen.location import Location
from docgen.problem import Problem

COLLECTION = b"ttcf"
_LARGEST = 256 * 1024 * 1024
_MOST_FACES = 64
_MOST_TABLES = 1024
_MAGIC = (b"\0\1\0\0", b"OTTO", b"true", COLLECTION)


class Tables(Mapping[str, bytes]):
    """The tables of one face in an open file, by their tags."""

    def __init__(self, path: str, file: BinaryIO, start: int) -> None:
        self.path, self._file = path, file
        (count,) = struct.unpack(">H", self._bytes(start + 4, 2))
        if count > _MOST_TABLES:
            raise broken(path, f"it claims {count} tables")
        directory = struct.iter_unpack(">4sLLL", self._bytes(start + 12, 16 * count))
        self._places = {tag.decode("latin-1"): (at, size) for tag, _, at, size in directory}

    def __getitem__(self, tag: str) -> bytes:
        return self._bytes(*self._places[tag])

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def _bytes(self, at: int, size: int) -> bytes:
        self._file.seek(at)
        data = self._file.read(size)
        if len(data) < size:
            raise broken(self.path, "it ends too early")
        return data


def fields(tables: Tables, tag: str, layout: str, at: int) -> tuple[int, ...]:
    """Numbers of a table that every font has.

    Raises:
        DataError: there is no such table, or it is too short.
    """
    if tag not in tables:
        raise broken(tables.path, f"it has no table {tag!r}")
    data = tables[tag]
    if at + struct.calcsize(layout) > len(data):
        raise broken(tables.path, f"its table {tag!r} is too short")
    return struct.unpack_from(layout, data, at)


@contextmanager
def opened(path: str, index: int) -> Iterator[Tables]:
    """The tables of a face, each read when it is asked for; a fault found meanwhile is one of the file.

    Raises:
        DataError: the file is broken.
    """
    with translated(path), Path(path).open("rb") as file:
        places = starts(path, file)
        if index >= len(places):
            raise broken(path, f"it has no face {index + 1} any more")
        yield Tables(path, file, places[index])


def shaper(tables: Mapping[str, bytes], wanted: Sequence[str]) -> Any:
    """A face as HarfBuzz has it, of some tables alone: of a large font most of the file need not be read."""
    import uharfbuzz as harfbuzz  # noqa: PLC0415 - a command that makes no document never loads it

    chosen = [(tag, tables[tag]) for tag in sorted(wanted) if tag in tables]
    directory, content = b"", b""
    start = 12 + 16 * len(chosen)
    for tag, data in chosen:
        directory += struct.pack(">4sLLL", tag.encode("latin-1"), 0, start + len(content), len(data))
        content += data + b"\0" * (-len(data) % 4)
    head = struct.pack(">LHHHH", 0x00010000, len(chosen), 0, 0, 0)
    return harfbuzz.Face(harfbuzz.Blob(head + directory + content))


def starts(path: str, file: BinaryIO) -> tuple[int, ...]:
    """Where each face of a file begins."""
    magic, size = file.read(12), Path(path).stat().st_size
    if magic[:4] not in _MAGIC:
        raise refuse(path, "this is not a TrueType or OpenType font")
    if size > _LARGEST:
        raise refuse(path, f"the font is larger than {_LARGEST // 1024**2} MiB")
    if not magic.startswith(COLLECTION):
        return (0,)
    count = int.from_bytes(magic[8:12])
    if count > _MOST_FACES:
        raise refuse(path, f"the collection holds more than {_MOST_FACES} faces")
    places = file.read(4 * count)
    if len(places) < 4 * count:
        raise broken(path, "it ends too early")
    return struct.unpack(f">{count}L", places)


@contextmanager
def translated(path: str) -> Iterator[None]:
    """What the system says of a file becomes an error that names it."""
    try:
        yield
    except OSError as error:
        raise refuse(path, f"the font cannot be read: {error.strerror or error}") from error


def broken(path: str, message: str) -> DataError:
    """The error that says why a font cannot be read."""
    return refuse(path, f"the font is broken: {message}")


def refuse(path: str, message: str) -> DataError:
    """The error that says why a font is not taken."""
    expected = "a TrueType or OpenType font that may be embedded"
    return DataError([Problem("font", message, expected, location=Location(path))])
