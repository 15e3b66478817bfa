"""A comparison as data, for machines: what travels in the report, and what ``--format json`` prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from docgen.comparing.comparison import (
    AnyChange,
    Change,
    Comparison,
    FieldChange,
    LineChange,
    RowChange,
    TextChange,
    Version,
)
from docgen.comparing.piece import Piece
from docgen.location import show_path

COMPARISON_VERSION = "1"


def as_data(comparison: Comparison) -> dict[str, Any]:
    """The comparison as dicts, lists and text; numbers are text, so that it has one canonical form."""
    return {
        "comparison_version": COMPARISON_VERSION,
        "old": _version(comparison.old),
        "new": _version(comparison.new),
        "same": "no" if comparison.parts else "yes",
        "counts": {each.value: str(comparison.counts[each]) for each in Change},
        "uncompared": list(comparison.uncompared),
        "parts": [
            {"name": part.name, "changes": [_change(each) for each in part.changes]}
            for part in comparison.parts
        ],
    }


def _version(version: Version) -> dict[str, Any]:
    control = version.data.get("document", {})
    said = {
        "file": version.file,
        "origin": version.origin,
        "id": version.data.get("id"),
        "number": control.get("number"),
        "version": control.get("version"),
        "status": version.data.get("status"),
        "content_sha256": version.digest,
        "remarks": list(version.remarks),
        "partial": "yes" if version.partial else None,
    }
    return _present(said)


def _change(change: AnyChange) -> dict[str, Any]:
    match change:
        case FieldChange():
            return _field(change)
        case RowChange():
            return _row(change)


def _field(field: FieldChange) -> dict[str, Any]:
    return {
        "name": field.name,
        "path": show_path(field.path),
        "change": field.change.value,
        "pieces": _pieces(field.pieces),
    }


def _row(row: RowChange) -> dict[str, Any]:
    said = {
        "name": row.kind,
        "label": row.label,
        "path": show_path(row.path),
        "change": row.change.value,
        "moved": "yes" if row.moved else None,
        "old_place": None if row.old is None else str(row.old),
        "new_place": None if row.new is None else str(row.new),
        "fields": [_field(each) for each in row.fields],
        "text": None if row.text is None else _text(row.text),
    }
    return _present(said)


def _text(text: TextChange) -> dict[str, Any]:
    return {
        "added": str(text.added),
        "removed": str(text.removed),
        "untold": str(text.untold),
        "lines": [_line(each) for each in text.lines],
    }


def _line(line: LineChange) -> dict[str, Any]:
    said = {
        "old": None if line.old is None else str(line.old),
        "new": None if line.new is None else str(line.new),
        "pieces": _pieces(line.pieces),
    }
    return _present(said)


def _pieces(pieces: Iterable[Piece]) -> list[dict[str, str]]:
    return [
        {each.fate.value: each.text, **({} if each.was is None else {"was": each.was})} for each in pieces
    ]


def _present(said: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in said.items() if value not in (None, "", [])}
