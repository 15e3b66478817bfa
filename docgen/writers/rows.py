"""Which tables are so short that they are rather moved to the next page than broken, in any format."""

from __future__ import annotations

_FEW_ROWS = 4


def is_short(rows: int) -> bool:
    """Whether a table of so many rows, headings not counted, stays whole where a page can hold it."""
    return rows <= _FEW_ROWS
