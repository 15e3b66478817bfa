"""The boxes of a page (ISO 32000-1, 14.11.2): the sheet, in it the bleed, in that the page as it is cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docgen.units import Length, mm
from docgen.writers.pdf.engine import Array, Dictionary

BLEED = mm(3)
"""What is printed beyond the cut, so that a cut a little off shows no white."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, from its lower left to its upper right corner."""

    left: float
    bottom: float
    right: float
    top: float

    def widened(self, by: Length) -> Box:
        """The box with so much more on every side."""
        more = by.points
        return Box(self.left - more, self.bottom - more, self.right + more, self.top + more)

    @property
    def array(self) -> Any:
        """As PDF writes it, to a thousandth of a point."""
        return Array(round(side, 3) for side in (self.left, self.bottom, self.right, self.top))


def trimmed(page: Dictionary) -> Box:
    """The page as it will be cut."""
    return Box(*page["TrimBox"])


def mark_out(page: Dictionary) -> None:
    """Give a page the boxes of a printing house; the engine would bleed ten points at most."""
    trim = trimmed(page)
    page["MediaBox"] = Box(*page["MediaBox"]).array
    page["TrimBox"] = trim.array
    page["BleedBox"] = trim.widened(BLEED).array
