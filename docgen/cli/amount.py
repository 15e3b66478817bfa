"""Amounts on the command line: durations and sizes, with their units."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from docgen.amount import BYTES, SECONDS, read_amount


class Amount(click.ParamType[float]):
    """A number with a unit; its value is in the first of the units."""

    def __init__(self, name: str, units: Mapping[str, float], least: float, example: str) -> None:
        self.name = name
        self._units = units
        self._least = least
        self._example = example

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The amount in the first unit; Click calls this."""
        if isinstance(value, int | float):
            return float(value)
        amount = read_amount(value, self._units)
        if amount is None:
            self.fail(f"{value!r} is no {self.name} (such as {self._example})", param, ctx)
        if amount < self._least:
            self.fail(f"{value!r} is too little (at least {self._least:g})", param, ctx)
        return amount


DURATION = Amount("duration", SECONDS, 0.1, "90, 90s, 10m, 1h or 7d")
"""In seconds."""


def size(least: float) -> Amount:
    """A size in bytes, of at least so many."""
    return Amount("size", BYTES, least, "800M or 2G")
