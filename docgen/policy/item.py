"""Items of lists: what the audience may not see is taken out; where one can stand, a mark takes its place."""

from __future__ import annotations

from dataclasses import is_dataclass, replace
from typing import Any

from docgen.incident import ActionItem, Moment, Removal, RemovalKind, TimelineEntry, Why
from docgen.location import FieldPath
from docgen.policy.taking import Taking
from docgen.policy.walk import names_of
from docgen.policy.work import Rules, Verdict, Work

_EXHIBITS = ("appendices",)
_NEEDED: dict[type, str] = {TimelineEntry: "event", ActionItem: "description", Why: "answer"}
"""The text without which an item says nothing: where it is withheld in silence, the item is."""


def take_items(work: Work, rules: Rules) -> Work:
    """Take out items of all lists but the appendices, which :mod:`.exhibit` takes with their evidence."""
    return _Taking(rules).through(work)


class _Taking(Taking):
    """One run through the lists."""

    def record(self, record: Any, path: FieldPath) -> Any:
        changed = {}
        for name in names_of(record):
            value, inner = getattr(record, name), (*path, name)
            kept = value
            if isinstance(value, tuple) and inner != _EXHIBITS:
                kept = self._items(value, inner)
            elif is_dataclass(value) and not isinstance(value, Moment):
                kept = self.record(value, inner)
            if kept is not value:
                changed[name] = kept
        return replace(record, **changed) if changed else record

    def _items(self, items: tuple[Any, ...], path: FieldPath) -> tuple[Any, ...]:
        kept: list[Any] = []
        for index, item in enumerate(items):
            if _says_nothing(item):  # a withheld passage was all of it; the record has that
                self.omit(path)
                continue
            verdict = self._judge(item, (*path, index))
            if verdict.seen:
                kept.append(self.record(item, (*path, index)) if is_dataclass(item) else item)
                continue
            self.removals.append(Removal((*path, index), RemovalKind.ITEM, verdict.reason))
            mark = self._mark(item)
            if mark is None:
                self.omit(path)
            elif kept[-1:] != [mark] or isinstance(mark, ActionItem):  # the measures are counted
                kept.append(mark)
        return items if len(kept) == len(items) and all(map(_same, kept, items)) else tuple(kept)

    def _judge(self, item: Any, path: FieldPath) -> Verdict:
        verdict = self.rules.judge(path)
        needed = _NEEDED.get(type(item))
        if verdict.seen and needed and self.rules.silent:
            return self.rules.judge((*path, needed))
        return verdict

    def _mark(self, item: Any) -> Any:
        """What stands for an item that is withheld; ``None`` where nothing can, or nothing may."""
        mark = self.rules.mark
        match item:
            case _ if not mark:
                return None
            case str():
                return mark
            case ActionItem():
                return ActionItem(mark, owner=mark, status=mark)
            case Why():
                return Why(mark)
        return None


def _says_nothing(item: Any) -> bool:
    said = item if isinstance(item, str) else getattr(item, _NEEDED.get(type(item), ""), None)
    return said == ""


def _same(one: Any, other: Any) -> bool:
    return one is other
