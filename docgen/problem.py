"""A problem in somebody's data: where it is, what is wrong, what would be right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from docgen.location import FieldPath, Location, pointer, show_path


class Weight(Enum):
    """How much a problem weighs."""

    ERROR = "error"
    """Blocks: no document is made."""
    FINDING = "finding"
    """A reviewer's remark: the document is made, the remark is shown."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the data.

    ``message`` says what is wrong, ``expected`` what would be right; both are plain sentences without
    a full stop. ``rule`` is a short stable name for machines ("unknown-key").
    """

    rule: str
    message: str
    expected: str = ""
    path: FieldPath = ()
    location: Location = Location()
    weight: Weight = Weight.ERROR

    def __str__(self) -> str:
        """Read as ``file:line:column: field.path: what is wrong (what would be right)``."""
        parts = [str(self.location)] if self.location.file else []
        if self.path:
            parts.append(show_path(self.path))
        hint = f" ({self.expected})" if self.expected else ""
        return ": ".join([*parts, self.message + hint])

    @property
    def blocks(self) -> bool:
        """Whether no document can be made while this stands."""
        return self.weight is Weight.ERROR

    def as_data(self) -> Mapping[str, str | int | None]:
        """The same for machines: what JSON can hold, every key always there."""
        return {
            "rule": self.rule,
            "weight": self.weight.value,
            "file": self.location.file or None,
            "line": self.location.line,
            "column": self.location.column,
            "path": show_path(self.path),
            "pointer": pointer(self.path),
            "message": self.message,
            "expected": self.expected or None,
        }
