"""Typefaces: font files, the characters they hold, and what stands in for what they lack.

:func:`load_typefaces` gathers the fonts at hand; :meth:`Typefaces.choose` takes the characters of a document
and says which faces it needs, in which order a role's families stand, and which family sets a character.
"""

from docgen.typeface.choice import Choice, Role
from docgen.typeface.face import Face
from docgen.typeface.family import Family
from docgen.typeface.feature import figures_are_plain, has_ligatures
from docgen.typeface.folder import font_files
from docgen.typeface.load import load_typefaces
from docgen.typeface.need import needs_glyph
from docgen.typeface.typefaces import Typefaces

__all__ = [
    "Choice",
    "Face",
    "Family",
    "Role",
    "Typefaces",
    "figures_are_plain",
    "font_files",
    "has_ligatures",
    "load_typefaces",
    "needs_glyph",
]
