"""Fields of pixels."""

from __future__ import annotations

import re
from typing import Any

from docgen.schemas.fault import refuse
from docgen.schemas.field import Worded
from docgen.schemas.suggestion import quoted

_MOST = 100_000


class Pixels(Worded[int]):
    """A whole number of pixels, no more than a picture can have."""

    def __init__(self, description: str, *, required: bool = False, least: int = 0) -> None:
        super().__init__(description, required=required)
        self._least = least
        self.wanted = f"a whole number from {least:,} to {_MOST:,}"

    def from_text(self, text: str) -> int:
        """The number that the digits write."""
        found = re.fullmatch(r"[0-9]{1,6}", text.strip())
        if not found or not self._least <= int(found[0]) <= _MOST:
            raise refuse("count", f"{quoted(text)} is no such number", self.wanted)
        return int(found[0])

    def _serialize(self, value: int | None, *_: Any, **__: Any) -> str | None:
        return None if value is None else str(value)

    def json_schema(self) -> dict[str, Any]:
        """A whole number, or its digits."""
        number = {"type": "integer", "minimum": self._least, "maximum": _MOST}
        return {"anyOf": [number, {"type": "string", "pattern": "^[0-9]{1,6}$"}]}
