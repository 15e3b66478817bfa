"""The drawn line of time: onset, detection, mitigation and resolution, in UTC and to scale.

A day alone has no place on a scale of hours. Milestones known to the hour are drawn where there are two or
more, and those known by the day only are named in the caption; else all are drawn by the day.
"""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from docgen.layout_api import Block, Chronology, Incident, Milestone, Moment, Tone

from .clock import show_date, show_day, show_days, show_time
from .milestone import DETECTED, MITIGATED, ONSET, RESOLVED, milestones
from .phrase import house

_Named: TypeAlias = tuple[tuple[str, Moment], ...]

_FEWEST = 2
_PHASES = {
    (ONSET, DETECTED): ("undetected", Tone.CRITICAL),
    (DETECTED, MITIGATED): ("response", Tone.MINOR),
    (DETECTED, RESOLVED): ("response", Tone.MINOR),
    (MITIGATED, RESOLVED): ("recovery", Tone.LOW),
    (ONSET, MITIGATED): ("impact", Tone.MAJOR),
    (ONSET, RESOLVED): ("impact", Tone.MAJOR),
}


def chronology(incident: Incident) -> tuple[Block, ...]:
    """The drawing, or nothing where the data gives fewer than two points to draw."""
    known = milestones(incident)
    exact = tuple(each for each in known if each[1].instant is not None)
    drawn, left_out = (exact, _without_hour(known)) if len(exact) >= _FEWEST else (_by_day(known), ())
    if len(drawn) < _FEWEST:
        return ()
    in_hours = drawn == exact
    points = _points(drawn, in_hours)
    course = f"Course of the incident, {_span(drawn)}{' (UTC)' if in_hours else ', by the day'}"
    undrawn = "".join(
        f" {name} on {show_date(moment.day)}, hour not known, is not drawn." for name, moment in left_out
    )
    told = ", ".join(f"{point.name.lower()} {point.at}" for point in points)
    caption = f"{course}.{undrawn}" if undrawn else course
    return (Chronology(points, f"{course}: {told}.{undrawn}", house(caption)),)


def _without_hour(known: _Named) -> _Named:
    return tuple(each for each in known if each[1].instant is None)


def _by_day(known: _Named) -> _Named:
    """Every milestone as a day alone; they make a line only if they are not all the same."""
    days = tuple((name, Moment(_utc_day(moment))) for name, moment in known)
    return days if len({moment.day for _, moment in days}) >= _FEWEST else ()


def _points(drawn: _Named, in_hours: bool) -> tuple[Milestone, ...]:
    first = drawn[0][1].sort_key
    days = {_utc_day(moment) for _, moment in drawn}
    following = [*(name for name, _ in drawn[1:]), ""]
    return tuple(
        Milestone(
            name,
            _label(moment, days, in_hours),
            (moment.sort_key - first).total_seconds(),
            *_PHASES.get((name, after), ("", Tone.NEUTRAL)),
        )
        for (name, moment), after in zip(drawn, following, strict=True)
    )


def _label(moment: Moment, days: set[date], in_hours: bool) -> str:
    """When it was, without what the caption says of all of them: the day if it is one, else the year."""
    time = show_time(moment.sort_key)
    if in_hours and len(days) == 1:
        return time
    one_year = len({day.year for day in days}) == 1
    day = show_day(_utc_day(moment)) if one_year else show_date(_utc_day(moment))
    return f"{day}, {time}" if in_hours else day


def _span(drawn: _Named) -> str:
    return show_days(_utc_day(moment) for _, moment in drawn)


def _utc_day(moment: Moment) -> date:
    return moment.sort_key.date()
