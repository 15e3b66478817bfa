"""What differs between two sets of data, field by field."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docgen.location import FieldPath, show_path

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """A field that is not the same; ``None`` on the side that does not have it."""

    path: FieldPath
    before: Any
    after: Any

    def told(self, before: str, after: str) -> str:
        """Read as ``action_items[2].due: "2026-04-01" in the data, "2026-04-11" in the document``."""
        sides = f"{_shown(self.before)} in {before}, {_shown(self.after)} in {after}"
        return f"{show_path(self.path)}: {sides}"


def differences(before: Any, after: Any, path: FieldPath = ()) -> Iterator[FieldDifference]:
    """Every field in which two values made of dicts, lists and text differ, in the order of the first."""
    match before, after:
        case dict(), dict():
            for key in dict.fromkeys((*before, *after)):
                yield from differences(before.get(key), after.get(key), (*path, key))
        case list(), list():
            for index in range(max(len(before), len(after))):
                old, new = (each[index] if index < len(each) else None for each in (before, after))
                yield from differences(old, new, (*path, index))
        case _ if before != after:
            yield FieldDifference(path, before, after)


def _shown(value: Any) -> str:
    if value is None:
        return "absent"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
