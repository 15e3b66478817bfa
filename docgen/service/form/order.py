"""The order of keys: that of the report template, which is that of the records."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from docgen.location import FieldPath
from docgen.readers import Data, Value
from docgen.schemas.collection_field import Items, Part
from docgen.schemas.loading import incident_record
from docgen.schemas.record import LABEL_KEYS, Record


def order_at(path: FieldPath) -> tuple[str, ...]:
    """The keys of the record at a path, in order; none where there is no record."""
    return _order_at(tuple(step for step in path if isinstance(step, str)))


def with_key(values: Data, key: str, value: Value, order: Sequence[str]) -> Data:
    """The record with a value; a new key stands behind the nearest of those before it that is there."""
    if key in values:
        return {**values, key: value}
    before = list(order[: order.index(key)]) if key in order else list(order)
    nearest = next((each for each in reversed(before) if each in values), None)
    if nearest is None:
        return {key: value, **values}
    found: Data = {}
    for each, old in values.items():
        found[each] = old
        if each == nearest:
            found[key] = value
    return found


def in_order(value: Value, path: FieldPath = ()) -> Value:
    """Data whose keys stand in the order of the template; those that it does not know come last."""
    match value:
        case dict():
            known = [each for each in order_at(path) if each in value]
            rest = [each for each in value if each not in set(known)]
            return {key: in_order(value[key], (*path, key)) for key in (*known, *rest)}
        case list():
            return [in_order(each, (*path, index)) for index, each in enumerate(value)]
    return value


@lru_cache(maxsize=1_000)  # the keys of hostile data are as many as one likes
def _order_at(keys: tuple[str, ...]) -> tuple[str, ...]:
    record: Record | None = incident_record()
    for key in keys:
        record = _within(record.keys.get(key)) if record else None
    if record is None:
        return ()
    return (*record.keys, *(LABEL_KEYS if record.labelled else ()))


def _within(field: Any) -> Record | None:
    match field:
        case Items(inner=Part() as part) | (Part() as part):
            return part.record()
    return None
