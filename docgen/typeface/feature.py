"""Whether a font needs to be asked for the figures and letters that a report wants.

Many fonts have lining figures of one width from the start, and code fonts no ligatures. Then asking for them
changes nothing, and costs time (and, in WeasyPrint 70, memory that is never given back) at every line.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from docgen.typeface.family import Family
from docgen.typeface.tables import fields, opened, shaper

FIGURES = ("lnum", "tnum")
"""Lining figures, and figures of one width (OpenType feature tags)."""
_DIGITS = "0123456789"
_LIGATURES = {int.from_bytes(tag) for tag in (b"liga", b"clig")}
_TABLES = ("head", "maxp", "hhea", "hmtx", "cmap", "GSUB", "GDEF")


def figures_are_plain(families: Iterable[Family]) -> bool:
    """Whether the digits of all these are lining and of one width without being asked to."""
    return all(_are_plain(each.path, each.index, each.stamp) for family in families for each in family.faces)


def has_ligatures(family: Family) -> bool:
    """Whether a family joins letters, unless it is told not to."""
    return any(_joins(each.path, each.index, each.stamp) for each in family.faces)


@lru_cache(maxsize=512)
def _are_plain(path: str, index: int, _stamp: tuple[int, int]) -> bool:
    import uharfbuzz as harfbuzz  # noqa: PLC0415 - only a document that is printed needs it

    def shaped(features: dict[str, bool]) -> list[tuple[int, int]]:
        buffer = harfbuzz.Buffer()
        buffer.add_str(_DIGITS)
        buffer.guess_segment_properties()
        harfbuzz.shape(font, buffer, features)
        glyphs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        return [(info.codepoint, position.x_advance) for info, position in glyphs]

    with opened(path, index) as tables:
        font = harfbuzz.Font(shaper(tables, _TABLES))
        return shaped({}) == shaped(dict.fromkeys(FIGURES, True))


@lru_cache(maxsize=512)
def _joins(path: str, index: int, _stamp: tuple[int, int]) -> bool:
    with opened(path, index) as tables:
        if "GSUB" not in tables:
            return False
        (start,) = fields(tables, "GSUB", ">H", 6)  # of the list of features (OpenType 1.9, GSUB header)
        (count,) = fields(tables, "GSUB", ">H", start)
        places = range(start + 2, start + 2 + 6 * count, 6)
        return any(fields(tables, "GSUB", ">L", place)[0] in _LIGATURES for place in places)
