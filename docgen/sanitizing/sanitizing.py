"""Sanitizing a text: each secret gives way to its mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.sanitizing.numbering import Numbering
from docgen.sanitizing.rule import Rule
from docgen.sanitizing.sanitized import Hit, Sanitized
from docgen.sanitizing.searching import search
from docgen.sanitizing.span import Span
from docgen.sanitizing.usual import USUAL_RULES


def sanitize(text: str, rules: Sequence[Rule] = USUAL_RULES, numbering: Numbering | None = None) -> Sanitized:
    """Replace everything in a text that the rules find.

    Args:
        text: any text; a lone surrogate in it belongs to no secret and stays.
        rules: what to look for.
        numbering: that of the document, where the text is not all of it.

    Returns:
        The text with its marks, and a hit for each; the text itself where nothing was found. A secret over
        several lines (a private key) gives way to one mark.
    """
    numbering = numbering or Numbering()
    data = text.encode("utf-8", "replace")  # one "?" for each surrogate, so that characters are counted alike
    spans = search(data, rules)
    if not spans:
        return Sanitized(text)
    pieces: list[str] = []
    hits: list[Hit] = []
    end = 0
    for span, start, stop, line, column in _placed(data, spans):
        number = numbering.number(span.kind, text[start:stop])
        hit = Hit(line, column, span.kind, span.rule, number)
        hits.append(hit)
        pieces += (text[end:start], hit.mark)
        end = stop
    return Sanitized("".join((*pieces, text[end:])), tuple(hits))


def _placed(data: bytes, spans: Sequence[Span]) -> Iterator[tuple[Span, int, int, int, int]]:
    """Each span with its start and end in characters, its line and its column, in one walk."""
    at = characters = line_start = 0
    line = 1
    for span in spans:
        between = data[at : span.start]
        start = characters + _count(between)
        if feeds := between.count(b"\n"):
            line += feeds
            line_start = start - _count(between[between.rindex(b"\n") + 1 :])
        inside = data[span.start : span.end]
        stop = start + _count(inside)
        yield span, start, stop, line, start - line_start + 1
        if feeds := inside.count(b"\n"):
            line += feeds
            line_start = stop - _count(inside[inside.rindex(b"\n") + 1 :])
        at, characters = span.end, stop


def _count(data: bytes) -> int:
    """How many characters a piece of UTF-8 holds."""
    return len(data) if data.isascii() else len(data.decode("utf-8"))
