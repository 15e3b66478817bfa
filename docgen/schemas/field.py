"""What every field of a schema has: a description, words for what is wanted, and a shape in JSON Schema."""

from __future__ import annotations

from typing import Any, TypeVar

from marshmallow import ValidationError, fields

from docgen.schemas.fault import kind_of, refuse

T = TypeVar("T")


class Described(fields.Field[T]):
    """A field that explains itself.

    An empty value is an absent one; only a ``required`` field minds.
    """

    wanted = "a value"
    """What would be right, as a message says it."""

    def __init__(self, description: str = "", *, required: bool = False, key: str | None = None) -> None:
        metadata = {"description": description} if description else {}
        super().__init__(required=required, allow_none=not required, metadata=metadata, data_key=key)

    def make_error(self, key: str, **_: Any) -> ValidationError:
        """What marshmallow itself finds wrong: a required value is absent (``required``, ``null``)."""
        return missing(self.wanted) if key in {"required", "null"} else refuse("type", f"{key} failed")

    def json_schema(self) -> dict[str, Any]:
        """The shape of a value in JSON Schema 2020-12."""
        return {}


def missing(wanted: str) -> ValidationError:
    """The exception for a required value that is not there."""
    return refuse("missing", "it is required and missing", wanted)


def wrong_type(value: object, wanted: str) -> ValidationError:
    """The exception for a value of another kind than is wanted."""
    hint = ", in quotes" if wanted == "text" and not isinstance(value, (dict, list)) else ""
    return refuse("type", f"it is {kind_of(value)}", f"{wanted}{hint}")


class Worded(Described[T]):
    """A field whose value is written as text; blank text is an absent value unless ``takes_blank``."""

    takes_blank = False

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        if not isinstance(value, str):
            return self.from_native(value)
        if value.strip() or self.takes_blank:
            return self.from_text(value)
        if self.required:
            raise missing(self.wanted)
        return None

    def from_text(self, text: str) -> T:
        """The value of a text that is not blank."""
        raise NotImplementedError

    def from_native(self, value: Any) -> T:
        """The value of what is no text (TOML has dates, JSON has booleans)."""
        raise wrong_type(value, self.wanted)
