"""Columns that stand alike in every format."""

from __future__ import annotations

import pytest

from docgen.document import KeyFigure
from docgen.writers.columns import shares_of_figures, shares_to_sign


def figures(*values: str) -> tuple[KeyFigure, ...]:
    return tuple(KeyFigure(value, "to resolution") for value in values)


@pytest.mark.parametrize("with_meaning", [False, True])
def test_the_table_to_sign_is_filled(with_meaning: bool) -> None:
    assert sum(shares_to_sign(with_meaning=with_meaning)) == pytest.approx(1)


@pytest.mark.parametrize(("values", "across"), [(("3 h 24 min", "40 s"), 4), ((), 4), (("9 d",) * 7, 5)])
def test_figures_that_fit_stand_evenly(values: tuple[str, ...], across: int) -> None:
    assert shares_of_figures(figures(*values), across) == (1 / across,) * across


def test_a_long_figure_takes_from_the_short_ones() -> None:
    shares = shares_of_figures(figures("3 h 24 min", "40 s", "44 min 20 s", "3 h 23 min 20 s"), 4)
    assert sum(shares) == pytest.approx(1)
    assert shares[3] > 0.28
    assert 0.25 > shares[0] > shares[1] > 0.15


def test_a_column_is_as_wide_as_its_widest_row_needs() -> None:
    shares = shares_of_figures(figures("1 s", "1 s", "1 s", "1 s", "1 s", "1 s", "3 h 23 min 20 s"), 4)
    assert max(shares) == shares[2]
    assert len(shares) == 4
