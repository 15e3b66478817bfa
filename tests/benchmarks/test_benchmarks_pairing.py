"""Pairs A B B A, and what is claimed of them."""

from __future__ import annotations

import pytest

from benchmarks.pairing import Spread, control_range, differs, digits, paired, spread, verdict
from benchmarks.process import Taken


def test_pairs_are_taken_in_turn_and_each_incident_by_both() -> None:
    made: list[tuple[str, int]] = []

    def maker(side: str, cost: float):
        def make(number: int) -> Taken:
            made.append((side, number))
            return Taken(cost, 2 * cost, 1)

        return make

    found = paired(maker("A", 1.0), maker("B", 3.0), 2, first=10)
    assert made == [
        *(("A", 10), ("B", 10), ("B", 11), ("A", 11)),
        *(("A", 12), ("B", 12), ("B", 13), ("A", 13)),
    ]
    assert found.cpu == [3.0, 3.0]
    assert found.wall == [3.0, 3.0]
    assert len(found.own) == len(found.other) == 4


def test_a_machine_that_grows_steadily_slower_favours_neither() -> None:
    clock = iter(range(1, 9))

    def make(_number: int) -> Taken:
        return Taken(10 + next(clock), 1, 1)

    assert paired(make, make, 2).cpu == [1.0, 1.0]


def test_the_control_is_as_wide_upwards_as_downwards() -> None:
    assert control_range([0.98, 1.05, 1.01]) == pytest.approx((1 / 1.05, 1.05))
    assert control_range([0.8, 1.05]) == pytest.approx((0.8, 1.25))


@pytest.mark.parametrize(("median", "told"), [(1.04, False), (0.96, False), (1.06, True), (0.9, True)])
def test_nothing_within_the_control_is_a_difference(median: float, told: bool) -> None:
    assert differs(Spread(median, median, median), (1 / 1.05, 1.05)) is told


def test_quartiles_of_few_ratios() -> None:
    assert spread([2.0]) == Spread(2.0, 2.0, 2.0)
    assert spread([1.0, 2.0, 3.0]) == Spread(1.5, 2.0, 2.5)


@pytest.mark.parametrize(
    ("measured", "at_least", "said"),
    [
        (2.5, True, "held"),
        (1.5, True, "not held"),
        (2.05, True, "too close to say"),
        (1.95, True, "too close to say"),
        (2.0, True, "held"),
        (1.5, False, "held"),
        (2.5, False, "not held"),
    ],
)
def test_verdicts(measured: float, at_least: bool, said: str) -> None:
    assert verdict(measured, 2, (1 / 1.05, 1.05), at_least=at_least) == said


def test_ratios_are_given_to_three_figures() -> None:
    assert [digits(value) for value in (0.0312, 0.456, 1.234, 12.34, 234.5)] == [
        *("0.031", "0.46", "1.23", "12.3", "234")
    ]
