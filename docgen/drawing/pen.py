"""What labels are written with: the theme's sans, and what stands in for what it lacks."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.drawing.label import Label, label
from docgen.drawing.lettering import Style
from docgen.theme import Colour, Theme
from docgen.typeface import Choice
from docgen.units import Length


@dataclass(frozen=True, slots=True)
class Type:
    """The size and weight of a label's letters, and the distance from line to line."""

    size: Length
    leading: Length
    weight: int = 400


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes labels no wider than ``widest`` points."""

    theme: Theme
    choice: Choice
    widest: float

    def write(self, text: str, type_: Type, colour: Colour) -> Label:
        """A label of this text; the empty text makes an empty label."""
        faces = tuple(family.styled(type_.weight) for family in self.choice.families_of("sans"))
        return label(text, Style(faces, type_.size), colour, self.widest, type_.leading)
