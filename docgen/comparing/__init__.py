"""Comparing: what was added, removed, changed and moved between two versions of an incident's data.

Pure: it knows no file and no format. Where versions come from is :mod:`docgen.differing`'s business, how the
report of them looks that of the layout ``comparison``.
"""

from docgen.comparing.comparing import WITHHELD, compare
from docgen.comparing.comparison import (
    AnyChange,
    Change,
    Comparison,
    FieldChange,
    Held,
    LineChange,
    PartChange,
    RowChange,
    TextChange,
    Version,
)
from docgen.comparing.data import as_data
from docgen.comparing.piece import Fate, Piece, is_changed, new_of, old_of, pieces

__all__ = [
    "WITHHELD",
    "AnyChange",
    "Change",
    "Comparison",
    "Fate",
    "FieldChange",
    "Held",
    "LineChange",
    "PartChange",
    "Piece",
    "RowChange",
    "TextChange",
    "Version",
    "as_data",
    "compare",
    "is_changed",
    "new_of",
    "old_of",
    "pieces",
]
