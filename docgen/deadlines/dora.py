"""DORA: reports of a major ICT-related incident (Delegated Regulation (EU) 2025/301, Art. 5).

A limit that falls on a weekend day or bank holiday of the entity's Member State may be met until noon of the
next working day (Art. 5(4)). It is Art. 5(4) that speaks here and not the general rule of Regulation 1182/71
Art. 3(4), which would give the whole day. For credit institutions, central counterparties, trading venues and
essential or important entities nothing moves the initial and the intermediate (Art. 5(5)); for whom the
authority has told so, nothing moves anything (Art. 5(6)).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from zoneinfo import ZoneInfo

from docgen.deadlines.counting import hours_after_origin, local_day, submitted
from docgen.deadlines.facts import EntityKind, Event
from docgen.deadlines.period import clock_on, end_of, month_after
from docgen.deadlines.rule import (
    Case,
    Limit,
    NotAsked,
    Prompt,
    Reckoned,
    Rule,
    missing_event,
    missing_hour,
    missing_submission,
    origin_of,
)
from docgen.incident import Moment, Notification, Regime, Stage

_FROM_AWARENESS, _FROM_CLASSIFICATION = timedelta(hours=24), timedelta(hours=4)
_FROM_INITIAL = 72
_NOON = time(12)
_BOUND = frozenset(EntityKind) - {EntityKind.TRUST_SERVICE}


def _initial(case: Case) -> Reckoned:
    """Art. 5(1)(a): 4 h from classification, 24 h from awareness at most; (2): classified later, 4 h."""
    asked = [(event, case.moment(event)) for event in (Event.AWARE, Event.CLASSIFIED)]
    known = [origin_of(event, moment) for event, moment in asked if moment]
    if len(known) < len(asked):
        return missing_event(*(event for event, moment in asked if moment is None))
    aware, classified = (each.moment.utc for each in known)
    if aware is None or classified is None:
        return missing_hour(*(event for event, moment in asked if moment and moment.instant is None))
    latest, prompt = aware + _FROM_AWARENESS, classified + _FROM_CLASSIFICATION
    if classified > latest or prompt <= latest:
        limit, origin = prompt, known[1]
    else:
        limit, origin = latest, known[0]
    return _relieved(case, Limit(limit.astimezone(ZoneInfo(case.timezone)), origin), early=True)


def _intermediate(case: Case) -> Reckoned:
    """Art. 5(1)(b): 72 h from the submission of the initial notification."""
    first = next(iter(case.made(Stage.INITIAL)), None)
    if _is_over(case, Stage.INTERMEDIATE):
        return NotAsked()
    if first is None:
        return missing_submission("initial notification")
    origin = submitted(first, "initial notification")
    limit = hours_after_origin(case, origin, _FROM_INITIAL)
    return _relieved(case, limit, early=True) if isinstance(limit, Limit) else limit


def _updated(case: Case) -> Reckoned:
    """Art. 5(1)(b): without undue delay, in any case when regular activities have been recovered."""
    reports = case.made(Stage.INTERMEDIATE)
    recovered = case.moment(Event.RECOVERED)
    if not reports or _is_over(case, Stage.FINAL) or (case.made(Stage.FINAL) and _update(case) is None):
        return NotAsked()
    if recovered is None:
        return NotAsked() if reports[1:] else missing_event(Event.RECOVERED)
    if not _precedes(reports[0].submitted_at, recovered):
        return NotAsked()
    return Prompt(origin_of(Event.RECOVERED, recovered))


def _final(case: Case) -> Reckoned:
    """Art. 5(1)(c): one month from the submission of the (latest updated) intermediate report."""
    if _is_over(case, Stage.FINAL):
        return NotAsked()
    reports = _reports_before_final(case)
    if not reports:
        return missing_submission("intermediate report")
    title = "latest updated intermediate report" if reports[1:] else "intermediate report"
    origin = submitted(reports[-1], title)
    day = month_after(local_day(origin.moment, case.timezone))
    return _relieved(case, Limit(end_of(day, case.timezone), origin, whole_day=True), early=False)


def _relieved(case: Case, limit: Limit, *, early: bool) -> Limit:
    """The limit, moved to noon of the next working day where Art. 5(4) to (6) let it."""
    closed = case.calendar.closing(limit.at.date())
    bound = early and bool(case.facts.kinds & _BOUND)
    if closed is None or bound or case.facts.relief_denied:
        return limit
    working = case.calendar.next_working(limit.at.date())
    noon = clock_on(working, _NOON, case.timezone)
    return replace(limit, at=noon, whole_day=False, moved_from=closed)


def _reports_before_final(case: Case) -> tuple[Notification, ...]:
    """The intermediate reports; those that followed the final one do not count unless there are no others."""
    reports, final = case.made(Stage.INTERMEDIATE), next(iter(case.made(Stage.FINAL)), None)
    if final is None:
        return reports
    return tuple(each for each in reports if not _precedes(final.submitted_at, each.submitted_at)) or reports


def _is_over(case: Case, stage: Stage) -> bool:
    """Whether the incident was reported not to be major after all, before this stage was."""
    return bool(case.made(Stage.RECLASSIFIED)) and not case.made(stage)


def _precedes(one: Moment | None, other: Moment | None) -> bool:
    return one is not None and other is not None and one.precedes(other)


def _update(case: Case) -> Notification | None:
    """The last report after the first; where recovery is known, one that was not made before it."""
    recovered = case.moment(Event.RECOVERED)
    later = [
        each
        for each in case.all_of(Stage.INTERMEDIATE)[1:]
        if recovered is None or each.submitted_at is None or not each.submitted_at.precedes(recovered)
    ]
    return later[-1] if later else None


_RTS = "RTS (EU) 2025/301 Art. "

RULES = (
    Rule(
        Regime.DORA,
        Stage.INITIAL,
        "Initial notification",
        f"{_RTS}5(1)(a), (2)",
        "4 h from classification as major, 24 h from awareness at most; classified later, 4 h from then",
        _initial,
    ),
    Rule(
        Regime.DORA,
        Stage.INTERMEDIATE,
        "Intermediate report",
        f"{_RTS}5(1)(b)",
        "72 h from the submission of the initial notification",
        _intermediate,
    ),
    Rule(
        Regime.DORA,
        Stage.INTERMEDIATE,
        "Updated intermediate report",
        f"{_RTS}5(1)(b)",
        "without undue delay once regular activities are recovered",
        _updated,
        _update,
        clock="updated-intermediate",
    ),
    Rule(
        Regime.DORA,
        Stage.FINAL,
        "Final report",
        f"{_RTS}5(1)(c)",
        "1 month from the submission of the latest intermediate report",
        _final,
    ),
)
