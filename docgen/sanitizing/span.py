"""A span: where something was found, in bytes of a text's UTF-8."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """From ``start`` up to but not with ``end``; what is there is not kept."""

    start: int
    end: int
    kind: str
    rule: str
