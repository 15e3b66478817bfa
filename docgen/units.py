"""Lengths as a type: a number without a unit never reaches a page."""

from __future__ import annotations

from dataclasses import dataclass

_EMU_PER_POINT = 12700  # ECMA-376 part 1, 20.1.2.1: 914,400 English metric units to the inch


@dataclass(frozen=True, slots=True, order=True)
class Length:
    """A length, kept in points (1/72 inch)."""

    points: float

    @property
    def mm(self) -> float:
        """In millimetres."""
        return self.points * 25.4 / 72

    @property
    def twips(self) -> int:
        """In twentieths of a point, Word's unit for tables, indents and pages."""
        return round(self.points * 20)

    @property
    def half_points(self) -> int:
        """In half points, Word's unit for font sizes."""
        return round(self.points * 2)

    @property
    def emu(self) -> int:
        """In English metric units, DrawingML's unit for pictures."""
        return round(self.points * _EMU_PER_POINT)

    @property
    def css(self) -> str:
        """As a CSS length."""
        return f"{round(self.points, 3):g}pt"

    def __add__(self, other: Length) -> Length:
        return Length(self.points + other.points)

    def __sub__(self, other: Length) -> Length:
        return Length(self.points - other.points)

    def __mul__(self, factor: float) -> Length:
        return Length(self.points * factor)

    def __truediv__(self, other: Length) -> float:
        return self.points / other.points


def pt(value: float) -> Length:
    """A length given in points."""
    return Length(value)


def mm(value: float) -> Length:
    """A length given in millimetres."""
    return Length(value * 72 / 25.4)


def pixels(count: int, per_inch: float) -> Length:
    """The length of ``count`` pixels at a resolution of ``per_inch``."""
    return Length(count * 72 / per_inch)
