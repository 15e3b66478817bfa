"""The stamp: a word across the page, drawn behind its text.

It is drawn as outlines, so that neither a search nor a screen reader stumbles over it within the text; the
word itself stands at the top of every page, where it also outlives a pale copy.
"""

from __future__ import annotations

from functools import lru_cache
from math import atan2, cos, hypot, sin

from docgen.drawing.lettering import Line, Style, set_line
from docgen.theme import Page
from docgen.typeface import Choice, Face
from docgen.units import pt
from docgen.writers.html import Resource

STAMP = "docgen:stamp"

_COLOUR = "#edeff2"
"""Muted text keeps a contrast of more than 5 to 1 on it (WCAG 2.1, 1.4.3 asks for 4.5)."""
_REACH = 0.6
"""The share of the page's diagonal that the word takes, where it is long enough."""
_LARGEST = 1.4
"""The most by which the word is set larger than at 100 points."""
_SIZE = pt(100)
_CAPITALS = 66.0
"""The height of its capitals at that size, in points: nearly the same in every text face."""
_WEIGHT = 700


def draw_stamp(word: str, page: Page, choice: Choice) -> Resource:
    """A drawing of the size of the page, with the word from corner to corner."""
    return _draw(word, page, tuple(family.styled(_WEIGHT) for family in choice.families_of("sans")))


@lru_cache(maxsize=16)
def _draw(word: str, page: Page, faces: tuple[Face, ...]) -> Resource:
    line = set_line(word, Style(faces, _SIZE))
    width, height = page.width.points, page.height.points
    size = f'width="{width:.2f}" height="{height:.2f}" viewBox="0 0 {width:.2f} {height:.2f}"'
    path = f'fill="{_COLOUR}" transform="{_placed(line, width, height)}" d="{line.outline(0, 0)}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}><path {path}/></svg>'
    return Resource(svg.encode(), "image/svg+xml")


def _placed(line: Line, width: float, height: float) -> str:
    """The matrix that scales the line, turns it along the diagonal and centres it on the page."""
    scale = min(_LARGEST, _REACH * hypot(width, height) / max(line.width, 1.0))
    angle = -atan2(height, width)
    turn, lift = cos(angle) * scale, sin(angle) * scale
    middle, half = line.width / 2, -_CAPITALS / 2
    across = width / 2 - (turn * middle - lift * half)
    down = height / 2 - (lift * middle + turn * half)
    return f"matrix({turn:.4f} {lift:.4f} {-lift:.4f} {turn:.4f} {across:.4f} {down:.4f})"
