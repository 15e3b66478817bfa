"""The line of time: a dot for each milestone, a band for each stretch, names above and phases below."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.document.evidence import Chronology
from docgen.drawing.band import THICKEST, draw_band
from docgen.drawing.canvas import Canvas
from docgen.drawing.course import in_order
from docgen.drawing.drawing import Drawing
from docgen.drawing.pen import Pen
from docgen.drawing.plan import BESIDE_POLE, Plan, plan_course
from docgen.errors import DocumentError
from docgen.theme import Palette, Theme
from docgen.typeface import Typefaces
from docgen.units import Length

_WIDEST = 0.32  # of the drawing, for one label
_TALLEST = 0.8  # of a page's text, for the drawing
_MARGIN = 1.0  # above the highest label and below the lowest, in points as all that follows
_CLEAR = THICKEST / 2 + 4.0  # from the line's middle to the nearest label
_DOT, _HALO, _LINE, _POLE = 3.0, 1.1, 1.4, 0.6


def draw_chronology(block: Chronology, theme: Theme, typefaces: Typefaces, width: Length) -> Drawing:
    """Draw a line of time to scale, ``width`` wide and as high as its labels need.

    A drawing higher than four fifths of a page's text is made smaller as a whole.

    Raises:
        MissingGlyphError: a character of a label stands in no font at hand.
        DocumentError: a character has no outlines, or there are no milestones.
    """
    if not block.milestones:
        raise DocumentError(["a line of time has no milestones"])
    pen = Pen(theme, typefaces.choose(_texts(block)), width.points * _WIDEST)
    plan = plan_course(in_order(block.milestones), pen, width.points)
    y = _MARGIN + plan.above + _CLEAR
    canvas = Canvas(width.points, y + _CLEAR + plan.below + _MARGIN)
    _draw_line(canvas, plan, y, theme.palette)
    _draw_names(canvas, plan, y, theme.palette)
    _draw_phases(canvas, plan, y, theme.palette)
    _draw_dots(canvas, plan, y, theme.palette)
    return canvas.finish(min(1.0, theme.page.text_height.points * _TALLEST / canvas.height))


def _texts(block: Chronology) -> Iterator[str]:
    for each in block.milestones:
        yield from (each.name, each.at, each.phase)


def _draw_line(canvas: Canvas, plan: Plan, y: float, palette: Palette) -> None:
    canvas.line((0, y), (canvas.width, y), palette.hairline, _LINE)
    for stretch in plan.stretches:
        draw_band(canvas, stretch, y, palette)


def _draw_names(canvas: Canvas, plan: Plan, y: float, palette: Palette) -> None:
    for each in plan.names:
        top = y - _CLEAR - each.lift - each.label.height
        canvas.line((each.x, y), (each.x, top), palette.muted, _POLE)
        each.label.draw(canvas, each.x + BESIDE_POLE, top)


def _draw_phases(canvas: Canvas, plan: Plan, y: float, palette: Palette) -> None:
    for each in plan.phases:
        top = y + _CLEAR + each.lift
        if each.root is None:
            each.label.draw(canvas, each.x, top)
        else:
            bottom = top + each.label.height
            canvas.line((each.x, y + each.root), (each.x, bottom), palette.muted, _POLE)
            each.label.draw(canvas, each.x + BESIDE_POLE, top)


def _draw_dots(canvas: Canvas, plan: Plan, y: float, palette: Palette) -> None:
    """All halos first: of moments that nearly meet, none wipes out another."""
    for radius, colour in ((_DOT + _HALO, palette.paper), (_DOT, palette.ink)):
        for x in dict.fromkeys(plan.xs):
            canvas.dot((x, y), radius, colour)
