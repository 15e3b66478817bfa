"""Outlines of glyphs as commands of an SVG path (SVG 1.1, 8.3), in as few characters as there can be.

The same as fontTools' pens write, at a tenth of the time: what the commands are does not depend on where a
glyph stands, so that an outline is written once, with gaps for its numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

Stroke: TypeAlias = tuple[str, tuple[tuple[float, float], ...]]
"""A command (M, L, Q, C or Z) and its points."""
_Piece: TypeAlias = tuple[str, list[tuple[bool, float]]]


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


@dataclass(frozen=True, slots=True)
class Outline:
    """A glyph at its size: its commands with gaps, and what stands in them, counted from its origin.

    Each number is said to be ``across`` or not; those that are not count upwards.
    """

    commands: str
    numbers: tuple[tuple[bool, float], ...]

    def placed(self, x: float, baseline: float) -> str:
        """The commands with their numbers, the origin at a place; y grows downwards. To be trimmed."""
        return self.commands % tuple(
            [x + distance if across else baseline - distance for across, distance in self.numbers]
        )


def outline(strokes: Iterable[Stroke], scale: float) -> Outline:
    """Strokes ``scale`` times as large."""
    pieces: list[_Piece] = []
    last_command, last = "", None
    for command, points in strokes:
        if command == "L":
            if points[0] == last:
                continue
            letter, piece = _line(points[0], last_command, last)
        else:
            letter, piece = command, (" ".join(["%.2f %.2f"] * len(points)), _numbers(points))
            if command == "M" == last_command:
                pieces.pop()
        pieces.append((letter + piece[0], piece[1]))
        last_command = letter.strip() or last_command
        last = points[-1] if points else None
    numbers = tuple((across, scale * value) for _, said in pieces for across, value in said)
    return Outline("".join(commands for commands, _ in pieces), numbers)


def _line(
    point: tuple[float, float], last_command: str, last: tuple[float, float] | None
) -> tuple[str, _Piece]:
    """The command of a line and its numbers; after an M a line needs no letter."""
    if last and point[0] == last[0]:
        return "V", ("%.2f", [(False, point[1])])
    if last and point[1] == last[1]:
        return "H", ("%.2f", [(True, point[0])])
    return " " if last_command == "M" else "L", ("%.2f %.2f", _numbers((point,)))


def _numbers(points: Iterable[tuple[float, float]]) -> list[tuple[bool, float]]:
    return [each for across, up in points for each in ((True, across), (False, up))]


_ENDINGS = tuple((f".{digit}0", f".{digit}") for digit in range(1, 10))


def trimmed(numbers: str) -> str:
    """Numbers of two decimals without the noughts that say nothing."""
    numbers = numbers.replace("-0.00", "0").replace(".00", "")
    for ending, shorter in _ENDINGS:
        numbers = numbers.replace(ending, shorter)
    return numbers


def show(value: float) -> str:
    """A coordinate with at most two decimals: a hundredth of a point is finer than any press."""
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown
