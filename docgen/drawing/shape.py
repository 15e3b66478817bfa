"""The shapes that drawings are made of, in points from the top left; a closed union."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from docgen.drawing.lettering import Line
from docgen.theme import Colour

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle, by its top left corner and its width and height."""

    corner: Point
    size: Point
    colour: Colour


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle."""

    centre: Point
    radius: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line between two points."""

    start: Point
    end: Point
    colour: Colour
    width: float


@dataclass(frozen=True, slots=True)
class Hatching:
    """Straight lines of one colour."""

    lines: tuple[tuple[float, float, float, float], ...]
    colour: Colour
    width: float


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text, from where its baseline starts."""

    line: Line
    start: Point
    colour: Colour


Shape: TypeAlias = Bar | Dot | Rule | Hatching | Words
