"""The stencil: a square is square, and a disc is round."""

from __future__ import annotations

from math import hypot, pi

from fontTools.pens.areaPen import AreaPen
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.pointPen import SegmentToPointPen
from fontTools.pens.recordingPen import RecordingPointPen

from docgen.drawing.stencil import DISC, SQUARE, UNIT, stencil

HALF = UNIT / 2


def test_both_fill_the_square_from_the_origin() -> None:
    for glyph in (SQUARE, DISC):
        pen = BoundsPen(None)
        stencil().draw_glyph_with_pen(glyph, pen)
        assert pen.bounds == (0, 0, UNIT, UNIT)


def test_the_square_is_full_and_the_disc_is_round() -> None:
    for glyph, area in ((SQUARE, UNIT**2), (DISC, pi * HALF**2)):
        pen = AreaPen(None)
        stencil().draw_glyph_with_pen(glyph, pen)
        assert abs(abs(pen.value) / area - 1) < 2e-4


def test_every_point_on_the_disc_is_on_the_circle() -> None:
    record = RecordingPointPen()
    stencil().draw_glyph_with_pen(DISC, SegmentToPointPen(record))
    places = [given[0] for kind, given, _ in record.value if kind == "addPoint" and given[1] is not None]
    assert len(places) >= 16
    assert all(abs(hypot(x - HALF, y - HALF) / HALF - 1) < 1e-3 for x, y in places)
