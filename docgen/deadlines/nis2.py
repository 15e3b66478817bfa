"""NIS2: notifications of a significant incident (Directive (EU) 2022/2555, Art. 23(4)).

What the Directive says is counted as acts of the Union are; where a Member State's law says otherwise, that
law goes first.
"""

from __future__ import annotations

from docgen.deadlines.counting import hours_from, local_day, month_after_origin, submitted
from docgen.deadlines.facts import EntityKind, Event
from docgen.deadlines.rule import (
    Case,
    Limit,
    Missing,
    NotAsked,
    Reckoned,
    Rule,
    missing_event,
    missing_submission,
    origin_of,
)
from docgen.incident import Regime, Stage


def _notification(case: Case) -> Reckoned:
    """Art. 23(4)(b): 72 h; for trust services 24 h (Art. 23(4), second subparagraph)."""
    hours = 24 if EntityKind.TRUST_SERVICE in case.facts.kinds else 72
    return hours_from(Event.AWARE, hours)(case)


def _first_month(case: Case) -> Limit | Missing:
    """One month from the submission of the notification, for the final report or that on progress."""
    notified = next(iter(case.made(Stage.NOTIFICATION)), None)
    if notified is None:
        return missing_submission("notification")
    return month_after_origin(case, submitted(notified, "notification"))


def _was_ongoing(case: Case, limit: Limit) -> bool:
    """Whether the incident is known to have been ongoing when the final report would have been due."""
    handled = case.moment(Event.HANDLED)
    if handled is not None:
        return local_day(handled, case.timezone) > limit.at.date()
    return bool(case.made(Stage.PROGRESS))


def _progress(case: Case) -> Reckoned:
    """Art. 23(4)(e): at that time, of an incident that is ongoing then."""
    limit = _first_month(case)
    return limit if isinstance(limit, Limit) and _was_ongoing(case, limit) else NotAsked()


def _final(case: Case) -> Reckoned:
    """Art. 23(4)(d); (e): of an ongoing incident, one month from its handling."""
    limit = _first_month(case)
    if isinstance(limit, Missing) or not _was_ongoing(case, limit):
        return limit
    handled = case.moment(Event.HANDLED)
    if handled is None:
        return missing_event(Event.HANDLED)
    return month_after_origin(case, origin_of(Event.HANDLED, handled))


_ARTICLE = "Directive (EU) 2022/2555 Art. 23(4)"

RULES = (
    Rule(
        Regime.NIS2,
        Stage.EARLY_WARNING,
        "Early warning",
        f"{_ARTICLE}(a)",
        "24 h from awareness",
        hours_from(Event.AWARE, 24),
    ),
    Rule(
        Regime.NIS2,
        Stage.NOTIFICATION,
        "Incident notification",
        f"{_ARTICLE}(b)",
        "72 h from awareness; 24 h for trust service providers",
        _notification,
    ),
    Rule(
        Regime.NIS2,
        Stage.PROGRESS,
        "Progress report",
        f"{_ARTICLE}(e)",
        "1 month from the submission of the notification, where the incident is ongoing then",
        _progress,
    ),
    Rule(
        Regime.NIS2,
        Stage.FINAL,
        "Final report",
        f"{_ARTICLE}(d), (e)",
        "1 month from the submission of the notification; of an incident ongoing then, from its handling",
        _final,
    ),
)
