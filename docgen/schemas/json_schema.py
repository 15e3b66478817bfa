"""A JSON Schema (2020-12) of the data, for editors, made from the same fields that check it.

It is a little stricter than docgen in one thing (blank text in place of a date is flagged) and blind to what
needs two fields at once; ``docgen check`` has the last word.
"""

from __future__ import annotations

from typing import Any

from marshmallow import fields

from docgen.schemas.collection_field import Items, Part, Points
from docgen.schemas.field import Described
from docgen.schemas.label import LabelledTextRecord, LabelRecord
from docgen.schemas.loading import incident_record
from docgen.schemas.record import Record
from docgen.schemas.text_field import Line, Markdown

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NAME = "urn:docgen:incident:1"


def json_schema() -> dict[str, Any]:
    """The schema of an incident, with a definition for each record within it."""
    definitions: dict[str, Any] = {}
    shape = _shape_of_record(incident_record(), definitions)
    head = {
        "$schema": _DIALECT,
        "$id": _NAME,
        "title": "Incident",
        "description": _summary(incident_record()),
    }
    return {**head, **shape, "$defs": definitions}


def _shape_of_record(record: Record, definitions: dict[str, Any]) -> dict[str, Any]:
    keys = {**record.keys, **(LabelRecord().keys if record.labelled else {})}
    shape: dict[str, Any] = {
        "type": "object",
        "properties": {key: _shape_of_field(field, definitions) for key, field in keys.items()},
        "additionalProperties": False,
    }
    required = [key for key, field in record.keys.items() if field.required]
    return {**shape, "required": required} if required else shape


def _shape_of_field(field: fields.Field[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    shape = _shape_of_value(field, definitions)
    if not field.required:
        shape = _or_nothing(shape)
    description = field.metadata.get("description")
    return {"description": description, **shape} if description else shape


def _shape_of_value(field: fields.Field[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    match field:
        case Items():
            return {"type": "array", "items": _shape_of_item(field.inner, definitions)}
        case Part():
            return field.json_schema(_reference(field.record, definitions))
        case Markdown():
            return _or_labelled(field.json_schema(), definitions)
        case Points():
            point = _shape_of_item(field.point, definitions)
            return {"anyOf": [*point["anyOf"], {"type": "array", "items": point}]}
        case Described():
            return field.json_schema()
    raise TypeError(f"{type(field).__name__} has no shape in JSON Schema")


def _shape_of_item(field: fields.Field[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """A line in a list may be labelled, too; a narrative may anywhere."""
    shape = _shape_of_value(field, definitions)
    return _or_labelled(shape, definitions) if isinstance(field, Line) else shape


def _or_labelled(shape: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [shape, _reference(LabelledTextRecord, definitions)]}


def _reference(kind: type[Record], definitions: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__.removesuffix("Record")
    if name not in definitions:
        record = kind()
        shape = _shape_of_record(record, definitions)
        definitions[name] = {"description": _summary(record), **shape}
    return {"$ref": f"#/$defs/{name}"}


def _or_nothing(shape: dict[str, Any]) -> dict[str, Any]:
    """What is absent may also be written as an empty value."""
    match shape:
        case {"type": str(kind)}:
            return {**shape, "type": [kind, "null"]}
        case {"type": list(kinds)}:
            return {**shape, "type": [*kinds, "null"]}
        case {"enum": list(words)}:
            return {**shape, "enum": [*words, None]}
        case {"anyOf": list(shapes)}:
            return {**shape, "anyOf": [*shapes, {"type": "null"}]}
    return {"anyOf": [shape, {"type": "null"}]}


def _summary(record: Record) -> str:
    return (type(record).__doc__ or "").strip().split("\n")[0]
