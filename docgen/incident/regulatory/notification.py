"""Notifications that were made to an authority: under which regime, in which stage, when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from docgen.incident.moment import Moment


class Regime(Enum):
    """A body of rules under which an incident is notified."""

    DORA = "dora"
    """Regulation (EU) 2022/2554."""
    NIS2 = "nis2"
    """Directive (EU) 2022/2555."""
    GDPR = "gdpr"
    """Regulation (EU) 2016/679."""
    SEC = "sec"
    """Form 8-K, Item 1.05."""
    US_BANK = "us-bank"
    """12 CFR 53 and its like of the other federal banking agencies."""
    HIPAA = "hipaa"
    """45 CFR 164.404 to 408."""


class Stage(Enum):
    """Which of a regime's notifications it is."""

    INITIAL = "initial"
    INTERMEDIATE = "intermediate"
    EARLY_WARNING = "early-warning"
    NOTIFICATION = "notification"
    PROGRESS = "progress"
    FINAL = "final"
    SUPPLEMENT = "supplement"
    AMENDMENT = "amendment"
    RECLASSIFIED = "reclassified"
    INDIVIDUALS = "individuals"
    MEDIA = "media"


STAGES: dict[Regime, tuple[Stage, ...]] = {
    Regime.DORA: (Stage.INITIAL, Stage.INTERMEDIATE, Stage.FINAL, Stage.RECLASSIFIED),
    Regime.NIS2: (Stage.EARLY_WARNING, Stage.NOTIFICATION, Stage.PROGRESS, Stage.FINAL),
    Regime.GDPR: (Stage.NOTIFICATION, Stage.SUPPLEMENT),
    Regime.SEC: (Stage.NOTIFICATION, Stage.AMENDMENT),
    Regime.US_BANK: (Stage.NOTIFICATION,),
    Regime.HIPAA: (Stage.NOTIFICATION, Stage.INDIVIDUALS, Stage.MEDIA),
}
"""The stages of each regime in their order."""


@dataclass(frozen=True, slots=True)
class Notification:
    """One notification; without ``submitted_at`` it is still to be made.

    ``delay_reason`` is why it is late, in plain words. When it is due is computed, never given.
    """

    regime: Regime
    stage: Stage
    authority: str | None = None
    submitted_at: Moment | None = None
    reference: str | None = None
    delay_reason: str | None = None


def in_order(notifications: Iterable[Notification]) -> tuple[Notification, ...]:
    """Those that were made, in order of time, then those to be made, as the data have them."""
    given = tuple(notifications)
    made = [(each.submitted_at.sort_key, each) for each in given if each.submitted_at]
    made.sort(key=lambda pair: pair[0])
    return (*(each for _, each in made), *(each for each in given if not each.submitted_at))
