"""Fields that hold other fields: a record, a list, points."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from marshmallow import ValidationError, fields

from docgen.schemas.fault import kind_of, refuse
from docgen.schemas.field import Described, missing, wrong_type
from docgen.schemas.name_field import Address
from docgen.schemas.record import Record
from docgen.schemas.text_field import Line, Markdown


class Part(fields.Nested):
    """A record within a record."""

    def __init__(self, record: type[Record], description: str = "", *, required: bool = False) -> None:
        metadata = {"description": description} if description else {}
        super().__init__(record, required=required, allow_none=not required, metadata=metadata)
        self.record = record

    def make_error(self, key: str, **_: Any) -> ValidationError:
        """What marshmallow itself finds wrong: a required value is absent (``required``, ``null``)."""
        return missing(self._wanted) if key in {"required", "null"} else refuse("type", f"{key} failed")

    def _deserialize(self, value: Any, attr: Any, data: Any, partial: Any = None, **kwargs: Any) -> Any:
        if not isinstance(value, dict):
            raise refuse("type", f"it is {kind_of(value)}", self._wanted)
        return super()._deserialize(value, attr, data, partial=partial, **kwargs)

    def json_schema(self, record: dict[str, Any]) -> dict[str, Any]:
        """The shape of the record, which is given."""
        return record

    @property
    def _wanted(self) -> str:
        names = list(self.record._declared_fields)
        return f"keys: {', '.join(names[:3])}{', …' if len(names) > 3 else ''}"  # noqa: PLR2004 - enough to remember


class Link(Part):
    """A record with an address, or the address alone."""

    def _deserialize(self, value: Any, attr: Any, data: Any, partial: Any = None, **kwargs: Any) -> Any:
        if isinstance(value, str):
            return {"url": Address(required=True).deserialize(value)}
        return super()._deserialize(value, attr, data, partial=partial, **kwargs)

    def json_schema(self, record: dict[str, Any]) -> dict[str, Any]:
        """The address, or the record whose shape is given."""
        return {"anyOf": [Address().json_schema(), record]}


class Referred(Part):
    """Another document: a record of what it is known by, or its number alone."""

    def _deserialize(self, value: Any, attr: Any, data: Any, partial: Any = None, **kwargs: Any) -> Any:
        if isinstance(value, str):
            number = Line().deserialize(value)
            return {"number": number} if number else None
        return super()._deserialize(value, attr, data, partial=partial, **kwargs)

    def json_schema(self, record: dict[str, Any]) -> dict[str, Any]:
        """The number, or the record whose shape is given."""
        return {"anyOf": [Line().json_schema(), record]}


class Items(fields.List):  # type: ignore[type-arg]  # its items are whatever the inner field makes
    """A list; an item that is wrong keeps its place in it, as ``None``."""

    def __init__(self, inner: fields.Field[Any], description: str) -> None:
        super().__init__(inner, allow_none=True, metadata={"description": description})

    def _deserialize(self, value: Any, *_: Any, **kwargs: Any) -> list[Any]:
        if not isinstance(value, list):
            raise refuse("type", f"it is {kind_of(value)}", "a list, even of one")
        found: list[Any] = []
        faults: dict[int, Any] = {}
        for index, item in enumerate(value):
            try:
                if _is_empty(item):
                    raise refuse("empty-item", "the item is empty", "fill it in, or take it out")
                found.append(self.inner.deserialize(item, **kwargs))
            except ValidationError as error:
                faults[index] = error.messages
                found.append(error.valid_data)
        if faults:
            raise ValidationError(faults, valid_data=found)
        return found


class Named(Described[Any]):
    """Things by their names, which are the keys; ``name`` refuses what is no name."""

    wanted = "keys and values"

    def __init__(self, inner: fields.Field[Any], name: Callable[[str], str], description: str) -> None:
        super().__init__(description)
        self._inner = inner
        self._name = name

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        if not isinstance(value, dict):
            raise wrong_type(value, self.wanted)
        found: dict[str, Any] = {}
        faults: dict[str, Any] = {}
        for key, each in value.items():
            try:
                name = self._name(key)
                found[name] = self._inner.deserialize(each)
            except ValidationError as error:
                faults[key] = error.messages
                if isinstance(error.valid_data, dict):
                    found[key] = error.valid_data
        if faults:
            raise ValidationError(faults, valid_data=found)
        return found


def _is_empty(item: Any) -> bool:
    return item is None or (isinstance(item, str) and not item.strip())


class Points(Described[Any]):
    """A running text, or a list of points."""

    def __init__(self, description: str) -> None:
        super().__init__(description)
        self.point = Markdown(required=True)

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        if isinstance(value, str):
            return Markdown().deserialize(value)
        if not isinstance(value, list):
            raise wrong_type(value, "text or a list of text")
        points = Items(self.point, "").deserialize(value)
        return tuple(points or ()) or None

    def _serialize(self, value: Any, *_: Any, **__: Any) -> Any:
        return list(value) if isinstance(value, tuple) else value

    def json_schema(self) -> dict[str, Any]:
        """Text, or a list of text."""
        point = self.point.json_schema()
        return {"anyOf": [point, {"type": "array", "items": point}]}
