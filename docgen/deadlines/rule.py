"""A rule as data: whose it is, which stage it limits, the article that says so, and the function that counts.

What a function answers is one of four: a limit, a duty without a fixed length, that a moment is missing, or
that nothing is asked. An edition has a fifth, that it cannot be told from what is left.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from docgen.deadlines.calendar import WorkingCalendar
from docgen.deadlines.facts import Event, Facts
from docgen.incident import Moment, Notification, Regime, Stage
from docgen.incident.regulatory import in_order

EVENTS = {
    Event.AWARE: "awareness",
    Event.CLASSIFIED: "classification as major",
    Event.MATERIAL: "determination of materiality",
    Event.DETERMINED: "determination of a notification incident",
    Event.RECOVERED: "recovery of regular activities",
    Event.HANDLED: "handling of the incident",
}


@dataclass(frozen=True, slots=True)
class Origin:
    """What a limit was counted from: what happened, in words, when, and by which key the data say so."""

    name: str
    moment: Moment
    key: str


def origin_of(event: Event, moment: Moment) -> Origin:
    """An event, as what a limit is counted from."""
    return Origin(EVENTS[event], moment, event.value)


@dataclass(frozen=True, slots=True)
class Limit:
    """The last second at which a submission is in time, in the zone whose days count.

    ``whole_day`` says that a day is the limit, which ends with that second. ``moved_from`` is the closed day
    on which the limit would have fallen, by its name.
    """

    at: datetime
    origin: Origin
    whole_day: bool = False
    moved_from: str = ""


@dataclass(frozen=True, slots=True)
class Prompt:
    """Due without undue delay; no rule says how long that is, so that it is never called late."""

    origin: Origin


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is missing: its name for readers, and the key of the data where it belongs."""

    name: str
    key: str


@dataclass(frozen=True, slots=True)
class Missing:
    """The limit cannot be computed; ``what`` names everything that is missing."""

    what: tuple[Lack, ...]


@dataclass(frozen=True, slots=True)
class Withheld:
    """From what is left in an edition the rule would come to something else than from the whole."""


@dataclass(frozen=True, slots=True)
class NotAsked:
    """As the data stand, the rule asks for nothing."""


def missing_event(*events: Event) -> Missing:
    """That moments are missing."""
    return Missing(tuple(Lack(EVENTS[event], event.value) for event in events))


def missing_hour(*events: Event) -> Missing:
    """That of moments only the day is known, where the hour counts."""
    return Missing(tuple(Lack(f"the hour of {EVENTS[event]}", event.value) for event in events))


def missing_submission(title: str) -> Missing:
    """That what a limit is counted from has not been submitted."""
    return Missing((Lack(f"submission of the {title}", "notifications"),))


Reckoned: TypeAlias = Limit | Prompt | Missing | NotAsked | Withheld


@dataclass(frozen=True, slots=True)
class Case:
    """What a rule looks at: the facts, and what was submitted to one authority under one regime."""

    facts: Facts
    calendar: WorkingCalendar
    notifications: tuple[Notification, ...] = ()

    @property
    def timezone(self) -> str:
        """The zone whose days count."""
        return self.facts.place.timezone

    def moment(self, event: Event) -> Moment | None:
        """When something happened, as far as the data say."""
        return self.facts.moments.get(event)

    def all_of(self, *stages: Stage) -> tuple[Notification, ...]:
        """The submissions of some stages: those that were made, in order of time, then those to be made."""
        return in_order(each for each in self.notifications if each.stage in stages)

    def first_of(self, *stages: Stage) -> Notification | None:
        """The first of them."""
        return next(iter(self.all_of(*stages)), None)

    def made(self, *stages: Stage) -> tuple[Notification, ...]:
        """Those that were made."""
        return tuple(each for each in self.all_of(*stages) if each.submitted_at)


@dataclass(frozen=True, slots=True)
class Rule:
    """One limit of one regime.

    ``stage`` is that of the notification, ``title`` its name for readers, ``article`` what is cited,
    ``counted`` the rule in a few words. ``reckon`` computes the limit; ``answered`` finds the notification
    that meets it, the first of its stage by default. ``clock`` tells two limits of one stage apart.
    """

    regime: Regime
    stage: Stage
    title: str
    article: str
    counted: str
    reckon: Callable[[Case], Reckoned]
    answered: Callable[[Case], Notification | None] | None = None
    clock: str = ""

    @property
    def name(self) -> str:
        """The name of the limit within its regime, for machines: ``initial``, ``updated-intermediate``."""
        return self.clock or self.stage.value

    def submission(self, case: Case) -> Notification | None:
        """The submission that meets the limit, made or to be made."""
        return self.answered(case) if self.answered else case.first_of(self.stage)
