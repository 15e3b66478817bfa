"""The fonts at hand, and the choice among them for the characters of a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import category

from docgen.typeface.choice import Choice
from docgen.typeface.fallback import cover
from docgen.typeface.family import Family
from docgen.typeface.missing import missing_glyphs
from docgen.typeface.need import code_points
from docgen.typeface.system import system_families

_PRIVATE = "Co"  # what a private-use character means, only the user's own fonts can know


@dataclass(frozen=True, slots=True)
class Typefaces:
    """The theme's three families, and what may stand in for what they lack.

    ``spare`` are the user's own families and the bundled ones that the theme does not use, in this order;
    the system's follow where ``system`` is set.
    """

    serif: Family
    sans: Family
    mono: Family
    spare: tuple[Family, ...] = ()
    system: bool = True

    def choose(self, texts: Iterable[str]) -> Choice:
        """The families for a document of these texts (or characters), as few as possible.

        Raises:
            MissingGlyphError: characters that no font at hand holds; all of them are in the error.
        """
        wanted = code_points(texts)
        missing = set(wanted)
        for family in (self.serif, self.sans, self.mono):
            missing -= family.regular.coverage
        chosen = cover(missing, self.spare)
        if missing and self.system:
            agreed = {code for code in missing if category(chr(code)) != _PRIVATE}
            missing -= agreed
            chosen += cover(agreed, system_families())
            missing |= agreed
        if missing:
            raise missing_glyphs(missing, self.system)
        return Choice(self.serif, self.sans, self.mono, tuple(family.trimmed() for family in chosen))
