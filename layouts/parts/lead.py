"""The lead of a cover: the first sentence of the executive summary, where it stands well by itself.

It is quoted whole or not at all. Whether a full stop ends a sentence is a guess, so that whatever could make
it a wrong one (an abbreviation, markup within the sentence, an unusual length) leaves the cover without.
"""

from __future__ import annotations

import re
from itertools import takewhile

from docgen.layout_api import Incident, Inline, Paragraph, Text, parse_blocks

from .phrase import words

_SHORTEST, _LONGEST = 30, 220
_END = re.compile(r"[.!?…][\"'”’»)]?(?=\s|$)|[。！？।؟]")
_NO_END = re.compile(
    r"(?:\b(?:approx|ca|cf|co|corp|dr|e\.g|etc|fig|i\.e|inc|jr|ltd|mr|mrs|ms|no|nr|prof|resp|sr|st|vs)"
    r"|\b\w)\.$",
    re.IGNORECASE,
)


def lead(incident: Incident) -> tuple[Inline, ...]:
    """The sentence, or nothing."""
    blocks = parse_blocks(incident.executive_summary) if incident.executive_summary else ()
    if not blocks or not isinstance(blocks[0], Paragraph):
        return ()
    plain = takewhile(lambda inline: isinstance(inline, Text), blocks[0].children)
    sentence = _first_sentence("".join(inline.text for inline in plain if isinstance(inline, Text)))
    return words(sentence) if _SHORTEST <= len(sentence) <= _LONGEST else ()


def _first_sentence(text: str) -> str:
    """The text up to its first sentence end, or nothing where that is in doubt."""
    end = _END.search(text)
    if end is None:
        return ""
    sentence, rest = text[: end.end()].strip(), text[end.end() :].lstrip()
    doubtful = _NO_END.search(sentence) or rest[:1].islower()
    return "" if doubtful else sentence
