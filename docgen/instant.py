"""An instant as somebody states it: by which deadlines are judged, or since when lines are shown."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

FORM = "YYYY-MM-DD or YYYY-MM-DDTHH:MM, with Z or an offset where it has another one"
"""How a moment is written, for whoever wrote something else."""
_FIRST_YEAR, _LAST_YEAR = 1900, 9998  # every instant of theirs exists in every zone


def read_instant(text: str) -> datetime | None:
    """A time of ISO 8601, a date alone being its beginning; naive where it has no offset.

    ``None`` where it is no such time, or of a year before 1900 or after 9998.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if _FIRST_YEAR <= moment.year <= _LAST_YEAR else None


def in_zone(moment: datetime | None, timezone: str) -> datetime | None:
    """The instant; without an offset of its own it is on the clocks of a zone."""
    if moment is None or moment.tzinfo is not None:
        return moment
    return moment.replace(tzinfo=ZoneInfo(timezone))
