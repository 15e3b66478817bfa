"""Pairs A B B A, and what may be said of them.

Each four give one ratio, of the sums of two and two, so that neither side gains when the machine grows
slower or faster meanwhile. In the control both sides are docgen: what differs by no more than those ratios
is no difference.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import exp, log

from benchmarks.process import Taken

Make = Callable[[int], Taken]
"""Makes the document of the incident of that number."""


@dataclass(slots=True)
class Paired:
    """Fours of A B B A: what A took, what B took, and the ratio B ÷ A of each four."""

    own: list[Taken] = field(default_factory=list)
    other: list[Taken] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)


def paired(own: Make, other: Make, repeats: int, first: int = 0) -> Paired:
    """Take fours; both sides make the same incidents, two new ones in each four."""
    found = Paired()
    for number in range(first, first + 2 * repeats, 2):
        one, two = own(number), other(number)
        three, four = other(number + 1), own(number + 1)
        found.own += [one, four]
        found.other += [two, three]
        found.cpu.append((two.cpu + three.cpu) / (one.cpu + four.cpu))
        found.wall.append((two.wall + three.wall) / (one.wall + four.wall))
    return found


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of some ratios and their quartiles."""

    low: float
    median: float
    high: float

    def __str__(self) -> str:
        return f"{digits(self.median)} ({digits(self.low)} to {digits(self.high)})"


def spread(ratios: Sequence[float]) -> Spread:
    if len(ratios) == 1:
        return Spread(ratios[0], ratios[0], ratios[0])
    return Spread(*statistics.quantiles(ratios, n=4, method="inclusive"))


def control_range(ratios: Sequence[float]) -> tuple[float, float]:
    """The range in which docgen differs from itself, as wide upwards as downwards."""
    widest = exp(max((abs(log(ratio)) for ratio in ratios), default=0.0))
    return 1 / widest, widest


def differs(ratio: Spread, control: tuple[float, float]) -> bool:
    """Whether a ratio tells of a difference: its median stands outside the control's range."""
    low, high = control
    return not low <= ratio.median <= high


def verdict(measured: float, bound: float, control: tuple[float, float], *, at_least: bool) -> str:
    """Whether a ratio keeps to its bound: held, not held, or closer to it than docgen to itself."""
    if control[0] < measured / bound < control[1] and measured != bound:
        return "too close to say"
    return "held" if (measured >= bound if at_least else measured <= bound) else "not held"


def digits(value: float) -> str:
    """A ratio to three figures."""
    if value >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"
