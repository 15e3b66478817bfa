"""Outlines of glyphs as commands of an SVG path (SVG 1.1, 8.3), in as few characters as there can be.

The same as fontTools' pens write, at a quarter of the time: an outline is taken from its font once, and
moved and scaled for each place where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from docgen.drawing.canvas import show

Stroke: TypeAlias = tuple[str, tuple[tuple[float, float], ...]]
"""A command (M, L, Q, C or Z) and its points."""


class Pen:
    """What HarfBuzz draws a glyph with: it keeps each stroke. The names are those of fontTools' pens."""

    def __init__(self, strokes: list[Stroke]) -> None:
        self._strokes = strokes

    def moveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        """Begin a contour."""
        self._strokes.append(("M", points))

    def lineTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        """A straight line."""
        self._strokes.append(("L", points))

    def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        """A curve by one point aside."""
        self._strokes.append(("Q", points))

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        """A curve by two points aside."""
        self._strokes.append(("C", points))

    def closePath(self) -> None:  # noqa: N802
        """End a contour where it began."""
        self._strokes.append(("Z", ()))


def path_commands(strokes: Iterable[Stroke], scale: float, x: float, baseline: float) -> str:
    """The commands that draw strokes ``scale`` times as large, their origin at a place; y grows downwards."""
    commands: list[str] = []
    last_command, last_x, last_y = "", None, None
    for command, points in strokes:
        placed = [(scale * across + x, baseline - scale * up) for across, up in points]
        if command == "L":
            if placed[0] == (last_x, last_y):
                continue
            letter, said = _line(*placed[0], last_command, last_x, last_y)
        else:
            letter, said = command, " ".join([f"{show(across)} {show(down)}" for across, down in placed])
            if command == "M" == last_command:
                commands.pop()
        commands.append(letter + said)
        last_command = letter.strip() or last_command
        last_x, last_y = placed[-1] if placed else (None, None)
    return "".join(commands)


def _line(
    x: float, y: float, last_command: str, last_x: float | None, last_y: float | None
) -> tuple[str, str]:
    """The command of a line and its numbers; after an M a line needs no letter."""
    if x == last_x:
        return "V", show(y)
    if y == last_y:
        return "H", show(x)
    return " " if last_command == "M" else "L", f"{show(x)} {show(y)}"
