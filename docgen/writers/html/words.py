"""Text fit for a line: over-long words get places where they may break, and a direction is told.

A word of 100,000 characters under ``overflow-wrap: anywhere`` takes the engine more than a minute, since it
tries every place; in pieces it takes no longer than any other text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category

from markupsafe import Markup, escape

from docgen.document.direction import runs_right_to_left
from docgen.writers.html.element import NOTHING

LONGEST_WORD = 90
_FINE, _COARSE = 10, 20
_FINE_UP_TO = 4000
"""Characters up to which a word is cut finely, so that it fills its lines; every piece costs time."""
_JOINERS = "\u200c\u200d"
_BREAK = Markup("<wbr/>")


def breakable(text: str, longest: int = LONGEST_WORD, piece: int = 0) -> Markup:
    """The text, escaped, with break opportunities in words longer than ``longest``.

    They stand ``piece`` characters apart, or where it is 0 as close as is affordable.
    """
    if len(text) <= longest:
        return escape(text)
    return NOTHING.join(
        escape(part)
        if len(part) <= longest
        else _BREAK.join(map(escape, pieces(part, piece or _piece(part))))
        for part in re.split(r"(\s+)", text)
    )


def pieces(word: str, longest: int) -> Iterator[str]:
    """The word cut after about ``longest`` characters, never between a letter and its marks."""
    start = 0
    while len(word) - start > longest:
        end = start + longest
        while end < min(len(word), start + 2 * longest) and _clings(word[end - 1], word[end]):
            end += 1
        yield word[start:end]
        start = end
    if start < len(word):
        yield word[start:]


def _piece(word: str) -> int:
    return _FINE if len(word) <= _FINE_UP_TO else _COARSE


def direction(text: str) -> str | None:
    """The value of ``dir`` for a text: ``rtl``, or None where the document's own holds."""
    return "rtl" if runs_right_to_left(text) else None


def _clings(before: str, after: str) -> bool:
    """Whether two characters are one to the reader (combining marks, joined letters and emoji)."""
    return category(after)[0] == "M" or before in _JOINERS or after in _JOINERS or category(after) == "Sk"
