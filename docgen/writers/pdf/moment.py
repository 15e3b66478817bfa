"""A moment as a PDF writes it, in UTC; and the one that stands where a document names none."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from docgen.document import Document

UNDATED = datetime(1980, 1, 1, tzinfo=UTC)
"""Where a format must have a date, and a document has none: a clock would make other bytes each time."""


def dated(document: Document) -> Document:
    """The document with a date, for a standard that asks for one."""
    moment = document.metadata.dated or UNDATED
    return replace(document, metadata=replace(document.metadata, dated=moment))


def pdf_date(moment: datetime) -> str:
    """As the body of a file has it (ISO 32000-1, 7.9.4)."""
    return f"D:{_in_utc(moment):%Y%m%d%H%M%S}Z"


def xmp_date(moment: datetime | None) -> str:
    """As the metadata have it (ISO 16684-1, 8.2.1.2); empty where there is none."""
    return "" if moment is None else f"{_in_utc(moment):%Y-%m-%dT%H:%M:%S}+00:00"


def _in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC) if moment.tzinfo else moment
