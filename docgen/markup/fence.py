"""Fences: lines that say who may see what stands between them, which :mod:`docgen.policy` acts on."""

from __future__ import annotations

import re

SIGN = ":::"
_FENCE = re.compile(r":::+[ \t]*(?:audience\b.*)?")


def is_fence(line: str) -> bool:
    """Whether a line, without what stands before it, is one."""
    return _FENCE.fullmatch(line.rstrip()) is not None


def without_fences(text: str) -> str:
    """A plain text as it is printed: nobody reads a fence."""
    if SIGN not in text:
        return text
    return "\n".join(line for line in text.split("\n") if not is_fence(line.lstrip(" \t>"))).strip("\n")
