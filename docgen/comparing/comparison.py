"""What a comparison found: two versions, and every change between them, in the template's order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeAlias

from docgen.comparing.piece import Piece
from docgen.location import FieldPath


class Change(Enum):
    """What was done."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    """It stands in another place of its list, and is otherwise the same."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a version holds of an exhibit: the digest of the original, and its text where it is one."""

    sha256: str = ""
    size: int | None = None
    media_type: str = ""
    text: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Version:
    """One of the two that are compared.

    ``file`` is its name without its folder; ``origin`` says what it is ("PDF, layout regulatory"); ``data``
    are under the keys of a data file; ``exhibits`` has one entry for each appendix. ``figures`` are what was
    computed from the data, as the report prints it. ``remarks`` are sentences on the file itself, without a
    full stop. ``partial`` is whether it holds only what one audience may see.
    """

    file: str
    origin: str
    data: Mapping[str, Any] = field(repr=False)
    exhibits: tuple[Held, ...] = ()
    figures: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""
    remarks: tuple[str, ...] = ()
    partial: bool = False


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of which something was changed; ``path`` is in the new data, or in the old if it is gone."""

    name: str
    path: FieldPath
    change: Change
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line of an exhibit, with its numbers in the old and the new text, counted from 1."""

    old: int | None
    new: int | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class TextChange:
    """What was changed in the text of an exhibit: changed lines with some around them.

    ``added`` and ``removed`` count all lines that came and went, a changed one as both; ``untold`` how many
    of them are not among ``lines``.
    """

    lines: tuple[LineChange, ...]
    added: int = 0
    removed: int = 0
    untold: int = 0


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row of a list: an event, an action item, an exhibit.

    ``kind`` is the printed name of what the list holds, ``label`` what a reader knows the row by; ``old``
    and ``new`` are its places, counted from 1, of an event in order of time. Of a row that came or went,
    ``fields`` are all that it has.
    """

    kind: str
    label: str
    path: FieldPath
    change: Change
    old: int | None
    new: int | None
    fields: tuple[FieldChange, ...] = ()
    text: TextChange | None = None
    moved: bool = False


AnyChange: TypeAlias = FieldChange | RowChange


@dataclass(frozen=True, slots=True)
class PartChange:
    """A part of the report with what was changed in it."""

    name: str
    changes: tuple[AnyChange, ...]

    @property
    def counts(self) -> Counter[Change]:
        """How often what was done; a row that was changed and moved counts as changed."""
        return Counter(each.change for each in self.changes)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions and what differs; ``uncompared`` are what only one of two partial versions holds."""

    old: Version
    new: Version
    parts: tuple[PartChange, ...]
    uncompared: tuple[str, ...] = ()

    @property
    def counts(self) -> Counter[Change]:
        """How often what was done in all."""
        return sum((part.counts for part in self.parts), Counter())

    @property
    def changes(self) -> Iterator[AnyChange]:
        """Every change in order."""
        return (each for part in self.parts for each in part.changes)
