"""What must be known of an input before work starts: its digest, what names are made of, what still holds.

A worker finds it out, since data are hostile: one that takes all time or memory takes that worker's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from docgen.errors import DataError, StorageError
from docgen.manifest import Facts
from docgen.readers import MAX_BYTES, Source, read_bytes
from docgen.schemas import load_incident
from docgen.storage import Input, Place

_OF_NAMES = ("id", "title", "severity", "date")


@dataclass(frozen=True, slots=True)
class Known:
    """A document that an earlier run made: its file and that file's digest, and what it was made from."""

    document: str
    sha256: str
    source_sha256: str
    exhibits: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question about an input: what earlier runs made of it, and whether the facts for names are wanted."""

    input: Input
    known: tuple[Known, ...] = ()
    wants_facts: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found.

    ``digest`` is that of the data; empty where they cannot be read. ``facts`` are ``None`` where they are
    wrong or were not wanted. ``intact`` names the documents whose data, exhibits and file are as they were.
    """

    digest: str = ""
    facts: Facts | None = None
    intact: tuple[str, ...] = ()


def inquire(out: Place, inquiry: Inquiry) -> Answer:
    """Look at an input, and at what earlier runs made of it. What is wrong is said when it is made."""
    place, name = inquiry.input.place, inquiry.input.name
    try:
        data = place.read(name, MAX_BYTES)
    except (DataError, StorageError):
        return Answer()
    digest = sha256(data).hexdigest()
    same = [each for each in inquiry.known if each.source_sha256 == digest]
    unchanged = _Digests(place)
    intact = tuple(
        each.document
        for each in same
        if all(unchanged[path] == told for path, told in each.exhibits)
        and _digest(out, each.document) == each.sha256
    )
    facts = _facts(data, inquiry.input.address) if inquiry.wants_facts else None
    return Answer(digest, facts, intact)


class _Digests(dict[str, str | None]):
    """The digests of exhibits, each found out once for all documents of an input."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place

    def __missing__(self, path: str) -> str | None:
        self[path] = _digest(self._place, path)
        return self[path]


def _digest(place: Place, name: str) -> str | None:
    try:
        return place.digest(name)
    except (DataError, StorageError):
        return None


def _facts(data: bytes, name: str) -> Facts | None:
    """The facts alone are checked, since a name needs no more, and the rest is checked when it is made."""
    try:
        source = read_bytes(data, name)
        incident, _ = load_incident(_narrowed(source))
    except DataError:
        return None
    return Facts(incident.id, incident.severity.name, incident.date.isoformat())


def _narrowed(source: Source) -> Source:
    kept: Mapping[str, object] = {key: source.data[key] for key in _OF_NAMES if key in source.data}
    return replace(source, data=kept)  # type: ignore[arg-type] # a part of the same data
