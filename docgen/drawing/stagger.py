"""Flags on poles: labels that hang at the right of a line, staggered so that none meets another.

A flag's pole stands exactly where its moment is, and its words hang at the pole's right. A flag whose words
would run into a later pole is hung above that pole's own flag: so words never cross words, nor a pole words,
however close the moments are, and flags of one moment hang from one pole in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flag:
    """The place of a pole, and the width and height of the words at its right, all in points."""

    x: float
    width: float
    height: float


def stagger(flags: Sequence[Flag], gap: float) -> tuple[float, ...]:
    """How far the lower edge of each flag is lifted above the ground; ``flags`` stand in order of ``x``.

    ``gap`` is the least distance between the words of two flags on one level, in points.
    """
    lifts = [0.0] * len(flags)
    for index in reversed(range(len(flags))):
        tops = [lifts[other] + flags[other].height for other in _met(flags, index, gap)]
        lifts[index] = max(tops, default=0.0)
    return tuple(lifts)


def crowded(flags: Sequence[Flag], gap: float) -> set[int]:
    """Which flags are lifted above others, or have others above them."""
    return {each for index in range(len(flags)) for met in _met(flags, index, gap) for each in (index, met)}


def _met(flags: Sequence[Flag], index: int, gap: float) -> Iterator[int]:
    """The later flags whose poles a flag's words would run into on the ground."""
    end = flags[index].x + flags[index].width + gap
    return (other for other in range(index + 1, len(flags)) if flags[other].x < end)
