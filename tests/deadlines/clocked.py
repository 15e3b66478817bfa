"""Facts in few words, for tests of the clocks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from docgen.deadlines import Deadline, Event, Facts, Place, WorkingCalendar, reckon
from docgen.incident import Moment, Notification, Regime, Stage

BERLIN = Place("Europe/Berlin", "DE", "HE")
EVENTS = {
    "aware": Event.AWARE,
    "classified": Event.CLASSIFIED,
    "material": Event.MATERIAL,
    "determined": Event.DETERMINED,
    "recovered": Event.RECOVERED,
    "handled": Event.HANDLED,
}


def moment(text: str) -> Moment:
    """``2026-03-27T13:00+01:00``, or a day alone."""
    if "T" not in text:
        return Moment(date.fromisoformat(text))
    return Moment.at(datetime.fromisoformat(text))


def sent(
    regime: Regime, stage: str, at: str | None, authority: str | None = None, reason: str = ""
) -> Notification:
    return Notification(regime, Stage(stage), authority, moment(at) if at else None, None, reason or None)


def facts(
    regime: Regime, place: Place = BERLIN, submissions: Iterable[Notification] = (), **moments: str
) -> Facts:
    known = {EVENTS[name]: moment(text) for name, text in moments.items()}
    return Facts((regime,), known, tuple(submissions), place)


def clocks(
    given: Facts, as_of: str | None = None, calendar: WorkingCalendar | None = None
) -> dict[str, Deadline]:
    """The deadlines by stage, the first of each."""
    found = reckon(given, datetime.fromisoformat(as_of) if as_of else None, calendar)
    return {each.rule.name: each for each in reversed(found)}


def due(given: Facts, stage: str, calendar: WorkingCalendar | None = None) -> str:
    """When a stage is due, in the zone whose days count: ``2026-03-30T21:00:00+02:00``."""
    at = clocks(given, calendar=calendar)[stage].due_at
    return at.isoformat() if at else ""


def lacking(deadline: Deadline) -> tuple[str, ...]:
    """What is missing, by its name for readers."""
    assert all(each.key for each in deadline.missing)
    return tuple(each.name for each in deadline.missing)
