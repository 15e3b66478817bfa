"""One document of a manifest of one incident."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.incident import INTERNAL


@dataclass(frozen=True, slots=True)
class Entry:
    """One document: its file, what it is, and what it was made from.

    ``content_sha256`` is the content digest of the data and the exhibits, ``source_sha256`` that of the bytes
    of the data file. ``pages`` is ``None`` where the format has no fixed ones. ``audience`` is for whom.
    """

    document: str
    format: str
    layout: str
    sha256: str
    size: int
    pages: int | None
    content_sha256: str
    source: str
    source_sha256: str
    docgen: str
    audience: str = INTERNAL
