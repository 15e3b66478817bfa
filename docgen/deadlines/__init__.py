"""Regulatory clocks: by when each notification is due, from what that was counted, and how it stands.

Pure functions of facts. No clock is read: what is late is late as of an instant that the caller names.
"""

from docgen.deadlines.calendar import WorkingCalendar
from docgen.deadlines.deadline import Deadline, State
from docgen.deadlines.facts import EntityKind, Event, Facts, Place
from docgen.deadlines.holiday import has_calendar, holiday_on
from docgen.deadlines.name import REGIMES
from docgen.deadlines.of_incident import counted_otherwise, deadlines_of, facts_of, stated_as_of
from docgen.deadlines.reckoning import RULES, reckon
from docgen.deadlines.rule import Lack, Limit, Missing, NotAsked, Origin, Prompt, Reckoned, Rule, Withheld

__all__ = [
    "REGIMES",
    "RULES",
    "Deadline",
    "EntityKind",
    "Event",
    "Facts",
    "Lack",
    "Limit",
    "Missing",
    "NotAsked",
    "Origin",
    "Place",
    "Prompt",
    "Reckoned",
    "Rule",
    "State",
    "Withheld",
    "WorkingCalendar",
    "counted_otherwise",
    "deadlines_of",
    "facts_of",
    "has_calendar",
    "holiday_on",
    "reckon",
    "stated_as_of",
]
