"""Document control: what makes a report a controlled document, and by which other edition it was replaced."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from docgen.tlp import Tlp


@dataclass(frozen=True, slots=True)
class Revision:
    """One line of the document's history."""

    version: str
    date: datetime.date | None = None
    author: str | None = None
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentReference:
    """By what another document in the line of this one is known; without ``number`` it has this one's."""

    number: str | None = None
    version: str | None = None
    date: datetime.date | None = None


def show_reference(reference: DocumentReference, own_number: str | None = None) -> str:
    """Number and version, as a document speaks of another: ``PM-2026-0187, version 1.0``.

    ``own_number`` is that of the document which speaks; it stands where the reference names no number.
    """
    number = reference.number or own_number
    version = f"version {reference.version}" if reference.version else ""
    return ", ".join(filter(None, (number, version)))


@dataclass(frozen=True, slots=True)
class DocumentControl:
    """What makes a document a controlled one."""

    number: str | None = None
    version: str | None = None
    classification: str | None = None
    organization: str | None = None
    owner: str | None = None
    distribution: tuple[str, ...] = ()
    retention: str | None = None
    revisions: tuple[Revision, ...] = ()
    tlp: Tlp | None = None
    privilege: str | None = None
    retain_until: datetime.date | None = None
    supersedes: DocumentReference | None = None
    superseded_by: DocumentReference | None = None
