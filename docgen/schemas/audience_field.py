"""A field that names audiences."""

from __future__ import annotations

import re
from typing import Any

from marshmallow import ValidationError

from docgen.schemas.fault import kind_of, refuse
from docgen.schemas.field import Described
from docgen.schemas.suggestion import quoted

NAME_PATTERN = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
_NAME = re.compile(NAME_PATTERN)
_LONGEST = 40


class Audiences(Described[Any]):
    """A list of audiences, or one; whether there are such audiences is for the policy to say."""

    wanted = "a list of audiences, like [internal, regulator]"

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        if isinstance(value, str) and value.strip():
            return (audience_name(value),)
        if not isinstance(value, list):
            raise refuse("type", f"it is {kind_of(value)}", self.wanted)
        found: dict[str, None] = {}
        faults: dict[int, Any] = {}
        for index, each in enumerate(value):
            try:
                found[audience_name(each)] = None
            except ValidationError as error:
                faults[index] = error.messages
        if faults:
            raise ValidationError(faults)
        return tuple(found)

    def json_schema(self) -> dict[str, Any]:
        """A list of names, or one name."""
        name = {"type": "string", "pattern": f"^{NAME_PATTERN}$"}
        return {"anyOf": [name, {"type": "array", "items": name}]}


def audience_name(value: object) -> str:
    """A name as the command line and file names can carry it.

    Raises:
        ValidationError: it is none.
    """
    if not isinstance(value, str):
        raise refuse("type", f"it is {kind_of(value)}", "the name of an audience")
    name = value.strip()
    if not _NAME.fullmatch(name) or len(name) > _LONGEST:
        expected = "small letters, digits and single hyphens, like business-partner"
        raise refuse("audience", f"{quoted(value)} is no name of an audience", expected)
    return name
