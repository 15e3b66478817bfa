"""The shares of columns that every format gives alike: what stands on one line does so in each."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.document import KeyFigure

# A date with its hour and zone takes a line of its column: "30 September 2026, 16:28 UTC".
_TO_SIGN = (0.25, 0.21, 0.295, 0.245)
_TO_SIGN_WITH_MEANING = (0.19, 0.2, 0.205, 0.175, 0.23)

_FITS = 52
"""Characters of a value that stand side by side on a line, over all columns."""
_NARROWEST = 6.0
_BETWEEN = 2.0
_SMALLER = 0.55
"""The width of a character of a name, to that of a value."""


def shares_to_sign(*, with_meaning: bool) -> tuple[float, ...]:
    """The share of each column: role, name, date, meaning of the signature if it is asked for, and room."""
    return _TO_SIGN_WITH_MEANING if with_meaning else _TO_SIGN


def shares_of_figures(figures: Sequence[KeyFigure], across: int) -> tuple[float, ...]:
    """The share of each column of a strip: even, unless a value would then be broken.

    Args:
        figures: all of the strip, row by row.
        across: how many stand in a row.
    """
    if max((len(each.value) for each in figures), default=0) <= _FITS // across:
        return (1 / across,) * across
    needs = [max(map(_need, figures[column::across]), default=_NARROWEST) for column in range(across)]
    return tuple((need + _BETWEEN) / (sum(needs) + across * _BETWEEN) for need in needs)


def _need(figure: KeyFigure) -> float:
    return max(_NARROWEST, len(figure.value), _SMALLER * len(figure.name))
