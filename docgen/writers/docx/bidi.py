"""Words in two directions: Word wants each stretch from right to left marked (17.3.2.30)."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import bidirectional

_LEFT, _RIGHT, _NEUTRAL = "L", "R", ""


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """The stretches of a text in its order, each with whether it runs from right to left.

    What has no direction of its own (space, punctuation, digits) goes with what stands before it; between
    two stretches of unlike directions it opens the second only if the text begins with it.
    """
    start, current = 0, _NEUTRAL
    for index, character in enumerate(text):
        own = _direction(character)
        if own in (_NEUTRAL, current):
            continue
        if current == _NEUTRAL:
            current = own
            continue
        yield text[start:index], current == _RIGHT
        start, current = index, own
    if start < len(text):
        yield text[start:], current == _RIGHT


def _direction(character: str) -> str:
    kind = bidirectional(character)
    if kind == "L":
        return _LEFT
    return _RIGHT if kind in ("R", "AL") else _NEUTRAL
