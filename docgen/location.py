"""Where a value stood in its file, and the path of a field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

FieldPath: TypeAlias = tuple[str | int, ...]
"""The way to a field from the top of the data: ``("action_items", 2, "owner")``."""


def show_path(path: FieldPath) -> str:
    """Write a path as people do: ``action_items[2].owner``."""
    shown = ""
    for step in path:
        if isinstance(step, int):
            shown += f"[{step}]"
        else:
            shown += f".{step}" if shown else step
    return shown


def pointer(path: FieldPath) -> str:
    """Write a path as machines do: ``/action_items/2/owner`` (JSON Pointer, RFC 6901 section 3)."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file; line and column count from 1, and are ``None`` where they are not known."""

    file: str = ""
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = [self.file]
        if self.line is not None:
            parts.append(str(self.line))
            if self.column is not None:
                parts.append(str(self.column))
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Positions:
    """Where the keys and values of one file stand."""

    file: str
    keys: Mapping[FieldPath, tuple[int, int]] = field(default_factory=dict)
    values: Mapping[FieldPath, tuple[int, int]] = field(default_factory=dict)

    def of_value(self, path: FieldPath) -> Location:
        """The place of the value at ``path``, or of the nearest thing around it that the file holds."""
        return self._nearest(self.values, path)

    def of_key(self, path: FieldPath) -> Location:
        """The place of the key at ``path``; of its value where there is no key (an item of a list)."""
        if path in self.keys:
            return Location(self.file, *self.keys[path])
        return self._nearest(self.values, path)

    def _nearest(self, places: Mapping[FieldPath, tuple[int, int]], path: FieldPath) -> Location:
        for length in range(len(path), -1, -1):
            if path[:length] in places:
                return Location(self.file, *places[path[:length]])
        return Location(self.file)
