"""What a document's characters come to: its faces, and which family sets which character."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from docgen.typeface.face import Face
from docgen.typeface.family import Family
from docgen.typeface.need import needs_glyph

Role: TypeAlias = Literal["serif", "sans", "mono"]
"""What a family of the theme is for."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The families of one document: those of the theme, and the fewest that hold what these lack."""

    serif: Family
    sans: Family
    mono: Family
    fallbacks: tuple[Family, ...] = ()

    @property
    def families(self) -> tuple[Family, ...]:
        """Every family of the document, each once, those of the theme first."""
        return tuple(dict.fromkeys((self.serif, self.sans, self.mono, *self.fallbacks)))

    @property
    def faces(self) -> tuple[Face, ...]:
        """Every face of the document: all of the theme's families; of others regular, bold and italics."""
        return tuple(face for family in self.families for face in family.faces)

    def families_of(self, role: Role) -> tuple[Family, ...]:
        """A role's own family, then the others in the order in which they help out, the plainest first."""
        own = {"serif": self.serif, "sans": self.sans, "mono": self.mono}[role]
        return tuple(dict.fromkeys((own, self.sans, self.serif, self.mono, *self.fallbacks)))

    def stack(self, role: Role) -> tuple[str, ...]:
        """The names of a role's families, in the order of a CSS font stack."""
        return tuple(family.name for family in self.families_of(role))

    def family_for(self, character: str, role: Role = "serif") -> str | None:
        """The family that helps out with a character; ``None`` where the role's own family sets it.

        ``None`` also for what needs no glyph, and for what no family of the document holds.
        """
        own, *others = self.families_of(role)
        if not needs_glyph(character) or own.holds(character):
            return None
        return next((family.name for family in others if family.holds(character)), None)
