"""The lines of two texts of evidence: which came, which went, and which words within a line were changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from docgen.comparing.alignment import Span, align
from docgen.comparing.comparison import LineChange, TextChange
from docgen.comparing.piece import Fate, Piece, is_changed, pieces

_AROUND = 2
"""Lines that are shown before and after a changed one."""
_MOST_LINES = 400
"""Lines of one exhibit that are told; of the others it is told how many there are."""
_LONGEST = 1_000
"""Characters up to which the words of a line are compared."""
_LIKE = 0.4
_NEAR = 8
"""Lines among which the one is searched for that stands for another."""


def compare_lines(old: str, new: str) -> TextChange | None:
    """What was changed from one text to another; nothing where they are the same."""
    if old == new:
        return None
    first, second = old.split("\n"), new.split("\n")
    spans = align(first, second)
    changed = [span for span in spans if not span.same]
    told = tuple(islice(_lines(spans, first, second), _MOST_LINES))
    added = sum(span.new_end - span.new_start for span in changed)
    removed = sum(span.old_end - span.old_start for span in changed)
    shown = sum((line.old is None) + (line.new is None) + 2 * _is_paired(line) for line in told)
    return TextChange(told, added, removed, added + removed - shown)


def _is_paired(line: LineChange) -> bool:
    both = line.old is not None and line.new is not None
    return both and is_changed(line.pieces)


def _lines(spans: list[Span], old: list[str], new: list[str]) -> Iterator[LineChange]:
    for index, span in enumerate(spans):
        if span.same:
            yield from _around(span, new, first=index == 0, last=index == len(spans) - 1)
        else:
            yield from _changed(span, old, new)


def _around(span: Span, new: list[str], *, first: bool, last: bool) -> Iterator[LineChange]:
    """The lines that are kept next to a change."""
    length = span.new_end - span.new_start
    for at in range(length):
        if (at < _AROUND and not first) or (at >= length - _AROUND and not last):
            text = new[span.new_start + at]
            kept = (Piece(Fate.KEPT, text),) if text else ()
            yield LineChange(span.old_start + at + 1, span.new_start + at + 1, kept)


def _changed(span: Span, old: list[str], new: list[str]) -> Iterator[LineChange]:
    """What went and what came, in order; two lines that are alike are one that was changed."""
    came = span.new_start
    for went in range(span.old_start, span.old_end):
        near = range(came, min(span.new_end, came + _NEAR))
        partner = next((each for each in near if _alike(old[went], new[each])), None)
        if partner is None:
            yield LineChange(went + 1, None, _whole(Fate.DELETED, old[went]))
            continue
        yield from (
            LineChange(None, each + 1, _whole(Fate.INSERTED, new[each])) for each in range(came, partner)
        )
        yield LineChange(went + 1, partner + 1, pieces(old[went], new[partner], exact=True))
        came = partner + 1
    yield from (
        LineChange(None, each + 1, _whole(Fate.INSERTED, new[each])) for each in range(came, span.new_end)
    )


def _whole(fate: Fate, line: str) -> tuple[Piece, ...]:
    return (Piece(fate, line),) if line else ()


def _alike(old: str, new: str) -> bool:
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - no document but a comparison needs it

    if max(len(old), len(new)) > _LONGEST:
        return False
    return bool(Indel.normalized_similarity(old, new, score_cutoff=_LIKE))
