"""The sheet that shapes are drawn on, and the plain SVG that they are written as."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import assert_never

from docgen.drawing.drawing import Drawing
from docgen.drawing.lettering import Line
from docgen.drawing.outline import show, trimmed
from docgen.drawing.shape import Bar, Dot, Hatching, Point, Rule, Shape, Words
from docgen.theme import Colour
from docgen.units import pt


@dataclass(slots=True)
class Canvas:
    """Shapes in the order in which they are drawn, one over the other; in points from the top left."""

    width: float
    height: float
    shapes: list[Shape] = field(default_factory=list)

    def line(self, start: Point, end: Point, colour: Colour, width: float) -> None:
        """A straight line between two points."""
        self.shapes.append(Rule(start, end, colour, width))

    def bar(self, corner: Point, size: Point, colour: Colour) -> None:
        """A filled rectangle."""
        self.shapes.append(Bar(corner, size, colour))

    def dot(self, centre: Point, radius: float, colour: Colour) -> None:
        """A filled circle."""
        self.shapes.append(Dot(centre, radius, colour))

    def words(self, line: Line, start: Point, colour: Colour) -> None:
        """A line of text, from where its baseline starts."""
        self.shapes.append(Words(line, start, colour))

    def strokes(
        self, lines: Iterable[tuple[float, float, float, float]], colour: Colour, width: float
    ) -> None:
        """Many straight lines of one colour, as one path."""
        self.shapes.append(Hatching(tuple(lines), colour, width))

    def finish(self, scale: float = 1.0) -> Drawing:
        """The drawing, seen at ``scale`` times its size."""
        width, height = pt(self.width * scale), pt(self.height * scale)
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width.css}" height="{height.css}" '
            f'viewBox="0 0 {show(self.width)} {show(self.height)}">'
        )
        elements = filter(None, map(_element, self.shapes))
        svg = "\n".join([head, *elements, "</svg>\n"]).encode()
        return Drawing(svg, width, height, tuple(self.shapes), scale)


def _element(shape: Shape) -> str:
    """A shape as SVG; nothing where there is nothing to see."""
    match shape:
        case Rule((left, top), (right, bottom), colour, width):
            return (
                f'<line x1="{show(left)}" y1="{show(top)}" x2="{show(right)}" y2="{show(bottom)}" '
                f'stroke="{colour}" stroke-width="{show(width)}"/>'
            )
        case Bar((left, top), (width, height), colour):
            return (
                f'<rect x="{show(left)}" y="{show(top)}" width="{show(width)}" '
                f'height="{show(height)}" fill="{colour}"/>'
            )
        case Dot((x, y), radius, colour):
            return f'<circle cx="{show(x)}" cy="{show(y)}" r="{show(radius)}" fill="{colour}"/>'
        case Words(line, (x, baseline), colour):
            commands = line.outline(x, baseline)
            return f'<path d="{commands}" fill="{colour}"/>' if commands else ""
        case Hatching(lines, colour, width):
            commands = trimmed("".join([f"M{a:.2f} {b:.2f}L{c:.2f} {d:.2f}" for a, b, c, d in lines]))
            look = f'fill="none" stroke="{colour}" stroke-width="{show(width)}"'
            return f'<path d="{commands}" {look}/>' if commands else ""
        case other:
            assert_never(other)
