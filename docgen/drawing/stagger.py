"""Flags on poles: labels that hang at the right of a line, staggered so that none meets another.

A flag's pole stands exactly where its moment is, and its words hang at the pole's right. A flag whose words
would run into a later pole is hung above that pole's own flag: so words never cross words, nor a pole words,
however close the moments are, and flags of one moment hang from one pole in order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flag:
    """The place of a pole, and the width and height of the words at its right, all in points."""

    x: float
    width: float
    height: float


def stagger(flags: Sequence[Flag], gap: float) -> tuple[float, ...]:
    """How far the lower edge of each flag is lifted above the ground; ``flags`` stand in order of ``x``.

    ``gap`` is the least distance between the words of two flags, in points.
    """
    lifts: list[float] = []
    for index in range(len(flags) - 1, -1, -1):
        end = flags[index].x + flags[index].width + gap
        later = flags[index + 1 :]
        tops = [
            lift + flag.height + gap / 2
            for flag, lift in zip(later, reversed(lifts), strict=True)
            if flag.x < end
        ]
        lifts.append(max(tops, default=0.0))
    return tuple(reversed(lifts))
