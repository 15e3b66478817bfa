"""The wording of changed fields: within a row of a table, or where that would be too tall below it."""

from __future__ import annotations

from docgen.layout_api import Inline, Paragraph, Section, Strong, Text, comparing

from ..parts.phrase import house
from .mark import marked

_FOR_MACHINES = ("SHA-256", "File", "URL", "Ticket", "Media type")
_TALL = 1_200
"""Characters in a row of a table from which on they stand below it: a row is rather moved than broken."""
_MOST_KEPT, _MOST_CHANGED = 300, 3_000
"""Characters of a piece that are shown at most, about."""


def worded(field: comparing.FieldChange) -> tuple[Inline, ...]:
    """What was changed in a field, with marks."""
    if not comparing.is_changed(field.pieces):
        return house("Only where lines are broken was changed, and no word.")
    return marked(field.pieces, code=field.name in _FOR_MACHINES)


def named(field: comparing.FieldChange) -> Paragraph:
    """The same behind the name of the field, as a field of a row is told."""
    name = (Strong(house(f"{field.name}:")), Text(" ")) if field.name else ()
    return Paragraph((*name, *worded(field)))


def is_long(change: comparing.AnyChange) -> bool:
    """Whether a change would make a row of a table too tall."""
    return sum(_size(piece) for field in _fields(change) for piece in field.pieces) > _TALL


def passage(change: comparing.AnyChange) -> Section:
    """A long change under a heading of its own, that is not counted."""
    match change:
        case comparing.FieldChange():
            return Section(house(change.name), (Paragraph(worded(change)),), numbered=False)
        case comparing.RowChange():
            title = (*house(f"{change.kind}: "), Text(change.label))
            return Section(title, tuple(map(named, change.fields)), numbered=False)


def _fields(change: comparing.AnyChange) -> tuple[comparing.FieldChange, ...]:
    return (change,) if isinstance(change, comparing.FieldChange) else change.fields


def _size(piece: comparing.Piece) -> int:
    return min(len(piece.text), _MOST_KEPT if piece.fate is comparing.Fate.KEPT else _MOST_CHANGED)
