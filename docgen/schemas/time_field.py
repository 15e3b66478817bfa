"""Fields of dates and times."""

from __future__ import annotations

import datetime
from typing import Any

from docgen.incident import Moment
from docgen.schemas.fault import refuse
from docgen.schemas.field import Worded
from docgen.schemas.stamp import (
    A_CLOCK,
    A_DAY,
    A_TIME,
    CLOCK_PATTERN,
    DAY_PATTERN,
    TIME_PATTERN,
    Stamp,
    from_native,
    in_range,
    read_day,
    read_event_stamp,
    read_stamp,
    write_moment,
)


class Day(Worded[datetime.date]):
    """A day of the calendar."""

    wanted = A_DAY

    def from_text(self, text: str) -> datetime.date:
        """A day written in ISO 8601."""
        return read_day(text)

    def from_native(self, value: Any) -> datetime.date:
        """A day as TOML has it."""
        if isinstance(value, datetime.datetime):
            raise refuse("date", "a time where a date is wanted", f"a date without a time: {value.date()}")
        return in_range(value) if isinstance(value, datetime.date) else super().from_native(value)

    def _serialize(self, value: datetime.date | None, *_: Any, **__: Any) -> str | None:
        return None if value is None else value.isoformat()

    def json_schema(self) -> dict[str, Any]:
        """A date of RFC 3339."""
        return {"type": "string", "format": "date", "pattern": f"^{DAY_PATTERN}$"}


class Time(Worded[Stamp]):
    """An instant, or a day where the hour is not known."""

    wanted = A_TIME

    def from_text(self, text: str) -> Stamp:
        """A time written in ISO 8601."""
        return read_stamp(text)

    def from_native(self, value: Any) -> Stamp:
        """A date, or a date and time, as TOML has them."""
        return from_native(value) if isinstance(value, datetime.date) else super().from_native(value)

    def _serialize(self, value: Any, *_: Any, **__: Any) -> str | None:
        return write_moment(value) if isinstance(value, Moment) else None

    def json_schema(self) -> dict[str, Any]:
        """A date, alone or with a time."""
        return {"type": "string", "pattern": f"^{TIME_PATTERN}$"}


class EventTime(Time):
    """A time of the timeline: a time of day alone is in UTC, on the day that the context tells."""

    wanted = A_CLOCK

    def from_text(self, text: str) -> Stamp:
        """A time written in ISO 8601, or ``HH:MM``."""
        return read_event_stamp(text)

    def from_native(self, value: Any) -> Stamp:
        """A date, a time or both, as TOML has them."""
        return from_native(value) if isinstance(value, datetime.time) else super().from_native(value)

    def json_schema(self) -> dict[str, Any]:
        """A time of day, or a date, alone or with a time."""
        return {"type": "string", "pattern": f"^({CLOCK_PATTERN}|{TIME_PATTERN})$"}
