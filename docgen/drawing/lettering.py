"""Words as outlines: text shaped with its kerning, marks and joins, and drawn as one path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Any

from docgen.drawing.order import visual_order
from docgen.drawing.outline import Outline, Pen, Stroke, outline, trimmed
from docgen.errors import DocumentError
from docgen.typeface import Face, needs_glyph
from docgen.units import Length

_KEPT = 1024
"""Glyphs of a face: some hundred characters in some sizes."""
_FEATURES = {"kern": True, "liga": True, "tnum": True}


@dataclass(frozen=True, slots=True)
class Style:
    """How a line is set: each character in the first of the faces that has it, at a size."""

    faces: tuple[Face, ...]
    size: Length


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of a face, where it stands on its line in points from the line's start, and how large."""

    face: Face
    number: int
    x: float
    y: float
    scale: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, shaped: its width in points, and its glyphs from the left."""

    width: float
    glyphs: tuple[Glyph, ...]

    def outline(self, x: float, baseline: float) -> str:
        """The commands of one path that draws the line from ``x`` on."""
        return trimmed("".join(_placed(self.glyphs, x, baseline)))


@lru_cache(maxsize=1024)
def set_line(text: str, style: Style) -> Line:
    """Shape a line of text.

    Raises:
        DocumentError: a face draws a character with coloured pixels or not at all.
    """
    glyphs: list[Glyph] = []
    width = 0.0
    for part, face, right_to_left in _parts(text, style.faces):
        piece = _shape(part, face, right_to_left, style.size)
        glyphs.extend(replace(glyph, x=glyph.x + width) for glyph in piece.glyphs)
        width += piece.width
    return Line(width, tuple(glyphs))


def _parts(text: str, faces: Sequence[Face]) -> Iterator[tuple[str, Face, bool]]:
    for run in visual_order(text):
        chosen = _faces_of(run.text, faces)
        parts = [
            ("".join(character for character, _ in group), face)
            for face, group in groupby(zip(run.text, chosen, strict=True), lambda pair: pair[1])
        ]
        for part, face in reversed(parts) if run.right_to_left else parts:
            yield part, face, run.right_to_left


def _faces_of(text: str, faces: Sequence[Face]) -> list[Face]:
    """The face of each character; what needs no glyph stays with the character before it."""
    chosen: list[Face] = []
    for character in text:
        before = chosen[-1] if chosen else faces[0]
        if not needs_glyph(character):
            chosen.append(before)
            continue
        holding = [face for face in faces if face.outlines and face.holds(character)]
        if not holding:
            raise DocumentError([f"a drawing cannot show {character!r} (U+{ord(character):04X}) as outlines"])
        chosen.append(holding[0])
    return chosen


def _shape(text: str, face: Face, right_to_left: bool, size: Length) -> Line:
    import uharfbuzz as harfbuzz  # noqa: PLC0415 - only a document with a drawing needs it

    font, units = font_of(face)
    buffer = harfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    harfbuzz.shape(font, buffer, _FEATURES)
    scale = size.points / units
    glyphs: list[Glyph] = []
    x = 0.0
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyphs.append(Glyph(face, info.codepoint, x + place.x_offset * scale, place.y_offset * scale, scale))
        x += place.x_advance * scale
    return Line(x, tuple(glyphs))


def font_of(face: Face) -> tuple[Any, int]:
    """A face as HarfBuzz has it, and how many of its units make the size of its type."""
    return _load(face, face.stamp)


@lru_cache(maxsize=32)
def _load(face: Face, _stamp: tuple[int, int]) -> tuple[Any, int]:
    import uharfbuzz as harfbuzz  # noqa: PLC0415 - as above

    shaped = harfbuzz.Face(harfbuzz.Blob(face.read()))
    return harfbuzz.Font(shaped), shaped.upem


def _placed(glyphs: Iterable[Glyph], x: float, baseline: float) -> Iterator[str]:
    for face, group in groupby(glyphs, attrgetter("face")):
        outlines = _outlines(face, face.stamp)
        for glyph in group:
            yield outlines[glyph.number, glyph.scale].placed(x + glyph.x, baseline - glyph.y)


class _Outlines(dict[tuple[int, float], Outline]):
    """The glyphs of a face by their number and scale, each drawn when it is first asked for."""

    def __init__(self, font: Any) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, key: tuple[int, float]) -> Outline:
        number, scale = key
        strokes: list[Stroke] = []
        self._font.draw_glyph_with_pen(number, Pen(strokes))
        if len(self) >= _KEPT:
            self.clear()
        self[key] = drawn = outline(strokes, scale)
        return drawn


@lru_cache(maxsize=32)
def _outlines(face: Face, stamp: tuple[int, int]) -> _Outlines:
    return _Outlines(_load(face, stamp)[0])
