"""Periods of hours, days and months, as the law counts them (Regulation (EEC, Euratom) No 1182/71).

Hours are elapsed hours, whatever the clocks do meanwhile. Days and months are local days and end with their
last second. A limit in hours is counted from the minute itself: Art. 3(1) and (2)(a) of the Regulation would
leave out the hour in which the event fell, up to 59 minutes more, and a limit shown must not be too late.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)
_DECEMBER = 12


def hours_after(instant: datetime, hours: int, timezone: str) -> datetime:
    """The instant so many elapsed hours later, on the clocks of ``timezone``."""
    return (instant.astimezone(UTC) + timedelta(hours=hours)).astimezone(ZoneInfo(timezone))


def days_after(day: date, days: int) -> date:
    """The last day of a period of days; the day of the event is not counted (Art. 3(1))."""
    return day + timedelta(days=days)


def month_after(day: date) -> date:
    """The same date in the next month, or that month's last day where it has no such date (Art. 3(2)(c))."""
    year, month = (day.year + 1, 1) if day.month == _DECEMBER else (day.year, day.month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def start_of(day: date, timezone: str) -> datetime:
    """The first instant of a local day, also where clocks left its midnight out."""
    return datetime.combine(day, time.min, ZoneInfo(timezone)).astimezone(UTC).astimezone(ZoneInfo(timezone))


def end_of(day: date, timezone: str) -> datetime:
    """The last second of a local day (Art. 3(2)(b), (c): "the expiry of the last hour")."""
    return (start_of(day + _DAY, timezone).astimezone(UTC) - _SECOND).astimezone(ZoneInfo(timezone))


def clock_on(day: date, clock: time, timezone: str) -> datetime:
    """A time of day on a local day."""
    return datetime.combine(day, clock, ZoneInfo(timezone))
