"""Dates, times and durations in words: the same everywhere, whatever the locale.

A date is ``14 March 2026``, a time ``13:52``; seconds and their fractions are shown where the data has them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from docgen.layout_api import Elapsed, Moment

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MINUS = "\u2212"
_UTC = ("UTC", "UCT", "ZULU", "UNIVERSAL")
COUNTED_IN_DAYS = "counted in days; the hour is not known"


def show_date(day: date) -> str:
    """A date in words: ``14 March 2026``."""
    return f"{show_day(day)} {day.year}"


def show_day(day: date) -> str:
    """A date whose year is said elsewhere: ``14 March``."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def show_days(days: Iterable[date]) -> str:
    """One date, or the first and the last of several: ``13–14 March 2026``, ``31 March – 2 April 2026``."""
    ordered = sorted(set(days))
    first, last = ordered[0], ordered[-1]
    if first == last:
        return show_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{show_date(last)}"
    start = show_day(first) if first.year == last.year else show_date(first)
    return f"{start} – {show_date(last)}"


def show_time(instant: datetime) -> str:
    """The time of day, no more exactly than the data has it: ``13:52``, ``13:52:07``, ``13:52:07.25``."""
    if instant.microsecond:
        return f"{instant:%H:%M:%S}.{instant.microsecond:06d}".rstrip("0")
    return f"{instant:%H:%M:%S}" if instant.second else f"{instant:%H:%M}"


def show_utc(moment: Moment) -> str:
    """Date and time in UTC, the zone left to the heading: ``14 March 2026, 13:52``; or a date alone."""
    utc = moment.utc
    return show_date(moment.day) if utc is None else f"{show_date(utc.date())}, {show_time(utc)}"


def show_utc_named(moment: Moment) -> str:
    """Date and time with the zone: ``14 March 2026, 13:52 UTC``; or a date alone, which has none."""
    return show_utc(moment) + (" UTC" if moment.utc else "")


def iso_utc(moment: Moment) -> str:
    """Date and time in UTC for a column of records: ``2026-03-14 13:52``; or a date alone."""
    utc = moment.utc
    return moment.day.isoformat() if utc is None else f"{utc.date().isoformat()} {show_time(utc)}"


def day_in(moment: Moment, timezone: str) -> date:
    """The calendar day of a moment in a zone."""
    local = moment.local(timezone)
    return moment.day if local is None else local.date()


def show_clock(moment: Moment, timezone: str, usual_day: date | None = None) -> str:
    """A moment in a zone, the zone left to what follows; its date is left out on the ``usual_day``."""
    local = moment.local(timezone)
    if local is None:
        return show_date(moment.day)
    time = show_time(local)
    return time if local.date() == usual_day else f"{show_date(local.date())}, {time}"


def is_utc(timezone: str) -> bool:
    """Whether a zone is UTC by another name, or by its own."""
    return timezone.upper().removeprefix("ETC/") in _UTC


def name_zone(timezone: str) -> str:
    """A zone as it is printed: the IANA name, or ``UTC``."""
    return "UTC" if is_utc(timezone) else timezone


def show_offset(local: datetime) -> str:
    """The offset of a local time: ``UTC+09:00``, or with a minus sign, which no line ends after."""
    seconds = int((local.utcoffset() or timedelta()).total_seconds())
    hours, rest = divmod(abs(seconds), 3600)
    return f"UTC{_MINUS if seconds < 0 else '+'}{hours:02}:{rest // 60:02}"


def show_elapsed(elapsed: Elapsed) -> str:
    """A duration, which says so where it was counted in days."""
    return str(elapsed) if elapsed.exact else f"{elapsed} ({COUNTED_IN_DAYS})"
