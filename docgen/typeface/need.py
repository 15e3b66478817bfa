"""Which characters are drawn, and so need a glyph in some font."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import category

# Default_Ignorable_Code_Point of the Unicode Character Database, DerivedCoreProperties.txt: what a renderer
# leaves out where the font has nothing for it. First and last of each range.
_IGNORABLE = (
    (0x00AD, 0x00AD),  # soft hyphen
    (0x034F, 0x034F),  # combining grapheme joiner
    (0x061C, 0x061C),  # Arabic letter mark
    (0x115F, 0x1160),  # Hangul fillers
    (0x17B4, 0x17B5),  # Khmer inherent vowels
    (0x180B, 0x180F),  # Mongolian variation selectors and vowel separator
    (0x200B, 0x200F),  # zero width space, joiners, direction marks
    (0x202A, 0x202E),  # bidirectional embeddings and overrides
    (0x2060, 0x206F),  # word joiner, invisible operators, isolates
    (0x3164, 0x3164),  # Hangul filler
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFEFF, 0xFEFF),  # zero width no-break space
    (0xFFA0, 0xFFA0),  # halfwidth Hangul filler
    (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3),  # shorthand format controls
    (0x1D173, 0x1D17A),  # musical beams and slurs
    (0xE0000, 0xE0FFF),  # tags and variation selectors
)
_UNDRAWN = ("Cc", "Zs", "Zl", "Zp")  # controls; spaces, whose width is made up where a font lacks them


def needs_glyph(character: str) -> bool:
    """Whether a character leaves an empty box on the page when no font has it.

    Spaces, controls and what Unicode calls default ignorable (joiners, variation selectors, the soft hyphen)
    do not: a renderer leaves them blank.
    """
    if category(character) in _UNDRAWN:
        return False
    code = ord(character)
    return not any(first <= code <= last for first, last in _IGNORABLE)


def code_points(texts: Iterable[str]) -> frozenset[int]:
    """The code points of the texts that need a glyph."""
    characters = {character for text in texts for character in text}
    return frozenset(ord(character) for character in characters if needs_glyph(character))
