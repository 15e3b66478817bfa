"""A square and a disc as glyphs: whoever paints glyphs can then paint all that a drawing is made of.

A font of two glyphs and no more tables than HarfBuzz wants (OpenType 1.9: head, maxp, loca, glyf), made here.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, TypeAlias

from docgen.typeface.tables import shaper

SQUARE, DISC = 0, 1
"""The numbers of the glyphs: a square from the origin to (UNIT, UNIT), and the disc that fits into it."""
UNIT = 16384
_ARCS = 16
_MAGIC = 0x5F0F3CF5
_Outline: TypeAlias = Sequence[tuple[int, int, bool]]
"""Points, and whether they lie on the outline or draw it aside."""


@lru_cache(maxsize=1)
def stencil() -> Any:
    """The font, as HarfBuzz has it."""
    import uharfbuzz as harfbuzz  # noqa: PLC0415 - only a format without vectors needs it

    tables = _tables([_glyph(_square()), _glyph(_disc())])
    return harfbuzz.Font(shaper(tables, list(tables)))


def _square() -> _Outline:
    return [(0, 0, True), (0, UNIT, True), (UNIT, UNIT, True), (UNIT, 0, True)]


def _disc() -> _Outline:
    """Sixteen arcs of a parabola, nowhere further from the circle than a fiftieth of a percent."""
    half = UNIT / 2
    aside = half / math.cos(math.pi / _ARCS)
    turns = [(math.pi * step / _ARCS, step % 2 == 0) for step in range(2 * _ARCS)]
    return [
        (round(half + radius * math.cos(angle)), round(half + radius * math.sin(angle)), on)
        for angle, on in turns
        for radius in [half if on else aside]
    ]


def _glyph(outline: _Outline) -> bytes:
    """One contour, as the table ``glyf`` has it."""
    xs, ys = [x for x, _, _ in outline], [y for _, y, _ in outline]
    data = struct.pack(">hhhhhHH", 1, min(xs), min(ys), max(xs), max(ys), len(outline) - 1, 0)
    data += bytes(on for _, _, on in outline)
    for places in (xs, ys):
        data += b"".join(struct.pack(">h", after - before) for before, after in pairwise([0, *places]))
    return data + b"\0" * (-len(data) % 4)


def _tables(glyphs: Sequence[bytes]) -> dict[str, bytes]:
    ends = [sum(map(len, glyphs[:count])) // 2 for count in range(len(glyphs) + 1)]
    head = (0x10000, 0, 0, _MAGIC, 0, UNIT, 0, 0, 0, 0, UNIT, UNIT, 0, 8, 2, 0, 0)
    return {
        "head": struct.pack(">IIIIHHQQhhhhHHhhh", *head),
        "maxp": struct.pack(">I14H", 0x10000, len(glyphs), 2 * _ARCS, 1, *[0] * 11),
        "loca": struct.pack(f">{len(ends)}H", *ends),
        "glyf": b"".join(glyphs),
    }
