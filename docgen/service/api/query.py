"""The parameters of an address: each is known, and said once unless it is a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import Schema, ValidationError, fields, pre_load


class Query(Schema):
    """Parameters. One that is said twice is refused: who reads the other one would take it otherwise."""

    @pre_load
    def _once(self, data: Mapping[str, Any], **_: Any) -> Mapping[str, Any]:
        given = getattr(data, "data", None)  # the werkzeug MultiDict that webargs wraps
        listed = {name for name, field in self.fields.items() if isinstance(field, fields.List)}
        twice = [name for name in self.fields if name not in listed and len(_all(given, name)) > 1]
        if twice:
            raise ValidationError({name: ["it is given twice (once)"] for name in twice})
        return data


def _all(given: Any, name: str) -> list[str]:
    return given.getlist(name) if hasattr(given, "getlist") else []
