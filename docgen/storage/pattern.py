"""Patterns of names: ``*``, ``?`` and ``[...]`` within a name, ``**`` for folders at any depth."""

from __future__ import annotations

import re

ANY_DEPTH = "**"
_MAGIC = re.compile(r"[*?[]")


def is_magic(path: str) -> bool:
    """Whether a path is a pattern."""
    return _MAGIC.search(path) is not None


def split_pattern(path: str) -> tuple[str, list[str]]:
    """The folder that a pattern starts at, as it was written, and the parts that are to be matched."""
    parts = path.split("/")
    first = next((index for index, part in enumerate(parts) if is_magic(part)), len(parts))
    top = "/".join(parts[:first])
    matched: list[str] = []
    for part in parts[first:]:
        if part and not (part == ANY_DEPTH and matched[-1:] == [ANY_DEPTH]):
            matched.append(part)
    return top or ("/" if path.startswith("/") else ""), matched
