"""How wide characters are, and how tall lines: for those who must know where a line ends before it is set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import repeat

from docgen.typeface import file as font_file
from docgen.typeface.face import Face

_UNKNOWN = 0.55  # ems, for a character of another font


@dataclass(frozen=True, slots=True)
class Advances:
    """The widths of a face's characters and the natural height of its lines, in ems."""

    line: float
    widths: Mapping[str, float] = field(repr=False)

    def width(self, text: str) -> float:
        """The width of a text on one line, without kerning."""
        return sum(map(self.widths.get, text, repeat(_UNKNOWN)))


def advances_of(face: Face) -> Advances:
    """The measures of a face; read on first use, kept for the process.

    Raises:
        DataError: the font file is broken or can no longer be read.
    """
    return _advances(face.path, face.index, font_file.stamp(face.path))


@lru_cache(maxsize=32)
def _advances(path: str, index: int, _stamp: tuple[int, int]) -> Advances:
    with font_file.opened(path, index) as font:
        em, metrics, head = font["head"].unitsPerEm, font["hmtx"].metrics, font["hhea"]
        glyphs = font.getBestCmap() or {}
        widths = {chr(code): metrics[name][0] / em for code, name in glyphs.items()}
        return Advances((head.ascent - head.descent + head.lineGap) / em, widths)
