"""The United States: the SEC, the federal banking agencies, and HIPAA.

- **Form 8-K, Item 1.05**: four business days after the determination that the incident is material, a day on
  the clocks of Washington. Determined on a closed day, the first business day after it is the first of the
  four (General Instruction B.1), which is the same count. Business days are all but Saturdays, Sundays and
  federal holidays (17 CFR 240.0-2(a)); a filing begun after 5:30 p.m. Eastern time is one of the next
  business day (17 CFR 232.13(a)(2)), so that the limit is 5:30 p.m.
- **Banks**: 36 elapsed hours (12 CFR 53.3 and, alike, 225.302 and 304.23).
- **HIPAA**: calendar days, the day of discovery not counted, whatever day the last one is.
"""

from __future__ import annotations

from datetime import date, time

from docgen.deadlines.calendar import WorkingCalendar
from docgen.deadlines.counting import hours_from, local_day, through_day
from docgen.deadlines.facts import Event, Place
from docgen.deadlines.period import clock_on, days_after
from docgen.deadlines.rule import (
    Case,
    Lack,
    Limit,
    Missing,
    NotAsked,
    Origin,
    Reckoned,
    Rule,
    missing_event,
    origin_of,
)
from docgen.incident import Regime, Stage

EASTERN = "America/New_York"
_CUT_OFF = time(17, 30)
_BUSINESS_DAYS = 4
_CALENDAR_DAYS = 60
_MANY = 500
_YEAR_END = (12, 31)
_DISCOVERY = Lack("discovery", Event.AWARE.value)
_INDIVIDUALS = Lack("the number of individuals affected", "individuals_affected")


def _form_8k(case: Case) -> Reckoned:
    """Four business days; put off by the Attorney General, to the day that is named (Item 1.05(c))."""
    determined = case.moment(Event.MATERIAL)
    if determined is None:
        return missing_event(Event.MATERIAL)
    place = Place(EASTERN, "US", closed=case.facts.commission_closed)
    calendar = WorkingCalendar(place, case.calendar.holiday)
    day = calendar.working_days_after(local_day(determined, EASTERN), _BUSINESS_DAYS)
    origin, moved = origin_of(Event.MATERIAL, determined), ""
    until = case.facts.disclosure_delayed_until
    if until is not None and until > day:
        day, moved = _open_from(calendar, until), "delay by the Attorney General"
    return Limit(clock_on(day, _CUT_OFF, EASTERN), origin, moved_from=moved)


def _open_from(calendar: WorkingCalendar, day: date) -> date:
    """A day, or the next business day where it is none (17 CFR 240.0-3(a))."""
    return day if calendar.works(day) else calendar.next_working(day)


def _sixty_days(case: Case) -> Reckoned:
    """45 CFR 164.404(b): sixty calendar days after discovery."""
    discovered = case.moment(Event.AWARE)
    if discovered is None:
        return Missing((_DISCOVERY,))
    day = days_after(local_day(discovered, case.timezone), _CALENDAR_DAYS)
    return through_day(day, case.timezone, Origin("discovery", discovered, Event.AWARE.value))


def _secretary(case: Case) -> Reckoned:
    """45 CFR 164.408(b), (c): of fewer than 500 people, sixty days after the end of the year of discovery."""
    discovered, people = case.moment(Event.AWARE), case.facts.individuals
    if discovered is None or people is None:
        asked = (_DISCOVERY, discovered), (_INDIVIDUALS, people)
        return Missing(tuple(lack for lack, value in asked if value is None))
    if people >= _MANY:
        return _sixty_days(case)
    year = local_day(discovered, case.timezone).year
    day = days_after(date(year, *_YEAR_END), _CALENDAR_DAYS)
    return through_day(
        day, case.timezone, Origin(f"end of {year}, the year of discovery", discovered, Event.AWARE.value)
    )


def _media(case: Case) -> Reckoned:
    """45 CFR 164.406: more than 500 residents of one State, which no more than that many people cannot be."""
    people = case.facts.individuals
    return NotAsked() if people is None or people <= _MANY else _sixty_days(case)


RULES = (
    Rule(
        Regime.SEC,
        Stage.NOTIFICATION,
        "Form 8-K, Item 1.05",
        "Form 8-K, General Instruction B.1 and Item 1.05; 17 CFR 232.13(a)(2)",
        "4 business days from the determination of materiality, until 5:30 p.m. Eastern time",
        _form_8k,
    ),
    Rule(
        Regime.US_BANK,
        Stage.NOTIFICATION,
        "Notification incident",
        "12 CFR 53.3, 225.302, 304.23",
        "36 h from the determination of a notification incident",
        hours_from(Event.DETERMINED, 36),
    ),
    Rule(
        Regime.HIPAA,
        Stage.INDIVIDUALS,
        "Notice to individuals",
        "45 CFR 164.404(b)",
        "60 calendar days from discovery",
        _sixty_days,
    ),
    Rule(
        Regime.HIPAA,
        Stage.MEDIA,
        "Notice to the media",
        "45 CFR 164.406",
        "60 calendar days from discovery, where more than 500 residents of one State are affected",
        _media,
    ),
    Rule(
        Regime.HIPAA,
        Stage.NOTIFICATION,
        "Notice to the Secretary",
        "45 CFR 164.408(b), (c)",
        "60 calendar days from discovery; of fewer than 500 people, from the end of the year of discovery",
        _secretary,
    ),
)
