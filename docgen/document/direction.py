"""Which way a text runs, by the first strong character (Unicode Standard Annex 9, rules P2 and P3)."""

from __future__ import annotations

from unicodedata import bidirectional


def runs_right_to_left(text: str) -> bool:
    """Whether a paragraph of this text starts at the right, as Arabic and Hebrew do."""
    for character in text:
        kind = bidirectional(character)
        if kind == "L":
            return False
        if kind in ("R", "AL"):
            return True
    return False


def has_right_to_left(text: str) -> bool:
    """Whether any character of the text runs from right to left."""
    return any(bidirectional(character) in ("R", "AL") for character in text)
