"""Fields: what the audience may not see of fields by themselves, and within items that it may see."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass, replace
from typing import Any

from docgen.incident import Moment, Removal, RemovalKind
from docgen.location import FieldPath
from docgen.policy.passage import is_evidence
from docgen.policy.taking import Taking
from docgen.policy.walk import names_of
from docgen.policy.work import Rules, Work

_READ_BY_RULES = frozenset({("regulatory", "country"), ("regulatory", "subdivision")})
"""Texts that choose a calendar: a mark would be taken for the name of a country."""


def take_fields(work: Work, rules: Rules) -> Work:
    """Take out fields, each by itself; a list as a whole is for :mod:`.item` to take."""
    return _Taking(rules).through(work)


class _Taking(Taking):
    """One run through the fields."""

    def record(self, record: Any, path: FieldPath) -> Any:
        changed = {}
        for name in names_of(record):
            value = getattr(record, name)
            kept = self._value(value, (*path, name), needed=_is_needed(record, name))
            if kept is not value:
                changed[name] = kept
        return replace(record, **changed) if changed else record

    def _value(self, value: Any, path: FieldPath, *, needed: bool) -> Any:
        match value:
            case None:
                return None
            case tuple():
                return tuple(self._item(each, (*path, index)) for index, each in enumerate(value))
            case _ if is_dataclass(value) and not isinstance(value, Moment):
                return self.record(value, path)
        return self._leaf(value, path, needed=needed)

    def _item(self, item: Any, path: FieldPath) -> Any:
        return self.record(item, path) if is_dataclass(item) else item

    def _leaf(self, value: Any, path: FieldPath, *, needed: bool) -> Any:
        if value == "" and not needed and not is_evidence(path):
            self.omit(path)  # a withheld passage was all of it; the record has that
            return None
        verdict = self.rules.judge(path)
        if verdict.seen:
            return value
        self.removals.append(Removal(path, RemovalKind.FIELD, verdict.reason))
        if isinstance(value, str) and path not in _READ_BY_RULES:
            return self.rules.mark or ("" if needed else None)
        self.omit(path)
        return value if needed else None


def _is_needed(record: Any, name: str) -> bool:
    (one,) = (each for each in fields(record) if each.name == name)
    return one.default is MISSING and one.default_factory is MISSING
