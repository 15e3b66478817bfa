"""Tokens: what a text is compared by. Put together again they are the text.

A word is a word of Unicode Standard Annex 29 as far as a reader of a difference cares: letters with their
marks, an apostrophe or an underscore within, ``14:05`` and ``3.5`` whole. Scripts that write no spaces are
taken character by character. The signs of Markdown and every other sign stand alone, an address is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Thai, Lao, Burmese, Khmer, and the scripts of China and Japan."""
_LETTERS = rf"(?:(?![{_UNSPACED}])[^\W_])+"
_TOKEN = re.compile(
    r"(?:https?|mailto|tel|exhibit):[^\s<>()\[\]]+"
    r"|\d+(?:[.,:]\d+)+"
    rf"|{_LETTERS}(?:[_'’]{_LETTERS})*"
    r"|\s+|\*+|_+|`+|#+|~+|-{3,}|.",
    re.DOTALL,
)
_WORD = re.compile(_LETTERS)
_LONGEST = 200
"""Characters of a token; a longer one is taken in pieces, so that a change within it is not all of it."""
_JOINER = "\u200d"
_CLINGING = "\u200c\u200d\ufe0e\ufe0f"


def tokens(text: str) -> list[str]:
    """The tokens of a text in their order."""
    found = _TOKEN.findall(text)
    if not text.isascii():
        found = list(_whole(found))
    return [piece for token in found for piece in _pieces(token)] if _has_long(found) else found


def _whole(found: list[str]) -> Iterator[str]:
    """No letter parted from its marks, no emoji from what joins it to the next."""
    held = ""
    for token in found:
        if held and (_clings(token[0]) or held.endswith(_JOINER) or _goes_on(held, token)):
            held += token
            continue
        if held:
            yield held
        held = token
    if held:
        yield held


def _goes_on(held: str, token: str) -> bool:
    """Whether a word goes on behind a letter with a mark."""
    return _clings(held[-1]) and held[0].isalnum() and _WORD.match(token) is not None


def _clings(character: str) -> bool:
    return character in _CLINGING or (not character.isascii() and category(character)[0] == "M")


def _has_long(found: list[str]) -> bool:
    return any(len(token) > _LONGEST for token in found)


def _pieces(token: str) -> Iterator[str]:
    yield from (token[start : start + _LONGEST] for start in range(0, len(token), _LONGEST))
