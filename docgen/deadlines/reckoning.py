"""Every deadline of an incident: each rule of its regimes, for each authority."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from docgen.deadlines import dora, gdpr, nis2, united_states
from docgen.deadlines.calendar import WorkingCalendar
from docgen.deadlines.deadline import Deadline, judge
from docgen.deadlines.facts import Facts
from docgen.deadlines.rule import Case, NotAsked, Rule
from docgen.deadlines.unlimited import rule_of
from docgen.incident import Notification, Regime

RULES: tuple[Rule, ...] = (*dora.RULES, *nis2.RULES, *gdpr.RULES, *united_states.RULES)

_SEVERAL_ADDRESSEES = frozenset({Regime.HIPAA})
"""Regimes whose rules differ by whom they tell, so that no addressee has all the clocks."""


def reckon(
    facts: Facts, as_of: datetime | None = None, calendar: WorkingCalendar | None = None
) -> tuple[Deadline, ...]:
    """The deadlines of every regime that the facts name or notify under, in the order of the rules.

    An authority has clocks of its own, and a chain is counted within what it was sent. A rule that asks for
    nothing is left out; a submission that no rule limits is listed.

    Args:
        facts: what is known.
        as_of: aware; what has not been submitted is late where its limit is past then. No clock is read.
        calendar: working days other than those of the facts' own place.
    """
    working = calendar or WorkingCalendar(facts.place)
    return tuple(
        deadline
        for regime in Regime
        for authority, mine in _by_authority(facts, regime)
        for deadline in _of_case(regime, authority, Case(facts, working, mine), as_of)
    )


def _of_case(regime: Regime, authority: str | None, case: Case, as_of: datetime | None) -> Iterator[Deadline]:
    """Each rule of the regime, then the submissions that met none of them."""
    answers: list[Notification] = []
    for rule in (each for each in RULES if each.regime is regime):
        reckoned, submission = rule.reckon(case), rule.submission(case)
        if isinstance(reckoned, NotAsked):
            continue
        if submission is not None:
            answers.append(submission)
        state, missing = judge(reckoned, submission, as_of)
        addressee = submission.authority if submission else authority
        yield Deadline(rule, reckoned, state, addressee or authority, submission, missing)
    for submission in case.notifications:
        if not any(submission is each for each in answers):
            rule = rule_of(regime, submission.stage)
            state, _ = judge(NotAsked(), submission, as_of)
            yield Deadline(rule, NotAsked(), state, submission.authority or authority, submission)


def _by_authority(facts: Facts, regime: Regime) -> tuple[tuple[str | None, tuple[Notification, ...]], ...]:
    """What each authority was or is to be sent; what names none is the only one's, where there is one."""
    mine = tuple(each for each in facts.notifications if each.regime is regime)
    named = tuple(dict.fromkeys(each.authority for each in mine if each.authority))
    if regime in _SEVERAL_ADDRESSEES or len(named) <= 1:
        asked = bool(mine) or regime in facts.regimes
        only = named[0] if len(named) == 1 and regime not in _SEVERAL_ADDRESSEES else None
        return ((only, mine),) if asked else ()
    nameless = tuple(each for each in mine if not each.authority)
    groups = [(name, tuple(each for each in mine if each.authority == name)) for name in named]
    return (*groups, *([(None, nameless)] if nameless else []))
