"""Outlines: the same commands as fontTools' own pens write."""

from __future__ import annotations

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from hypothesis import example, given
from hypothesis import strategies as st

from docgen.drawing.lettering import Style, font_of, set_line
from docgen.drawing.outline import Pen, Stroke, outline, show, trimmed
from docgen.theme import Theme
from docgen.typeface import load_typefaces
from docgen.units import pt

_POINT = st.tuples(st.integers(-2, 2), st.integers(-2, 2))
_STROKES = st.lists(
    st.one_of(
        st.tuples(st.just("M"), st.tuples(_POINT)),
        st.tuples(st.just("L"), st.tuples(_POINT)),
        st.tuples(st.just("Q"), st.tuples(_POINT, _POINT)),
        st.tuples(st.just("C"), st.tuples(_POINT, _POINT, _POINT)),
        st.just(("Z", ())),
    )
)
_METHODS = {"M": "moveTo", "L": "lineTo", "Q": "qCurveTo", "C": "curveTo", "Z": "closePath"}


@given(_STROKES)
@example(
    [("M", ((0, 0),)), ("L", ((0, 1),)), ("L", ((0, 1),)), ("L", ((1, 1),)), ("L", ((2, 2),)), ("Z", ())]
)
def test_strokes_are_written_as_fonttools_writes_them(strokes: list[Stroke]) -> None:
    theirs, kept = SVGPathPen(None, ntos=show), []
    transformed, own = TransformPen(theirs, (0.25, 0, 0, -0.25, 3.5, 7.25)), Pen(kept)
    for command, points in [("M", ((0, 0),)), *strokes]:
        for pen in (transformed, own):
            getattr(pen, _METHODS[command])(*points)
    assert trimmed(outline(kept, 0.25).placed(3.5, 7.25)) == theirs.getCommands()


def test_every_letter_is_drawn_as_fonttools_draws_it() -> None:
    faces = load_typefaces(Theme(), system=False).sans.faces
    for face in faces:
        line = set_line("Ång Ωμέγα жук “fi” 0123456789 @&%", Style((face,), pt(9.3)))
        pen = SVGPathPen(None, ntos=show)
        for glyph in line.glyphs:
            place = (glyph.scale, 0, 0, -glyph.scale, 3.7 + glyph.x, 11.3 - glyph.y)
            font_of(face)[0].draw_glyph_with_pen(glyph.number, TransformPen(pen, place))
        assert line.outline(3.7, 11.3) == pen.getCommands()
