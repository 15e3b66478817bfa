"""Growth, told apart from what every document costs."""

from __future__ import annotations

import pytest

from benchmarks.fitting import drift, exponent, growth, marginal

SIZES = (10, 100, 1000, 10_000)


@pytest.mark.parametrize("fixed", [0.0, 0.5, 100.0])
def test_linear_growth_above_any_fixed_cost_has_the_exponent_one(fixed: float) -> None:
    assert exponent(SIZES, [fixed + 0.004 * size for size in SIZES]) == pytest.approx(1)


def test_growth_that_is_hidden_by_a_fixed_cost_is_seen() -> None:
    costs = [5 + 0.004 * size + 2e-6 * size**2 for size in SIZES]
    assert exponent(SIZES, costs) > 1.2


def test_quadratic_growth() -> None:
    assert exponent(SIZES, [1e-6 * size**2 for size in SIZES]) > 1.5


def test_growth_is_of_cost_over_size() -> None:
    assert growth((10, 100), (1.0, 10.0)) == pytest.approx([1.0])
    assert growth((10, 100), (1.0, 2.0)) == pytest.approx([0.2])
    assert marginal((10, 110), (1.0, 2.0)) == pytest.approx([0.01])


def test_memory_that_stays_is_flat_and_warming_up_is_no_growth() -> None:
    assert drift([50, 90, 100, 100, 101, 100, 100, 100]) == pytest.approx(0)
    assert drift([100 + step for step in range(100)]) == pytest.approx(199 / 149 - 1)
