"""Characters that the theme's families lack: which family of the document sets them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from unicodedata import bidirectional, category, east_asian_width

from docgen.typeface import Choice
from docgen.writers.docx.font import Substitutes


def substitutes_of(choice: Choice, characters: Iterable[str]) -> Substitutes:
    """The families that help out, and those that Word takes for East Asian and right-to-left characters."""
    east_asian, complex_script, others = "", "", []
    for character in sorted(characters):
        family = _family(choice, character)
        if family is None:
            continue
        others.append(family)
        if _is_east_asian(character):
            east_asian = east_asian or family
        elif _is_backwards(character):
            complex_script = complex_script or family
    return Substitutes(east_asian, complex_script, tuple(dict.fromkeys(others)))


def family_of(choice: Choice, substitutes: Substitutes) -> Callable[[str], str | None]:
    """The family of a character, where Word does not take the right one by itself."""

    def own(character: str) -> str | None:
        family = _family(choice, character)
        if family is None:
            return None
        if _is_east_asian(character):
            return None if family == substitutes.east_asian else family
        if _is_backwards(character):
            return None if family == substitutes.complex_script else family
        return family

    return own


def _family(choice: Choice, character: str) -> str | None:
    """A family for what neither serif nor sans holds; what only one lacks, Word finds in its like."""
    if choice.sans.holds(character):
        return None
    return choice.family_for(character, "serif")


def _is_east_asian(character: str) -> bool:
    """Ideographs, kana, Hangul and their punctuation, but no emoji."""
    return east_asian_width(character) in "WF" and category(character) != "So"


def _is_backwards(character: str) -> bool:
    return bidirectional(character) in ("R", "AL")
