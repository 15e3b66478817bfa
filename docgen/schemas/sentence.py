"""Counting the sentences of a Markdown text, as a reader would."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.schemas.sentence_end import sentence_ends

_PARAGRAPHS = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t])")
_MARKER = re.compile(r"^(?:[ \t]*(?:[-*+>]|\#{1,6}|\d{1,9}[.)])(?=[ \t]))+")
_ADDRESS = re.compile(r"\]\([^()\n]*\)|<?https?://\S*[^\s.,;:!?)>]>?")
_EMPHASIS = re.compile(r"[*_`]+")
# An abbreviation that does not end a sentence, or an initial (J. Smith; Α. Παπαδόπουλος).
_OPEN_END = re.compile(
    r"(?:^|[\s(\[\"'«“‘/])"
    r"(?:e\.\s?g|i\.\s?e|approx|resp|incl|excl|est|vs|viz|cf|ca|c|al|fig|figs|no|nos|art|sec|ch|vol|pp?|para|ref"
    r"|mr|mrs|ms|mx|dr|prof|rev|hon|st|sr|jr|messrs|gen|col|capt|lt|sgt"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|min|max|avg|tel"
    r"|π\.\s?χ|δηλ|κ\.?λπ|αρ|σελ|περ|κα?|δρ|z\.\s?b|bzw|ggf|u\.\s?a|p\.\s?ex|[^\W\d_])\.[\s\"'»”’)\]]*$",
    re.IGNORECASE,
)
# Words between which no sentence can end: letters and blanks, but for the first letter (it tells whether a
# sentence begins) and as much of the end as an abbreviation takes.
_UNBROKEN = re.compile(r"([A-Za-z])[A-Za-z ]+( [A-Za-z ]{24})")
_PRONOUN = re.compile(r"\bI\.\s*$")


def count_sentences(markdown: str) -> int:
    """How many sentences a text has (Unicode Standard Annex 29, and the abbreviations it leaves open)."""
    # Every character costs uniseg tens of microseconds.
    shortened = (_UNBROKEN.sub(r"\1\2", _plain(part)) for part in _PARAGRAPHS.split(markdown))
    return sum(len(list(_sentences(part))) for part in shortened)


def _plain(markdown: str) -> str:
    lines = (_MARKER.sub("", line).strip() for line in markdown.split("\n"))
    return _EMPHASIS.sub("", _ADDRESS.sub("", " ".join(lines)))


def _sentences(text: str) -> Iterator[str]:
    sentence, start = "", 0
    for end in sentence_ends(text):
        sentence += text[start:end]
        start = end
        if _OPEN_END.search(sentence[-_LONGEST_ABBREVIATION:]) and not _PRONOUN.search(sentence):
            continue
        if any(character.isalnum() for character in sentence):
            yield sentence
            sentence = ""
    if any(character.isalnum() for character in sentence):
        yield sentence


_LONGEST_ABBREVIATION = 24
