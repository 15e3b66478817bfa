"""Where sentences end, by Unicode Standard Annex 29, section 5, as uniseg reads it.

Each character is written as one letter for its class (Sentence_Break), so that the rules are one regular
expression over a whole text; uniseg itself goes through its rules character by character, which takes a
thousand times as long. What it is asked for is the class of a character that is none of the usual ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from unicodedata import category

_OF_UNISEG = {
    "Other": "x", "CR": "C", "LF": "L", "Sep": "S", "Extend": "E", "Format": "E", "Sp": "p", "Lower": "l",
    "Upper": "U", "OLetter": "o", "Numeric": "N", "ATerm": "A", "STerm": "T", "SContinue": "c", "Close": "q",
}  # fmt: skip
_USUAL = (
    {"\r": "C", "\n": "L", ".": "A"}
    | dict.fromkeys("!?", "T")
    | dict.fromkeys(",-:;–—", "c")
    | dict.fromkeys("\t\v\f", "p")
    | dict.fromkeys("\"'", "q")
    | dict.fromkeys("#$%&*+/<=>@\\^_`|~€…•", "x")
)
_OF_CATEGORY = {"Nd": "N", "Zs": "p", "Ps": "q", "Pe": "q", "Pi": "q", "Pf": "q"}
_OF_LETTER = {"Ll": "l", "Lu": "U"}
_FIRST_UNCASED = 0x0590  # further on, letters of these categories may be of another class

_END = re.compile("([AT])q*p*(?:CL|[CLS])?|CL|[CLS]")  # SB3, SB4, and as far as SB9 and SB10 reach
_UNATTACHED = re.compile("(?<=[CLS])E")
_GOES_ON = re.compile("[cAT]")  # SB8a
_GOES_ON_SMALL = re.compile("[pNcq]*l")  # SB8


def sentence_ends(text: str) -> Iterator[int]:
    """After which character each sentence of a text ends, counted from 1; the last at the end of the text."""
    classes = "".join(map(class_of, text))
    places: Sequence[int] = range(len(text))
    if "E" in classes:  # what marks the character before it, and is none itself (SB5)
        classes = _UNATTACHED.sub("x", classes)
        places = [place for place, each in enumerate(classes) if each != "E"]
        classes = classes.replace("E", "")
    for found in _END.finditer(classes):
        end = found.end()
        if end < len(classes) and _is_end(classes, found):
            yield places[end]
    if text:
        yield len(text)


def _is_end(classes: str, found: re.Match[str]) -> bool:
    """Whether a sentence ends with what may end one; something follows."""
    start, end = found.span()
    if classes[end - 1] in "CLS":
        return True
    if _GOES_ON.match(classes, end):
        return False
    if found[1] == "T":
        return True
    if end == start + 1 and (
        classes[end] == "N" or (classes[end] == "U" and classes[max(start - 1, 0)] in "lU")  # SB6, SB7
    ):
        return False
    return _GOES_ON_SMALL.match(classes, end) is None


@lru_cache(maxsize=4096)
def class_of(character: str) -> str:
    """The class of a character, as one letter."""
    usual = _USUAL.get(character)
    if usual is not None:
        return usual
    kind = category(character)
    if kind in _OF_CATEGORY:
        return _OF_CATEGORY[kind]
    if kind in _OF_LETTER and ord(character) < _FIRST_UNCASED:
        return _OF_LETTER[kind]
    from uniseg.sentencebreak import sentence_break  # noqa: PLC0415 - its tables take a while to load

    return _OF_UNISEG[sentence_break(character).value]
