"""The comparison itself: two versions, field by field and row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from docgen.comparing.comparison import (
    AnyChange,
    Change,
    Comparison,
    FieldChange,
    Held,
    PartChange,
    RowChange,
    TextChange,
    Version,
)
from docgen.comparing.line import compare_lines
from docgen.comparing.matching import Match, match_rows
from docgen.comparing.naming import name_of, parts_of, shown
from docgen.comparing.piece import pieces
from docgen.comparing.rule import keys_of, label_of, likeness_of, rule_of
from docgen.location import FieldPath

WITHHELD = "[withheld]"
"""What an edition prints where it holds something back."""
_SILENT = ("schema_version", "$schema")
_HELD = "held"


def compare(old: Version, new: Version, *, common: bool = False) -> Comparison:
    """Every difference between two versions.

    With ``common``, or where one of the two is partial, only what both hold is compared: what one lacks may
    be withheld from its readers, and says nothing of the other. What was passed over is named.
    """
    comparing = _Comparing(common or old.partial or new.partial)
    before, after = _prepared(old), _prepared(new)
    names = parts_of([key for key in dict.fromkeys((*before, *after)) if key not in _SILENT])
    parts = (
        PartChange(name, tuple(each for key in keys for each in comparing.values((key,), before, after)))
        for name, keys in names
    )
    return Comparison(old, new, tuple(part for part in parts if part.changes), tuple(comparing.uncompared))


def _prepared(version: Version) -> dict[str, Any]:
    """The data with what was computed of them, events in order of time, exhibits with what is held."""
    data: dict[str, Any] = dict(version.data)
    if version.figures:
        data["derived"] = dict(version.figures)
    if isinstance(data.get("appendices"), list):
        exhibits = (*version.exhibits, *(Held() for _ in data["appendices"]))
        data["appendices"] = [
            {**{key: value for key, value in row.items() if key != "text"}, **_facts(held), _HELD: held.text}
            for row, held in zip(data["appendices"], exhibits, strict=False)
        ]
    return data


def _facts(held: Held) -> dict[str, str]:
    facts = {"sha256": held.sha256, "size": "" if held.size is None else f"{held.size:,} bytes"}
    return {key: value for key, value in {**facts, "media_type": held.media_type}.items() if value}


class _Comparing:
    """One comparison, which keeps what it passes over."""

    def __init__(self, common: bool) -> None:
        self._common = common
        self.uncompared: list[str] = []

    def values(
        self, path: FieldPath, before: Mapping[str, Any], after: Mapping[str, Any]
    ) -> Iterator[AnyChange]:
        """The changes of the field that two objects have under the last key of a path."""
        key = str(path[-1])
        old, new = before.get(key), after.get(key)
        if old == new:
            return
        if isinstance(old, dict) or isinstance(new, dict):
            one, other = _object(old), _object(new)
            for each in dict.fromkeys((*one, *other)):
                yield from self.values((*path, each), one, other)
        elif isinstance(old, list) or isinstance(new, list):
            yield from self._rows(path, _listed(old), _listed(new))
        elif self._is_compared(name_of(path), old, new):
            yield _field(name_of(path), path, old, new)

    def _is_compared(self, name: str, old: object, new: object) -> bool:
        """Whether a field or a row stands in both, or is to be told where it does not."""
        texts = [each for each in (old, new) if isinstance(each, str)]
        if not self._common or (None not in (old, new) and not any(WITHHELD in each for each in texts)):
            return True
        self.uncompared.append(name)
        return False

    def _rows(self, path: FieldPath, old: list[Any], new: list[Any]) -> Iterator[RowChange]:
        rule = rule_of(path)
        before, after = (_placed(path, rows) for rows in (old, new))
        matches = match_rows(
            [row for _, row in before],
            [row for _, row in after],
            keys_of(rule),
            likeness_of(rule),
            rule.least,
        )
        for match in matches:
            one, other = _at(before, match.old), _at(after, match.new)
            row = self._row(path, match, one, other)
            if row is not None:
                yield row

    def _row(
        self, path: FieldPath, match: Match, old: tuple[int, Any], new: tuple[int, Any]
    ) -> RowChange | None:
        label = label_of(new[1] if match.new is not None else old[1], rule_of(path))
        if not self._is_compared(f"{name_of(path)}: {label}", old[1], new[1]):
            return None
        where = (*path, new[0] if match.new is not None else old[0])
        fields = tuple(self._fields(where, old[1], new[1]))
        text = _text_change(old[1], new[1])
        change = _change(match, changed=bool(fields or text))
        if change is None:
            return None
        places = (_counted(match.old), _counted(match.new))
        return RowChange(name_of(path), label, where, change, *places, fields, text, match.moved)

    def _fields(self, path: FieldPath, old: Any, new: Any) -> Iterator[FieldChange]:
        """The changed fields of a row; of a row that came or went all that it has."""
        whole = old is None or new is None
        if not all(isinstance(each, dict) for each in (old, new) if each is not None):
            if old != new:
                yield _field("", path, old, new)
            return
        one, other = old or {}, new or {}
        for key in dict.fromkeys((*one, *other)):
            before, after = one.get(key), other.get(key)
            if key == _HELD or before == after:
                continue
            if whole or self._is_compared(f"{name_of(path)}, {name_of((*path, key))}", before, after):
                yield from _nested((*path, key), before, after)


def _nested(path: FieldPath, old: Any, new: Any) -> Iterator[FieldChange]:
    """A field of a row, or those within it."""
    if not isinstance(old, dict) and not isinstance(new, dict):
        yield _field(name_of(path), path, old, new)
        return
    one, other = _object(old), _object(new)
    for key in dict.fromkeys((*one, *other)):
        if one.get(key) != other.get(key):
            yield from _nested((*path, key), one.get(key), other.get(key))


def _field(name: str, path: FieldPath, old: object, new: object) -> FieldChange:
    change = Change.ADDED if old is None else Change.REMOVED if new is None else Change.CHANGED
    return FieldChange(name, path, change, pieces(shown(old), shown(new)))


def _counted(place: int | None) -> int | None:
    return None if place is None else place + 1


def _change(match: Match, *, changed: bool) -> Change | None:
    if match.old is None:
        return Change.ADDED
    if match.new is None:
        return Change.REMOVED
    if changed:
        return Change.CHANGED
    return Change.MOVED if match.moved else None


def _text_change(old: Any, new: Any) -> TextChange | None:
    """What was changed in the text of an exhibit that both hold."""
    before, after = (row.get(_HELD) if isinstance(row, dict) else None for row in (old, new))
    return None if before is None or after is None else compare_lines(before, after)


def _placed(path: FieldPath, rows: list[Any]) -> list[tuple[int, Any]]:
    """Rows with their places in the file; events in order of time, since so they are printed."""
    placed = list(enumerate(rows))
    if path == ("timeline",):
        placed.sort(key=lambda each: _instant(each[1]))
    return placed


def _instant(row: Any) -> datetime:
    """When an event was; a day alone stands before the instants of that day in UTC."""
    moment = datetime.fromisoformat(row["at"])
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _at(placed: list[tuple[int, Any]], place: int | None) -> tuple[int, Any]:
    return (-1, None) if place is None else placed[place]


def _object(value: Any) -> dict[str, Any]:
    """An object, or what stands in the place of one."""
    if isinstance(value, dict):
        return value
    return {} if value is None else {"": value}


def _listed(value: Any) -> list[Any]:
    """A list; a text in its place is a list of one."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]
