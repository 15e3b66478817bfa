"""TIFF files, directory by directory (TIFF 6.0, section 2): whole, and how many pages they hold."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from docgen.evidence.refusal import broken

MOST_NUMBERS = 1_000_000
"""How much is read to learn where the pixels lie: directories that overlap or run in a circle end here."""

_STRIPS, _STRIP_SIZES, _TILES, _TILE_SIZES = 273, 279, 324, 325
_OF_PIXELS = (_STRIPS, _STRIP_SIZES, _TILES, _TILE_SIZES)
_FORMATS = {3: ("H", 2), 4: ("I", 4), 16: ("Q", 8)}  # SHORT, LONG, LONG8


def count_pages(data: bytes, name: str) -> int:
    """How many pages a TIFF file holds.

    Raises:
        DataError: a directory, or the pixels that one names, lie beyond the end of the file.
    """
    directories = _Directories(data, name)
    try:
        return sum(directories.check_pixels(start) for start in directories.starts())
    except struct.error as error:
        raise broken(name, "it ends too early") from error


class _Directories:
    """The directories of one file; classic TIFF counts in 32 bits, BigTIFF in 64."""

    def __init__(self, data: bytes, name: str) -> None:
        self._data = data
        self._name = name
        self._order = "<" if data[:2] == b"II" else ">"
        big = b"+" in data[2:4]
        self._offset, self._word = ("Q", 8) if big else ("I", 4)
        self._count, self._count_size = ("Q", 8) if big else ("H", 2)
        self._entry = 20 if big else 12
        self._room = MOST_NUMBERS

    def starts(self) -> Iterator[int]:
        """Where each directory starts; the word behind each leads to the next, and 0 ends the chain."""
        pointer = self._word
        while start := self._number(self._offset, pointer):
            yield start
            entries = self._number(self._count, start)
            pointer = start + self._count_size + entries * self._entry

    def check_pixels(self, start: int) -> bool:
        """Raise where pixels that a directory names lie beyond the end of the file."""
        tags = dict(self._arrays(start))
        for places, sizes in ((_STRIPS, _STRIP_SIZES), (_TILES, _TILE_SIZES)):
            for place, size in zip(tags.get(places, ()), tags.get(sizes, ()), strict=False):
                if place + size > len(self._data):
                    raise broken(self._name, "it ends too early")
        return True

    def _arrays(self, start: int) -> Iterator[tuple[int, tuple[int, ...]]]:
        """The tags of a directory that tell where pixels lie, with their values."""
        for index in range(self._number(self._count, start)):
            at = start + self._count_size + index * self._entry
            tag, kind = self._numbers("HH", at)
            if tag not in _OF_PIXELS or kind not in _FORMATS:
                continue
            length = self._number(self._offset, at + 4)
            letter, size = _FORMATS[kind]
            value = at + 4 + self._word
            place = value if length * size <= self._word else self._number(self._offset, value)
            self._spend(length)
            yield tag, self._numbers(f"{length}{letter}", place)

    def _number(self, letter: str, at: int) -> int:
        number: int = self._numbers(letter, at)[0]
        return number

    def _numbers(self, letters: str, at: int) -> tuple[int, ...]:
        self._spend(1)
        if at > len(self._data):
            raise broken(self._name, "it ends too early")
        return struct.unpack_from(self._order + letters, self._data, at)

    def _spend(self, numbers: int) -> None:
        self._room -= numbers
        if self._room < 0:
            raise broken(self._name, "its directories overlap or run in a circle")
