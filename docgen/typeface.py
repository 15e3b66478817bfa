"""Typefaces: font files, the characters they hold, and what stands in for what they lack."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Typefaces:
    """The fonts at hand."""
