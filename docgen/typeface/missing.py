"""What to tell a user whose document holds characters that no font at hand can show."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import category, combining, name

from docgen.errors import MissingGlyphError


def missing_glyphs(missing: Iterable[int], searched_system: bool) -> MissingGlyphError:
    """The error that names every missing character, and how to help."""
    faults = [_describe(chr(code)) for code in sorted(missing)]
    where = "among the system's fonts nor the bundled ones" if searched_system else "among the fonts at hand"
    help_ = f"no font for {'it' if len(faults) == 1 else 'them'} stands {where}"
    return MissingGlyphError(
        [
            *faults,
            f"{help_}: name a folder that holds one with --fonts DIR or in the theme's fonts "
            "(the Noto fonts cover nearly every script)",
        ]
    )


def _describe(character: str) -> str:
    title = name(character, "") or _unnamed(character)
    shown = "" if combining(character) or category(character).startswith("C") else f" ‘{character}’"
    return f"U+{ord(character):04X} {title}{shown} has no glyph"


def _unnamed(character: str) -> str:
    return {"Co": "(private use)", "Cs": "(surrogate)"}.get(category(character), "(not assigned)")
