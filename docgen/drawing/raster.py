"""A drawing as pixels, for formats that hold none.

Painted by HarfBuzz, which knows the glyphs already, shape by shape; a library that draws any SVG takes four
times as long, most of it to read what has just been written and to look for the shortest PNG.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Any, assert_never

from docgen.document.picture import Picture
from docgen.drawing.drawing import Drawing
from docgen.drawing.lettering import font_of
from docgen.drawing.pixels import png
from docgen.drawing.shape import Bar, Dot, Hatching, Point, Rule, Shape, Words
from docgen.drawing.stencil import DISC, SQUARE, UNIT, stencil
from docgen.theme import Colour
from docgen.typeface import Face
from docgen.typeface.tables import shaper
from docgen.units import Length

_CSS_PIXELS_PER_INCH = 96.0
_CSS_PIXELS_PER_POINT = _CSS_PIXELS_PER_INCH / 72
_POINTS_PER_INCH = 72.0
_PAPER = "#ffffff"
_OUTLINES = ("head", "maxp", "hhea", "hmtx", "loca", "glyf", "fvar", "gvar", "CFF ", "CFF2")


def rasterize(drawing: Drawing, per_inch: float) -> Picture:
    """Draw at a resolution of ``per_inch`` pixels, on white, as PNG."""
    width, height = (_pixels(length, per_inch) for length in (drawing.width, drawing.height))
    brush = _Brush(width, height, drawing.scale * per_inch / _POINTS_PER_INCH)
    for shape in drawing.shapes:
        brush.paint(shape)
    return Picture(png(brush.finish(), width, height), "image/png", width, height, per_inch)


def _pixels(length: Length, per_inch: float) -> int:
    """As browsers count: a drawing takes whole pixels of CSS, of which there are 96 to the inch."""
    return round(round(length.points * _CSS_PIXELS_PER_POINT) * per_inch / _CSS_PIXELS_PER_INCH)


class _Brush:
    """Paints shapes, one over the other, ``scale`` pixels to a point."""

    def __init__(self, width: int, height: int, scale: float) -> None:
        import uharfbuzz as harfbuzz  # noqa: PLC0415 - only a document with a drawing needs it

        self._colour = harfbuzz.Color
        self._painter: Any = harfbuzz.RasterPaint()
        self._painter.extents = harfbuzz.RasterExtents(0, 0, width, height, 0)
        self._height, self._scale = height, scale
        self.paint(Bar((0.0, 0.0), (width / scale, height / scale), _PAPER))

    def paint(self, shape: Shape) -> None:
        """Paint a shape."""
        self._dip(shape.colour)
        match shape:
            case Bar((left, top), (width, height)):
                self._stroke((left, top + height / 2), (left + width, top + height / 2), height)
            case Rule(start, end, _, width):
                self._stroke(start, end, width)
            case Hatching(lines, _, width):
                for a, b, c, d in lines:
                    self._stroke((a, b), (c, d), width)
            case Dot((x, y), radius):
                size = 2 * radius / UNIT
                self._stamp(stencil(), DISC, (x - radius, y + radius), (size, 0.0), (0.0, size))
            case Words(line, (x, baseline)):
                for face, glyphs in groupby(line.glyphs, attrgetter("face")):
                    font = _outlined(face, face.stamp)
                    for each in glyphs:
                        place = x + each.x, baseline - each.y
                        self._stamp(font, each.number, place, (each.scale, 0.0), (0.0, each.scale))
            case other:
                assert_never(other)

    def finish(self) -> bytes:
        """The pixels: blue, green, red and their cover, from the lowest row upwards."""
        pixels: bytes = self._painter.render().buffer
        return pixels

    def _dip(self, colour: Colour) -> None:
        red, green, blue = bytes.fromhex(colour.removeprefix("#"))
        self._painter.foreground = self._colour(red, green, blue, 255)

    def _stroke(self, start: Point, end: Point, width: float) -> None:
        """A straight line with square ends: the stencil's square, turned and stretched."""
        across, down = end[0] - start[0], end[1] - start[1]
        length = math.hypot(across, down)
        if not length:
            return
        aside = width * down / length, width * across / length
        corner = start[0] - aside[0] / 2, start[1] + aside[1] / 2
        along = across / UNIT, -down / UNIT
        self._stamp(stencil(), SQUARE, corner, along, (aside[0] / UNIT, aside[1] / UNIT))

    def _stamp(self, font: Any, number: int, origin: Point, along: Point, upwards: Point) -> None:
        """A glyph with its origin at a place; ``along`` and ``upwards`` are what its units come to."""
        scale = self._scale
        places = (*along, *upwards, origin[0], self._height / scale - origin[1])
        self._painter.transform = tuple([scale * value for value in places])
        self._painter.paint_glyph(font, number)


@lru_cache(maxsize=32)
def _outlined(face: Face, _stamp: tuple[int, int]) -> Any:
    """A face without its colours, if it has any: a drawing gives its own."""
    import uharfbuzz as harfbuzz  # noqa: PLC0415 - as above

    whole = font_of(face)[0].face
    tables = {tag: whole.reference_table(tag).data for tag in whole.table_tags if tag in _OUTLINES}
    return harfbuzz.Font(shaper(tables, _OUTLINES))
