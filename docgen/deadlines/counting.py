"""The ways in which rules count: hours or a month, from an event or from a submission."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from docgen.deadlines.facts import Event
from docgen.deadlines.period import end_of, hours_after, month_after
from docgen.deadlines.rule import Case, Lack, Limit, Missing, Origin, Reckoned, missing_event, origin_of
from docgen.incident import Moment, Notification


def hours_from(event: Event, hours: int) -> Callable[[Case], Reckoned]:
    """A rule of so many elapsed hours after an event; holidays count like other days (1182/71 Art. 3(3))."""

    def reckon(case: Case) -> Reckoned:
        moment = case.moment(event)
        if moment is None:
            return missing_event(event)
        return hours_after_origin(case, origin_of(event, moment), hours)

    return reckon


def hours_after_origin(case: Case, origin: Origin, hours: int) -> Limit | Missing:
    """So many elapsed hours after a moment; where only its day is known, its hour is missing."""
    if origin.moment.instant is None:
        return Missing((Lack(f"the hour of {origin.name}", origin.key),))
    return Limit(hours_after(origin.moment.instant, hours, case.timezone), origin)


def month_after_origin(case: Case, origin: Origin) -> Limit:
    """To the end of the same date in the next month, or of the next working day where that is none.

    Regulation 1182/71 Art. 3(2)(c) and (4).
    """
    return through_working_day(case, month_after(local_day(origin.moment, case.timezone)), origin)


def through_working_day(case: Case, day: date, origin: Origin) -> Limit:
    """To the end of a day, or of the next working day where it is none (Regulation 1182/71 Art. 3(4))."""
    closed = case.calendar.closing(day)
    last = case.calendar.next_working(day) if closed else day
    return Limit(end_of(last, case.timezone), origin, whole_day=True, moved_from=closed or "")


def through_day(day: date, timezone: str, origin: Origin) -> Limit:
    """To the end of a day, whatever day it is."""
    return Limit(end_of(day, timezone), origin, whole_day=True)


def submitted(submission: Notification, title: str) -> Origin:
    """A submission that was made, as what a limit is counted from."""
    if submission.submitted_at is None:
        raise ValueError("it has not been submitted")
    return Origin(f"submission of the {title}", submission.submitted_at, "submitted_at")


def local_day(moment: Moment, timezone: str) -> date:
    """The day of a moment on the clocks of a zone."""
    local = moment.local(timezone)
    return moment.day if local is None else local.date()
