"""Rules: by what a row of each list is known again, and what it is called."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, TypeAlias

from docgen.comparing.naming import shown
from docgen.location import FieldPath

_LONGEST = 500
"""Characters of a text by which it is weighed."""
_LABEL = 80
_EMPTY = "(empty)"
_SAME_PLACE = 0.4
"""What the same time (or question) adds to the likeness of two texts."""

Row: TypeAlias = Any


@dataclass(frozen=True, slots=True)
class Rule:
    """How the rows of one list are told apart.

    ``keys`` are combinations of fields that name a row, the surest first. ``text`` are the fields by whose
    likeness it is known again where no key does, ``beside`` one that makes the same row likelier, ``title``
    those that label it.
    """

    keys: tuple[tuple[str, ...], ...] = ()
    text: tuple[str, ...] = ()
    beside: str = ""
    title: tuple[str, ...] = ()
    least: float = 0.55


_RULES = {
    "timeline": Rule(text=("event",), beside="at", title=("at", "event")),
    "action_items": Rule((("ticket",),), ("description",), "owner", ("ticket", "description")),
    "appendices": Rule((("sha256",), ("url",), ("title",), ("path",)), ("title",), "kind", ("title",)),
    "sign_off": Rule((("role", "name"), ("role",)), title=("role", "name")),
    "sources": Rule((("url",),), ("title",), title=("title", "url")),
    "document.revisions": Rule((("version",),), title=("version", "summary")),
    "root_cause.five_whys": Rule((("why",),), ("answer",), "why", ("why", "answer")),
    "regulatory.notifications": Rule((("regime", "stage"),), title=("regime", "stage")),
}
_USUAL = Rule((("id",), ("name",), ("title",)), title=("title", "name", "id"))


def rule_of(path: FieldPath) -> Rule:
    """The rule for the list at a path."""
    return _RULES.get(".".join(step for step in path if isinstance(step, str)), _USUAL)


def keys_of(rule: Rule) -> list[Callable[[Row], Hashable]]:
    """What names a row, the surest first: all of it, then its keys."""
    return [_all_of, *(_key(names) for names in rule.keys)]


def likeness_of(rule: Rule) -> Callable[[Row, Row], float]:
    """How alike two rows are: their texts from 0 to 1, and something for what stands beside."""

    def weigh(old: Row, new: Row) -> float:
        from rapidfuzz.distance import Indel  # noqa: PLC0415 - no document but a comparison needs it

        score = Indel.normalized_similarity(_text(old, rule), _text(new, rule))
        if rule.beside and _same(old, new, rule.beside):
            score += _SAME_PLACE
        return float(score)

    return weigh


def label_of(row: Row, rule: Rule) -> str:
    """What a reader knows a row by: a line of the text, or its titles."""
    if not isinstance(row, dict):
        return _shortened(shown(row))
    said = [shown(row[name]) for name in rule.title if row.get(name)] or [
        shown(each) for each in row.values()
    ]
    return _shortened(" · ".join(said)) or _EMPTY


def _key(names: tuple[str, ...]) -> Callable[[Row], Hashable]:
    def key(row: Row) -> Hashable:
        if not isinstance(row, dict) or not all(row.get(name) for name in names):
            return None
        return tuple(shown(row[name]).casefold() for name in names)

    return key


def _all_of(row: Row) -> str:
    return repr(row)


def _text(row: Row, rule: Rule) -> str:
    if not isinstance(row, dict):
        return shown(row)[:_LONGEST]
    said = [shown(row[name]) for name in rule.text if row.get(name)]
    return " ".join(said or [shown(each) for each in row.values()])[:_LONGEST]


def _same(old: Row, new: Row, name: str) -> bool:
    return (
        isinstance(old, dict) and isinstance(new, dict) and bool(old.get(name)) and old[name] == new.get(name)
    )


def _shortened(text: str) -> str:
    """In one line of bounded length; no word is cut that does not take half of it."""
    line = " ".join(text.split())
    if len(line) <= _LABEL:
        return line
    whole = line[:_LABEL].rpartition(" ")[0].rstrip(" ,;:·–")
    return f"{whole if len(whole) > _LABEL // 2 else line[: _LABEL - 1]}…"
