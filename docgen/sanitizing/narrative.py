"""Sanitizing a narrative: in its blocks of code as in evidence, elsewhere what cannot be mistaken.

What an author writes in sentences, he writes to be read: an address to turn to is no leak. A vendor's token
or a card's number is one wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from docgen.location import FieldPath
from docgen.markup import code_lines, may_hold_code
from docgen.sanitizing.numbering import Numbering
from docgen.sanitizing.rule import Rule
from docgen.sanitizing.sanitized import Hit, Sanitized
from docgen.sanitizing.sanitizing import sanitize
from docgen.sanitizing.searching import search

UNMISTAKABLE = frozenset(
    ("private-key", "aws-key", "cloud-key", "token", "jwt", "connection-string", "card-number", "iban")
)


_INDICATORS = "indicators_of_compromise"


def rules_for(path: FieldPath, rules: Sequence[Rule]) -> Sequence[Rule]:
    """What is looked for in a narrative, in code and outside of it.

    Indicators of compromise are addresses and accounts of intruders, which an authority asks for (Directive
    (EU) 2022/2555 Art. 23(4)(b)): only what cannot be one is looked for there.
    """
    return _plain(rules) if path[-1] == _INDICATORS or _has_no_markup(path) else rules


def _has_no_markup(path: FieldPath) -> bool:
    """Whether a text is none of Markdown, so that nothing in it is code."""
    return (
        path[0] in ("affected_services", "document")
        or path[:2] == ("regulatory", "dora")
        or path[-1] in ("why", "delay_reason")
    )


def sanitize_narrative(text: str, rules: Sequence[Rule], numbering: Numbering) -> Sanitized:
    """Replace what the rules find in a Markdown text.

    Args:
        text: CommonMark.
        rules: what to look for; outside of code those alone whose kind is unmistakable.
        numbering: that of the document.
    """
    plain = _plain(rules)
    lines = text.split("\n")
    pieces: list[str] = []
    hits: list[Hit] = []
    for stretch, is_code in _stretches(text, len(lines)):
        piece = "\n".join(lines[stretch.start : stretch.stop])
        made = sanitize(piece, rules if is_code else plain, numbering)
        pieces.append(made.text)
        hits.extend(replace(hit, line=hit.line + stretch.start) for hit in made.hits)
    return Sanitized("\n".join(pieces), tuple(hits)) if hits else Sanitized(text)


def suspects(texts: Iterable[tuple[FieldPath, str]], rules: Sequence[Rule]) -> frozenset[FieldPath]:
    """Which of the texts need to be looked at: those with code, and all where any of the others holds a find.

    An incident has many short texts and hardly ever a secret in one: one search over all is soon done.
    """
    coded: list[tuple[FieldPath, str]] = []
    plain: list[tuple[FieldPath, str]] = []
    for path, text in texts:
        (coded if may_hold_code(text) else plain).append((path, text))
    joined = "\n".join(text for _, text in plain)
    if search(joined.encode("utf-8", "replace"), _plain(rules)):
        coded += plain
    return frozenset(path for path, _ in coded)


def _plain(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules if rule.kind in UNMISTAKABLE)


def _stretches(text: str, count: int) -> Iterator[tuple[range, bool]]:
    """The lines of a text as stretches that are code or are not."""
    at = 0
    for code in code_lines(text):
        if code.start < at:
            continue
        if code.start > at:
            yield range(at, code.start), False
        at = min(code.stop, count)
        yield range(code.start, at), True
    if at < count:
        yield range(at, count), False
