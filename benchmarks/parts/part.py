"""What a part of the benchmarks is, and what its result holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.setting import Setting

Result = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """One question that can be asked alone: how it is measured, and how its result reads on the page."""

    name: str
    title: str
    measure: Callable[[Setting], Result]
    lines: Callable[[Result], Iterator[str]]


def claim(asked: str, measured: str, held: str) -> dict[str, str]:
    """One line of the list of what was asked; ``held`` is a verdict, or empty where only the figure was."""
    return {"asked": asked, "measured": measured, "held": held}


def megabytes(size: float) -> str:
    return f"{size / 1e6:,.0f}"


def kilobytes(size: float) -> str:
    return f"{size / 1e3:,.0f}"
