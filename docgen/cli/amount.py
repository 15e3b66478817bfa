"""Amounts on the command line: durations and sizes, with their units."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import click

_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)\s*([a-zA-Z]*)")


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
        found = _AMOUNT.fullmatch(value.strip())
        unit = found[2].lower() if found else ""
        if found is None or unit not in self._units:
            self.fail(f"{value!r} is no {self.name} (such as {self._example})", param, ctx)
        amount = float(found[1]) * self._units[unit]
        if amount < self._least:
            self.fail(f"{value!r} is too little (at least {self._least:g})", param, ctx)
        return amount


_SECONDS = {"": 1, "s": 1, "m": 60, "min": 60, "h": 3600, "d": 86400}
DURATION = Amount("duration", _SECONDS, 0.1, "90, 90s, 10m, 1h or 7d")
"""In seconds."""


def size(least: float) -> Amount:
    """A size in bytes, of at least so many."""
    binary = {"": 1, "k": 2**10, "m": 2**20, "g": 2**30}
    units = {f"{prefix}{suffix}": factor for prefix, factor in binary.items() for suffix in ("", "b", "ib")}
    return Amount("size", units, least, "800M or 2G")
