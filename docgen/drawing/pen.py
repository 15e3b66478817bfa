"""What labels are written with: the theme's sans, and what stands in for what it lacks."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.drawing.label import Label, label
from docgen.drawing.lettering import Style
from docgen.theme import Colour, Theme
from docgen.typeface import Choice
from docgen.units import Length

REGULAR, SEMIBOLD = 400, 600


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes labels no wider than ``widest`` points."""

    theme: Theme
    choice: Choice
    widest: float

    def write(self, text: str, size: Length, colour: Colour, weight: int = REGULAR) -> Label:
        """A label of this text; the empty text makes an empty label."""
        faces = tuple(family.styled(weight) for family in self.choice.families_of("sans"))
        return label(text, Style(faces, size), colour, self.widest)
