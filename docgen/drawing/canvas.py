"""The sheet that shapes are drawn on: points from the top left, written as plain SVG."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from docgen.drawing.drawing import Drawing
from docgen.theme import Colour
from docgen.units import pt


def show(value: float) -> str:
    """A coordinate with at most two decimals: a hundredth of a point is finer than any press."""
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown


@dataclass(slots=True)
class Canvas:
    """Shapes in the order in which they are drawn, one over the other."""

    width: float
    height: float
    elements: list[str] = field(default_factory=list)

    def line(
        self, start: tuple[float, float], end: tuple[float, float], colour: Colour, width: float
    ) -> None:
        """A straight line between two points."""
        self.elements.append(
            f'<line x1="{show(start[0])}" y1="{show(start[1])}" x2="{show(end[0])}" y2="{show(end[1])}" '
            f'stroke="{colour}" stroke-width="{show(width)}"/>'
        )

    def bar(self, corner: tuple[float, float], size: tuple[float, float], colour: Colour) -> None:
        """A filled rectangle."""
        self.elements.append(
            f'<rect x="{show(corner[0])}" y="{show(corner[1])}" width="{show(size[0])}" '
            f'height="{show(size[1])}" fill="{colour}"/>'
        )

    def dot(self, centre: tuple[float, float], radius: float, colour: Colour) -> None:
        """A filled circle."""
        self.elements.append(
            f'<circle cx="{show(centre[0])}" cy="{show(centre[1])}" r="{show(radius)}" fill="{colour}"/>'
        )

    def shape(self, commands: str, colour: Colour) -> None:
        """A filled path; nothing where there are no commands."""
        if commands:
            self.elements.append(f'<path d="{commands}" fill="{colour}"/>')

    def strokes(
        self, lines: Iterable[tuple[float, float, float, float]], colour: Colour, width: float
    ) -> None:
        """Many straight lines of one colour, as one path."""
        commands = "".join(f"M{show(a)} {show(b)}L{show(c)} {show(d)}" for a, b, c, d in lines)
        if commands:
            self.elements.append(
                f'<path d="{commands}" fill="none" stroke="{colour}" stroke-width="{show(width)}"/>'
            )

    def finish(self, scale: float = 1.0) -> Drawing:
        """The drawing, seen at ``scale`` times its size."""
        width, height = pt(self.width * scale), pt(self.height * scale)
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width.css}" height="{height.css}" '
            f'viewBox="0 0 {show(self.width)} {show(self.height)}">'
        )
        return Drawing("\n".join([head, *self.elements, "</svg>\n"]).encode(), width, height)
