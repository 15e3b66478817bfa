"""Amounts as people write them: a number and a unit, ``90s``, ``7d``, ``128M``."""

from __future__ import annotations

import re
from collections.abc import Mapping

_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)\s*([a-zA-Z]*)", re.ASCII)

SECONDS: Mapping[str, float] = {"": 1, "s": 1, "m": 60, "min": 60, "h": 3600, "d": 86400}
"""Units of time, in seconds."""
_BINARY = {"": 1, "k": 2**10, "m": 2**20, "g": 2**30}
BYTES: Mapping[str, float] = {
    f"{prefix}{suffix}": factor for prefix, factor in _BINARY.items() for suffix in ("", "b", "ib")
}
"""Units of size, in bytes."""


def read_amount(text: str, units: Mapping[str, float]) -> float | None:
    """The amount in the unit that counts 1; ``None`` where the text is none."""
    found = _AMOUNT.fullmatch(text.strip())
    unit = found[2].lower() if found else ""
    if found is None or unit not in units:
        return None
    return float(found[1]) * units[unit]
