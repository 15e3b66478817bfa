"""From checked values to dataclasses."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from marshmallow import Schema

from docgen.schemas.collection_field import Items, Part
from docgen.schemas.record import Record


def build(record: Schema, values: dict[str, Any]) -> Any:
    """The dataclass that the record makes; what is absent is left to the dataclass.

    A value that the dataclass does not keep (the version of the schema) ends here.
    """
    if not isinstance(record, Record) or record.makes is None:
        return values
    kept = {field.name for field in fields(record.makes)}
    made = {
        name: _build(record.fields[name], value)
        for name, value in values.items()
        if name in kept and value is not None
    }
    return record.makes(**made)


def _build(field: Any, value: Any) -> Any:
    match field:
        case Part():
            return build(field.schema, value)
        case Items():
            return tuple(_build(field.inner, each) for each in value)
    return value
