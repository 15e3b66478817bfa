"""Times as people write them (ISO 8601), before it is known in which zone they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

from docgen.incident import Moment
from docgen.schemas.fault import refuse
from docgen.schemas.suggestion import quoted

DAY_PATTERN = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
CLOCK_PATTERN = r"[0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]{1,6})?)?"
OFFSET_PATTERN = r"([Zz]|[+-][0-9]{2}(:?[0-9]{2})?)"
TIME_PATTERN = f"{DAY_PATTERN}([Tt ]{CLOCK_PATTERN} ?{OFFSET_PATTERN}?)?"

_DAY = re.compile(DAY_PATTERN)
_CLOCK = re.compile(CLOCK_PATTERN)
_TIME = re.compile(
    f"(?P<day>{DAY_PATTERN})(?:[Tt ](?P<clock>{CLOCK_PATTERN}) ?(?P<offset>{OFFSET_PATTERN})?)?"
)
_LOOSE_DAY = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_WEEK_OR_ORDINAL = re.compile(r"[0-9]{4}-?(?:[Ww][0-9]{2}|[0-9]{3}$)")
_FIRST_YEAR, _LAST_YEAR = 1900, 9998  # every instant of theirs exists in every zone
_FURTHEST = timedelta(hours=14)
_MINUTE = timedelta(minutes=1)
_LAST_HOUR, _LAST_MINUTE, _LEAP_SECOND = 23, 59, 60

A_DAY = "YYYY-MM-DD"
A_TIME = "YYYY-MM-DDTHH:MM, with Z or an offset where it is not in the timezone, or YYYY-MM-DD alone"
A_CLOCK = "HH:MM in UTC, YYYY-MM-DDTHH:MM or YYYY-MM-DD"


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day, a time on it, or a time on a day that the context tells; ``offset`` only beside both."""

    day: date | None
    clock: time | None = None
    offset: timezone | None = None


def read_day(text: str) -> date:
    """A day written ``2024-05-17``.

    Raises:
        ValidationError: it is none.
    """
    text = text.strip()
    if not _DAY.fullmatch(text):
        raise refuse("date", f"{quoted(text)} is not a date", _day_hint(text))
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise refuse("date", f"there is no {text} in the calendar", A_DAY) from None
    return in_range(day)


def read_stamp(text: str) -> Stamp:
    """A time written ``2024-05-17T14:05+02:00``, ``2024-05-17 14:05`` or ``2024-05-17``.

    Raises:
        ValidationError: it is none.
    """
    text = text.strip()
    found = _TIME.fullmatch(text)
    if not found:
        raise refuse("time", f"{quoted(text)} is not a time", _time_hint(text))
    day = read_day(found["day"])
    if found["clock"] is None:
        return Stamp(day)
    return Stamp(day, read_clock(found["clock"]), _read_offset(found["offset"]))


def read_event_stamp(text: str) -> Stamp:
    """A time as a timeline has it: ``14:05``, too.

    Raises:
        ValidationError: it is none.
    """
    text = text.strip()
    if _CLOCK.fullmatch(text):
        return Stamp(None, read_clock(text))
    if re.fullmatch(r"[0-9]:[0-9]{2}(:[0-9]{2})?", text):
        raise refuse("time", f"{quoted(text)} is not a time", f"two digits for the hour: 0{text}")
    if not _TIME.fullmatch(text) and not _LOOSE_DAY.match(text):
        raise refuse("time", f"{quoted(text)} is not a time", A_CLOCK)
    return read_stamp(text)


def read_clock(text: str) -> time:
    """A time of day written ``14:05``, ``14:05:33`` or ``14:05:33.250``.

    Raises:
        ValidationError: no clock shows it.
    """
    hour, minute, *rest = text.replace(",", ".").split(":")
    if hour == "24":
        raise refuse("time", f"{text} is not read", "00:00 of the next day")
    if int(hour) > _LAST_HOUR or int(minute) > _LAST_MINUTE:
        raise refuse("time", f"no clock shows {text}", "00:00 to 23:59")
    if rest and int(rest[0][:2]) >= _LEAP_SECOND:
        expected = "seconds from 00 to 59; for a leap second 59"
        raise refuse("time", f"{text} has a second that clocks do not count", expected)
    seconds, _, fraction = (rest[0] if rest else "0").partition(".")
    return time(int(hour), int(minute), int(seconds), int(fraction.ljust(6, "0") or "0"))


def write_moment(moment: Moment) -> str:
    """A moment as :func:`read_stamp` reads it back, with the day and the offset that the data named.

    Zones of the early twentieth century were some seconds off a whole minute, which ISO 8601 cannot write:
    such an instant is written with a neighbouring offset under which its day is the same.
    """
    if moment.instant is None:
        return moment.day.isoformat()
    offset = moment.instant.utcoffset() or timedelta()
    below = timedelta(minutes=offset // _MINUTE)
    whole = (moment.instant.astimezone(timezone(each)) for each in (below, below + _MINUTE))
    return next(each for each in whole if each.date() == moment.day).isoformat()


def from_native(value: date | time) -> Stamp:
    """The stamp of a date or time as TOML has them."""
    match value:
        case datetime():
            zone = value.utcoffset()
            offset = None if zone is None else _offset(zone, value.isoformat())
            return Stamp(in_range(value.date()), value.time(), offset)
        case date():
            return Stamp(in_range(value))
    return Stamp(None, value)


def in_range(day: date) -> date:
    """The day itself.

    Raises:
        ValidationError: its year can only be a slip of the pen.
    """
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise refuse("date", f"the year {day.year:04} is out of range", f"{_FIRST_YEAR} to {_LAST_YEAR}")
    return day


def _read_offset(text: str | None) -> timezone | None:
    if text is None or text in "Zz":
        return None if text is None else timezone.utc  # noqa: UP017 - beside other offsets
    digits = text[1:].replace(":", "").ljust(4, "0")
    length = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if int(digits[2:]) > _LAST_MINUTE:
        raise refuse("time", f"{text} is no offset from UTC", "-14:00 to +14:00")
    return _offset(-length if text[0] == "-" else length, text)


def _offset(length: timedelta, text: str) -> timezone:
    if abs(length) > _FURTHEST:
        raise refuse("time", f"{text} is no offset from UTC", "-14:00 to +14:00")
    return timezone(length)


def _day_hint(text: str) -> str:
    if _WEEK_OR_ORDINAL.match(text):
        return f"week and ordinal dates are not read; {A_DAY}"
    if _TIME.fullmatch(text):
        return f"a date without a time: {text[:10]}"
    return _corrected(text) if _LOOSE_DAY.fullmatch(text) else A_DAY


def _time_hint(text: str) -> str:
    if _WEEK_OR_ORDINAL.match(text):
        return f"week and ordinal dates are not read; {A_TIME}"
    if re.search(r"[.,][0-9]{7,}", text):
        return "at most six digits after the second"
    return _corrected(text) if _LOOSE_DAY.fullmatch(text) else A_TIME


def _corrected(text: str) -> str:
    found = _LOOSE_DAY.match(text)
    return f"did you mean {found[1]}-{found[2]:0>2}-{found[3]:0>2}?" if found else A_DAY
