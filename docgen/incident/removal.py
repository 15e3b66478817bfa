"""What was taken out of an edition: one entry for each thing, for those who see everything."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from docgen.location import FieldPath


class RemovalKind(Enum):
    """What was taken out."""

    FIELD = "field"
    ITEM = "item"
    PASSAGE = "passage"
    EXHIBIT = "exhibit"
    REFERENCE = "reference"
    AREA = "area"
    PERSON = "person"
    FILE = "file"
    SECRET = "secret"  # noqa: S105 - a kind


@dataclass(frozen=True, slots=True)
class Removal:
    """One thing that is not in an edition: where it stands in the data, what it is, and why.

    It quotes nothing of what was taken out; ``note`` says what stands in its place, or how much it was.
    """

    path: FieldPath
    kind: RemovalKind
    reason: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class RedactionRecord:
    """The redaction record of one edition.

    ``incident`` and ``digest`` tell which edition: the incident's id, and the content digest of the edition.
    """

    incident: str
    audience: str
    digest: str
    removals: tuple[Removal, ...] = ()
