"""Labels: who may see a thing, written beside it in the data, and told apart from the data itself.

A record in a list takes ``audience`` and ``reason`` among its keys. A text takes them by being written as
``{text: …, audience: […]}``. They are taken off before anything else looks at the data, so that a field
knows nothing of them, and put back when an incident is dumped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from marshmallow import ValidationError

from docgen.incident import Label
from docgen.location import FieldPath
from docgen.problem import Problem
from docgen.readers import Data, Value
from docgen.schemas.audience_field import Audiences
from docgen.schemas.collection_field import Items, Part, Points
from docgen.schemas.fault import gathered
from docgen.schemas.record import LABEL_KEYS, Record
from docgen.schemas.text_field import Line, Markdown, Plain


class LabelRecord(Record):
    """Who may see a thing, and why nobody else."""

    audience = Audiences("Who may see it besides those who see everything; the policy decides when absent.")
    reason = Line("Why nobody else may; it stands in the redaction record only.")


class LabelledTextRecord(LabelRecord):
    """A text, and who may see it."""

    text = Plain("The text.", required=True)


@dataclass(slots=True)
class Unlabelled:
    """Data without its labels, the labels, and what is wrong with them."""

    data: Data = field(default_factory=dict)
    labels: list[Label] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def labels_in_order(self) -> tuple[Label, ...]:
        """The labels by their paths, whatever the order of the file."""
        return tuple(sorted(self.labels, key=lambda each: [_sortable(step) for step in each.path]))

    def take(self, record: Record, value: Mapping[str, Value], path: FieldPath = ()) -> Data:
        """The data of a record without the labels in it."""
        if record.labelled and not value.keys().isdisjoint(LABEL_KEYS):
            value = self._split(_of_things(), value, path)
        keys = record.keys
        return {
            key: self._value(keys[key], each, (*path, key)) if key in keys else each
            for key, each in value.items()
        }

    def _value(self, kind: Any, value: Value, path: FieldPath) -> Value:
        match kind, value:
            case (Items(), list()):
                return [self._item(kind.inner, each, (*path, index)) for index, each in enumerate(value)]
            case (Points(), list()):
                return [self._text(each, (*path, index)) for index, each in enumerate(value)]
            case (Markdown() | Points(), dict()):
                return self._text(value, path)
            case (Part(), dict()):
                inner: Any = kind.schema
                return self.take(inner, value, path)
        return value

    def _item(self, inner: Any, value: Value, path: FieldPath) -> Value:
        return self._text(value, path) if isinstance(inner, Line) else self._value(inner, value, path)

    def _text(self, value: Value, path: FieldPath) -> Value:
        if not isinstance(value, dict) or not {"text", *LABEL_KEYS} & value.keys():
            return value
        rest = self._split(_of_texts(), value, path)
        return rest.get("text")

    def _split(self, record: Record, value: Mapping[str, Value], path: FieldPath) -> Data:
        """Keep the label of a thing; gives the thing without it."""
        given = value if isinstance(record, LabelledTextRecord) else _only(value, LABEL_KEYS)
        try:
            loaded = record.load(given)
        except ValidationError as error:
            self.problems.extend(gathered(error.messages, path))
            loaded = {}
        if loaded.get("audience") is not None or loaded.get("reason"):
            audience = loaded.get("audience")
            self.labels.append(Label(path, tuple(audience or ()), loaded.get("reason")))
            if audience is None:
                self.problems.append(_reason_alone(path))
        return {key: each for key, each in value.items() if key not in LABEL_KEYS}


@cache
def _of_things() -> LabelRecord:
    return LabelRecord()


@cache
def _of_texts() -> LabelledTextRecord:
    return LabelledTextRecord()


def unlabelled(record: Record, data: Data) -> Unlabelled:
    """Take all labels off the data of a record."""
    found = Unlabelled()
    found.data = found.take(record, data)
    return found


def put_back(data: dict[str, Any], labels: tuple[Label, ...]) -> None:
    """Write labels into dumped data, the inner ones first, so that no path leads through a label."""
    for label in sorted(labels, key=lambda each: len(each.path), reverse=True):
        holder: Any = data
        for step in label.path[:-1]:
            holder = holder[step]
        last = label.path[-1]
        said: dict[str, Any] = {"audience": list(label.audience)}
        if label.reason:
            said["reason"] = label.reason
        thing = holder[last]
        holder[last] = {**(thing if isinstance(thing, dict) else {"text": thing}), **said}


def _sortable(step: str | int) -> str:
    return f"{step:09}" if isinstance(step, int) else step


def _only(value: Mapping[str, Value], keys: tuple[str, ...]) -> Data:
    return {key: value[key] for key in keys if key in value}


def _reason_alone(path: FieldPath) -> Problem:
    return Problem(
        "audience", "a reason is given, and no audience", "audience: [internal]", (*path, "reason")
    )
