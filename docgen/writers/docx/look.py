"""The look: a theme, and the face in which its headings are set."""

from __future__ import annotations

from dataclasses import dataclass, replace

from docgen.theme import Families, Palette, Sizes, Theme
from docgen.typeface import Typefaces
from docgen.writers.docx.format import Face

_SEMIBOLD = 600


@dataclass(frozen=True, slots=True)
class Look:
    """A theme with its fonts at hand.

    ``semibold`` is the name under which Word lists the semibold face of the sans; empty where the family has
    none, and bold takes its place.
    """

    theme: Theme
    semibold: str = ""

    @classmethod
    def of(cls, theme: Theme, typefaces: Typefaces) -> Look:
        """The look of a theme set in these fonts."""
        face = typefaces.sans.styled(_SEMIBOLD)
        return cls(theme, face.menu_family if face.weight == _SEMIBOLD else "")

    @property
    def palette(self) -> Palette:
        """The theme's colours."""
        return self.theme.palette

    @property
    def sizes(self) -> Sizes:
        """The theme's sizes."""
        return self.theme.sizes

    @property
    def families(self) -> Families:
        """The theme's families."""
        return self.theme.families

    def plain(self, face: Face) -> Face:
        """A face of the sans."""
        return replace(face, family=self.families.sans)

    def heavy(self, face: Face) -> Face:
        """The same, heavier."""
        if self.semibold:
            return replace(face, family=self.semibold, bold_complex=True)
        return replace(face, family=self.families.sans, bold=True)
