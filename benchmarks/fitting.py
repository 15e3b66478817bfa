"""How cost grows: the exponent of a power of the size, and the cost of one more."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from statistics import linear_regression


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """The exponent by which cost grows beyond what every document costs: 1 is linear, 2 quadratic.

    What it costs at no size at all is reckoned from the two smallest sizes, and taken away: else it would
    hide growth. The rest is fitted on logarithms.
    """
    fixed = costs[0] - sizes[0] * marginal(sizes, costs)[0]
    grown = [(log(size), log(cost - fixed)) for size, cost in zip(sizes, costs, strict=True) if cost > fixed]
    if len(grown) < 2:
        return 0.0
    return linear_regression([size for size, _ in grown], [cost for _, cost in grown]).slope


def marginal(sizes: Sequence[float], costs: Sequence[float]) -> list[float]:
    """What one more costs, between each two sizes."""
    return [
        (costs[index] - costs[index - 1]) / (sizes[index] - sizes[index - 1])
        for index in range(1, len(sizes))
    ]


def growth(sizes: Sequence[float], costs: Sequence[float]) -> list[float]:
    """By how much more the cost grew than the size, from each to the next: 1 is linear, less is better."""
    return [
        costs[index] / costs[index - 1] / (sizes[index] / sizes[index - 1]) for index in range(1, len(sizes))
    ]


def drift(memory: Sequence[float]) -> float:
    """By what share memory grew from the first quarter of a run, when all is warm, to its last."""
    quarter = max(1, len(memory) // 4)
    early, late = max(memory[quarter : 2 * quarter] or memory[:1]), max(memory[-quarter:])
    return late / early - 1
