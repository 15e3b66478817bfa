"""Alignment: which runs of two sequences are the same, in work that is bounded by their length alone.

The longest common subsequence is rapidfuzz's, whose work grows with the product of the lengths. Where that
is too much, what stands once in each sequence parts them first, as in a patience diff; what is still too long
between two of those is taken to be replaced. No clock decides, so that the answer is always the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

_MOST_WORK = 10**8
"""The product of two lengths up to which they are aligned at once; it takes some 30 ms and 12 MB."""


@dataclass(frozen=True, slots=True)
class Span:
    """The elements from ``start`` to ``end`` of the old and of the new; the same or not."""

    same: bool
    old_start: int
    old_end: int
    new_start: int
    new_end: int


def align(old: Sequence[Hashable], new: Sequence[Hashable], most_work: int = _MOST_WORK) -> list[Span]:
    """The spans of two sequences from their start to their end, no two of one kind beside each other."""
    numbers: dict[Hashable, int] = {}
    first, second = ([numbers.setdefault(each, len(numbers)) for each in side] for side in (old, new))
    return list(_joined(_Aligning(first, second, most_work).spans()))


class _Aligning:
    """Two sequences of small numbers, since rapidfuzz compares by hash, and a number is its own."""

    def __init__(self, old: list[int], new: list[int], most_work: int) -> None:
        self._old, self._new, self._most = old, new, most_work

    def spans(self) -> Iterator[Span]:
        old, new = self._old, self._new
        shorter = min(len(old), len(new))
        start = next((at for at in range(shorter) if old[at] != new[at]), shorter)
        rest = shorter - start
        end = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
        yield Span(True, 0, start, 0, start)
        yield from self._between(start, len(old) - end, start, len(new) - end)
        yield Span(True, len(old) - end, len(old), len(new) - end, len(new))

    def _between(self, old: int, old_end: int, new: int, new_end: int) -> Iterator[Span]:
        if (old_end - old) * (new_end - new) <= self._most:
            yield from self._common(old, old_end, new, new_end)
            return
        for at, other in [*self._anchors(old, old_end, new, new_end), (old_end, new_end)]:
            if (at - old) * (other - new) <= self._most:
                yield from self._common(old, at, new, other)
            else:
                yield Span(False, old, at, new, other)
            if at < old_end:
                yield Span(True, at, at + 1, other, other + 1)
            old, new = at + 1, other + 1

    def _common(self, old: int, old_end: int, new: int, new_end: int) -> Iterator[Span]:
        from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - no document but a comparison needs it

        for each in LCSseq.opcodes(self._old[old:old_end], self._new[new:new_end]):
            same = each.tag == "equal"
            yield Span(
                same, old + each.src_start, old + each.src_end, new + each.dest_start, new + each.dest_end
            )

    def _anchors(self, old: int, old_end: int, new: int, new_end: int) -> list[tuple[int, int]]:
        """The places of what stands once in each, as many as keep the order of both."""
        first, second = self._old[old:old_end], self._new[new:new_end]
        seen, also = Counter(first), Counter(second)
        places = {each: new + at for at, each in enumerate(second) if also[each] == 1}
        pairs = [
            (old + at, places[each]) for at, each in enumerate(first) if seen[each] == 1 and each in places
        ]
        return [pairs[at] for at in longest_rising([other for _, other in pairs])]


def longest_rising(numbers: Sequence[int]) -> list[int]:
    """The places of the longest run of different numbers that rises, in O(n log n)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        length = bisect_left(tails, number)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [number]
        ends[length : length + 1] = [at]
    found: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]


def _joined(spans: Iterator[Span]) -> Iterator[Span]:
    held: Span | None = None
    for span in spans:
        if span.old_start == span.old_end and span.new_start == span.new_end:
            continue
        if held is not None and held.same == span.same:
            held = Span(held.same, held.old_start, span.old_end, held.new_start, span.new_end)
            continue
        if held is not None:
            yield held
        held = span
    if held is not None:
        yield held
