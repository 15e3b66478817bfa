"""Searching: where the rules find something in a text, as offsets of its UTF-8."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from docgen.sanitizing.engine import Match, secret_groups
from docgen.sanitizing.private_key import private_keys
from docgen.sanitizing.rule import Candidate, Rule
from docgen.sanitizing.sanitized import MARK
from docgen.sanitizing.span import Span
from docgen.sanitizing.windows import Window, windows

_PASSES = 3
"""How often a text is searched: what was found stands in the way of what touches it."""
_BEFORE = 64
_AFTER = 16
_MARK = re.compile(MARK.encode())
_BLANK = re.compile(rb"[^\n]")
_DELIMITER = re.compile(rb"[\s\"'<>,;]")
_WORD_END = re.compile(rb"[^A-Za-z0-9]|$")


def search(data: bytes, rules: Sequence[Rule]) -> list[Span]:
    """Everything that the rules find in a text, apart and in order.

    Finds that overlap become one, of the kind of the longest; of two that are equally long the rule that
    comes first decides.
    """
    found: list[Span] = []
    left = _MARK.sub(_blanked, data)
    for _ in range(_PASSES):
        more = _merged([*private_keys(left), *_finds(left, rules)])
        if not more:
            break
        found += more
        left = _without(left, more)
    return sorted(found, key=lambda span: span.start)


def _finds(data: bytes, rules: Iterable[Rule]) -> Iterator[Span]:
    lowered = data.lower()
    stretches = list(windows(data))
    for rule in rules:
        if rule.may_be_in(lowered):
            yield from _finds_of(rule, data, stretches)


def _finds_of(rule: Rule, data: bytes, stretches: Iterable[Window]) -> Iterator[Span]:
    pattern = rule.compiled
    groups = secret_groups(pattern)
    reached = 0
    for window in stretches:
        position = max(window.start, reached)
        while position < window.own_end and (match := pattern.search(data, position, window.end)):
            start, end = _secret(match, groups)
            if start >= window.own_end:
                break
            if end == window.end and window.cut:
                end = _continued(data, end)
            length = _accepted(rule, data, start, end)
            if length:
                yield Span(start, start + length, rule.kind, rule.id)
            reached = position = max(_resumed(rule, data, match, start, start + length), position + 1)


def _secret(match: Match, groups: Iterable[int]) -> tuple[int, int]:
    spans = (match.span(group) for group in groups)
    return next((span for span in spans if span[0] >= 0), match.span())


def _continued(data: bytes, end: int) -> int:
    """The end of what a window cuts off: where a secret that long would end at the latest."""
    found = _DELIMITER.search(data, end)
    return found.start() if found else len(data)


def _accepted(rule: Rule, data: bytes, start: int, end: int) -> int:
    """How many bytes of a candidate are a secret."""
    if rule.check is None:
        return end - start
    text = _decoded(data[start:end])
    length = rule.check(Candidate(text, _line_before(data, start), _line_after(data, end)))
    return len(text[:length].encode("utf-8"))


def _resumed(rule: Rule, data: bytes, match: Match, start: int, accepted_end: int) -> int:
    """Where the search goes on: after a find; after a word of what was none, where the rule retries."""
    if accepted_end > start:
        return accepted_end
    if rule.retries and (found := _WORD_END.search(data, start)):
        return max(found.start(), start + 1)
    return match.span()[1]


def _line_before(data: bytes, start: int) -> str:
    return _decoded(data[max(0, start - _BEFORE) : start]).rpartition("\n")[2]


def _line_after(data: bytes, end: int) -> str:
    return _decoded(data[end : end + _AFTER]).partition("\n")[0]


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Spans that overlap made one; the sort is stable, so that the order of the rules decides a draw."""
    made: list[Span] = []
    longest = 0
    for span in sorted(spans, key=lambda each: each.start):
        length = span.end - span.start
        if not made or span.start >= made[-1].end:
            made.append(span)
            longest = length
            continue
        last = made[-1]
        named = span if length > longest else last
        longest = max(longest, length)
        made[-1] = Span(last.start, max(last.end, span.end), named.kind, named.rule)
    return made


def _without(data: bytes, spans: Iterable[Span]) -> bytes:
    """The text with a line feed for every byte of the spans: no pattern reaches over one."""
    left = bytearray(data)
    for span in spans:
        left[span.start : span.end] = b"\n" * (span.end - span.start)
    return bytes(left)


def _blanked(match: re.Match[bytes]) -> bytes:
    return _BLANK.sub(b"\n", match[0])
