"""From times as they were written to moments: zones, clock changes, and the days of a timeline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from marshmallow import ValidationError

from docgen.incident import Moment
from docgen.location import FieldPath
from docgen.problem import Problem
from docgen.schemas.fault import gathered, refuse
from docgen.schemas.name_field import zone
from docgen.schemas.stamp import Stamp

_HALF_A_DAY = timedelta(hours=12)


def settle(values: dict[str, Any], *, zone_known: bool) -> Iterator[Problem]:
    """Put moments in the place of all times in the values; yields the times that no clock showed once.

    Where the zone is not known, because the data's is wrong, a time without an offset becomes ``None``: one
    mistake is told once.
    """
    local = zone(values.get("timezone") or "UTC") if zone_known else None
    yield from _settle_timeline(values, local)
    yield from _settle_all(values, (), local)


def _settle_all(holder: Any, path: FieldPath, local: ZoneInfo | None) -> Iterator[Problem]:
    """Walk the values; every stamp is replaced in the dict or list that holds it."""
    steps = holder.items() if isinstance(holder, dict) else enumerate(holder)
    for step, value in list(steps):
        if isinstance(value, Stamp):
            try:
                holder[step] = _moment(value, local)
            except ValidationError as error:
                holder[step] = None
                yield from gathered(error.messages, (*path, step))
        elif isinstance(value, (dict, list)):
            yield from _settle_all(value, (*path, step), local)


def _settle_timeline(values: dict[str, Any], local: ZoneInfo | None) -> Iterator[Problem]:
    """Count times of day on from the incident's date.

    One that is more than twelve hours earlier than the entry before it is on the next day; one that is
    less is out of order, and stays on its day.
    """
    day: date | None = values.get("date")
    before: time | None = None
    for index, entry in enumerate(values.get("timeline") or ()):
        stamp = entry.get("at") if isinstance(entry, dict) else None
        if stamp is None:
            continue
        if stamp.day is None:
            day = _day_of(stamp.clock, before, day)
            moment = None if day is None else Moment.at(datetime.combine(day, stamp.clock, UTC))
        else:
            try:
                moment = _moment(stamp, local)
            except ValidationError as error:
                yield from gathered(error.messages, ("timeline", index, "at"))
                moment = None
        entry["at"] = moment
        if moment is not None:
            day = moment.utc.date() if moment.utc else moment.day
            before = moment.utc.time() if moment.utc else None


def _day_of(clock: time, before: time | None, day: date | None) -> date | None:
    if day is None or before is None:
        return day
    earlier = datetime.combine(day, before) - datetime.combine(day, clock)
    return day + timedelta(days=1) if earlier > _HALF_A_DAY else day


def _moment(stamp: Stamp, local: ZoneInfo | None) -> Moment | None:
    if stamp.day is None:
        return None
    if stamp.clock is None:
        return Moment(stamp.day)
    written = datetime.combine(stamp.day, stamp.clock)
    if stamp.offset is not None:
        return Moment.at(written.replace(tzinfo=stamp.offset))
    return None if local is None else Moment.at(_in_zone(written, local))


def _in_zone(written: datetime, local: ZoneInfo) -> datetime:
    """The instant at which the clocks of a zone showed a time.

    It carries a fixed offset: Python counts between two times of one zone by the clock on the wall.

    Raises:
        ValidationError: they showed it twice, or never.
    """
    first, second = (_with_offset(written.replace(tzinfo=local, fold=fold)) for fold in (0, 1))
    if first == second:
        return first
    clock = written.time().isoformat(_precision(written))
    if first < second:
        expected = f"{_show(first)} or {_show(second)}"
        message = f"{clock} came twice that day: the clocks in {local.key} went back"
        raise refuse("clock-change", message, expected)
    neighbours = [_with_offset(each.astimezone(local)) for each in (second, first)]
    message = f"{clock} did not exist that day: the clocks in {local.key} went forward"
    raise refuse("clock-change", message, " or ".join(_show(each) for each in neighbours))


def _with_offset(moment: datetime) -> datetime:
    return moment.replace(tzinfo=timezone(moment.utcoffset() or timedelta()), fold=0)


def _show(moment: datetime) -> str:
    """Without seconds where there are none."""
    return moment.isoformat(timespec=_precision(moment))


def _precision(moment: datetime) -> str:
    return "auto" if moment.second or moment.microsecond else "minutes"
