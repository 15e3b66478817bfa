"""The order in which the parts of a short line are drawn: from left to right, though some run right to left.

This is the Unicode Bidirectional Algorithm (Annex 9) for what a label holds: letters, numbers and what
stands between them, without embeddings (rules P2, P3, W2, W4, W5, W7, N1, N2, I1, I2, L2).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from unicodedata import bidirectional

from docgen.document.direction import runs_right_to_left

_RIGHT = ("R", "AL")
_NUMBER = ("EN", "AN")
_WITHIN_NUMBERS = ("ES", "CS", "ET")


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a line whose characters, kept in the order of reading, all run the same way."""

    text: str
    right_to_left: bool


def visual_order(text: str) -> tuple[Run, ...]:
    """A line's runs in the order in which they stand on the page, from the left."""
    base = int(runs_right_to_left(text))
    levels = _levels(text, base)
    runs: list[tuple[int, str]] = []
    start = 0
    for level, group in groupby(levels):
        length = len(list(group))
        runs.append((level, text[start : start + length]))
        start += length
    for threshold in range(2, 0, -1):
        runs = _reverse(runs, threshold)
    return tuple(Run(part, level % 2 == 1) for level, part in runs)


def _levels(text: str, base: int) -> list[int]:
    kinds = _resolve_neutrals(_resolve_numbers([bidirectional(character) for character in text]), base)
    return [_level(kind, base) for kind in kinds]


def _level(kind: str, base: int) -> int:
    if kind == "R":
        return 1
    return 2 if kind == "N" or base else 0


def _resolve_numbers(kinds: list[str]) -> list[str]:
    """Letters become L or R; numbers, with a sign between two of them, L in Latin text and N elsewhere."""
    resolved: list[str] = []
    strong = ""
    for index, kind in enumerate(kinds):
        if kind == "L" or kind in _RIGHT:
            strong = "L" if kind == "L" else "R"
            resolved.append(strong)
        elif kind in _NUMBER or _joins_numbers(kinds, index):
            resolved.append("N" if strong == "R" else "L" if strong == "L" else "number")
        elif kind == "NSM" and resolved:
            resolved.append(resolved[-1])
        else:
            resolved.append("neutral")
    return resolved


def _joins_numbers(kinds: list[str], index: int) -> bool:
    around = kinds[max(index - 1, 0) : index] + kinds[index + 1 : index + 2]
    if kinds[index] == "ET":
        return any(kind in _NUMBER for kind in around)
    return kinds[index] in _WITHIN_NUMBERS and len(around) == 2 and all(kind in _NUMBER for kind in around)  # noqa: PLR2004


def _resolve_neutrals(kinds: list[str], base: int) -> list[str]:
    """What stands between two parts of one direction takes it; the rest takes the line's."""
    own = "R" if base else "L"
    kinds = [("N" if base else "L") if kind == "number" else kind for kind in kinds]
    resolved: list[str] = []
    for index, kind in enumerate(kinds):
        if kind != "neutral":
            resolved.append(kind)
            continue
        before = next((each for each in reversed(kinds[:index]) if each != "neutral"), own)
        after = next((each for each in kinds[index:] if each != "neutral"), own)
        sides = {"R" if side == "N" else side for side in (before, after)}
        resolved.append(sides.pop() if len(sides) == 1 else own)
    return resolved


def _reverse(runs: list[tuple[int, str]], threshold: int) -> list[tuple[int, str]]:
    """Rule L2: turn round every stretch of runs at ``threshold`` or above."""
    turned: list[tuple[int, str]] = []
    for high, group in groupby(runs, lambda run: run[0] >= threshold):
        stretch = list(group)
        turned.extend(stretch[::-1] if high else stretch)
    return turned
