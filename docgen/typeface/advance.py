"""How wide characters are, and how tall lines: for those who must know where a line ends before it is set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from docgen.typeface import file as font_file
from docgen.typeface.face import Face
from docgen.typeface.tables import fields, opened, shaper

_MEASURES = ("head", "maxp", "hhea", "hmtx", "cmap")  # all that says how wide a character is
_KEPT, _LONGEST_KEPT = 8192, 64
"""Words of a face, and the characters of one: a process makes many documents, and its memory stays."""
_UNKNOWN = 0.55  # ems, for a character of another font


@dataclass(frozen=True, slots=True)
class Advances:
    """The widths of a face's characters and the natural height of its lines, in ems."""

    line: float
    widths: Mapping[str, float] = field(repr=False, compare=False)
    words: Mapping[str, tuple[float, float]] = field(init=False, repr=False, compare=False)
    """How wide a word is, and the space that ends it."""

    def __post_init__(self) -> None:
        """Keep the words that come again, in a document and from one to the next."""
        object.__setattr__(self, "words", _Words(self))

    def width(self, text: str) -> float:
        """The width of a text on one line, without kerning."""
        return sum(map(self.widths.__getitem__, text))


class _Words(dict[str, tuple[float, float]]):
    """The widths of words and of the spaces after them, measured when they are first asked for."""

    def __init__(self, advances: Advances) -> None:
        super().__init__()
        self._advances = advances

    def __missing__(self, word: str) -> tuple[float, float]:
        bare = word.rstrip(" ")
        space = self._advances.width(" ") if len(bare) < len(word) else 0.0
        found = self._advances.width(bare), space
        if len(self) >= _KEPT:
            self.clear()
        if len(word) <= _LONGEST_KEPT:
            self[word] = found
        return found


def advances_of(face: Face) -> Advances:
    """The measures of a face; read on first use, kept for the process.

    Raises:
        DataError: the font file is broken or can no longer be read.
    """
    return _advances(face.path, face.index, font_file.stamp(face.path))


class _Widths(dict[str, float]):
    """The widths of characters, each measured when it is first asked for."""

    def __init__(self, font: Any, em: int) -> None:
        super().__init__()
        self._font, self._em = font, em

    def __missing__(self, character: str) -> float:
        glyph = self._font.get_nominal_glyph(ord(character))
        width = self._font.get_glyph_h_advance(glyph) / self._em if glyph else _UNKNOWN
        self[character] = width
        return width


@lru_cache(maxsize=32)
def _advances(path: str, index: int, _stamp: tuple[int, int]) -> Advances:
    with opened(path, index) as tables:
        face = shaper(tables, _MEASURES)
        ascent, descent, gap = fields(tables, "hhea", ">hhh", 4)
        return Advances((ascent - descent + gap) / face.upem, _Widths(_font(face), face.upem))


def _font(face: Any) -> Any:
    import uharfbuzz as harfbuzz  # noqa: PLC0415 - only a Word file's lines are measured

    return harfbuzz.Font(face)
