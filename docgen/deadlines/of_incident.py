"""The clocks of an incident: what the data say, as the rules ask it.

A regime has clocks where the data notify under it, have its section, or name a moment that is only its own.
Days are those of the incident's ``timezone``. Regular activities are recovered when the impact ends
(``impact_end``), and the incident has been handled when it is resolved (``resolved_at``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from docgen.deadlines.deadline import Deadline, State
from docgen.deadlines.facts import EntityKind, Event, Facts, Place
from docgen.deadlines.period import start_of
from docgen.deadlines.reckoning import reckon
from docgen.deadlines.rule import Withheld
from docgen.incident import Incident, Moment, Regime, Regulatory
from docgen.incident.regulatory import Dora, Gdpr, Nis2, Sec


def deadlines_of(incident: Incident, as_of: datetime | None = None) -> tuple[Deadline, ...]:
    """The deadlines of an incident; none where its data have nothing of the kind.

    Args:
        incident: whose data they are.
        as_of: aware; judges what has not been submitted. :func:`stated_as_of` is what documents take.
    """
    found = reckon(facts_of(incident), as_of)
    untold = incident.excerpt.uncounted if incident.excerpt else ()
    return tuple(_withheld(each) if each.name in untold else each for each in found)


def _withheld(deadline: Deadline) -> Deadline:
    return replace(deadline, reckoned=Withheld(), state=State.OPEN, missing=())


def counted_otherwise(whole: Incident, left: Incident) -> tuple[str, ...]:
    """The names of the clocks of an edition that are not those of the whole.

    A limit counted from what is left would be another one wherever the kind of the entity, its country, a
    submission or a moment is withheld: that of a credit institution would be moved by a weekend.
    """
    if facts_of(whole) == facts_of(left) and stated_as_of(whole) == stated_as_of(left):
        return ()
    true, found = _by_name(whole), _by_name(left)
    return tuple(name for name, told in found.items() if told != true.get(name))


def _by_name(incident: Incident) -> dict[str, list[object]]:
    """What the table of clocks says of each, whatever the authority is called."""
    told: dict[str, list[object]] = defaultdict(list)
    for each in reckon(facts_of(incident), stated_as_of(incident)):
        reckoned = each.limit.at if each.limit else each.reckoned
        told[each.name].append((reckoned, each.submitted_at, each.state))
    return told


def stated_as_of(incident: Incident) -> datetime | None:
    """The instant that the data themselves name: the beginning of ``postmortem_date``, if there is one.

    A document is judged by it and by no clock, so that it is the same whenever it is made. What is due on
    that day is not late yet.
    """
    day = incident.postmortem_date
    return start_of(day, incident.timezone) if day else None


def facts_of(incident: Incident) -> Facts:
    """What the rules ask of an incident."""
    given = incident.regulatory
    moments = {event: moment for event, moment in _moments(incident) if moment}
    return Facts(
        regimes=tuple(_regimes(given)),
        moments=moments,
        notifications=given.notifications,
        place=Place(incident.timezone, given.country, given.subdivision, frozenset(given.holidays)),
        kinds=frozenset(_kinds(given)),
        individuals=given.individuals_affected,
        relief_denied=bool(given.weekend_relief_denied),
        commission_closed=frozenset(given.sec.closed_days),
        disclosure_delayed_until=given.sec.delay.until,
    )


def _moments(incident: Incident) -> Iterator[tuple[Event, Moment | None]]:
    given = incident.regulatory
    yield Event.AWARE, given.aware_at
    yield Event.CLASSIFIED, given.classified_major_at
    yield Event.MATERIAL, given.materiality_determined_at
    yield Event.DETERMINED, given.notification_incident_determined_at
    yield Event.RECOVERED, incident.impact_end
    yield Event.HANDLED, incident.resolved_at


def _regimes(given: Regulatory) -> Iterator[Regime]:
    """The regimes that the data speak of, notifications apart."""
    spoken_of = {
        Regime.DORA: given.classified_major_at or given.dora != Dora(),
        Regime.NIS2: given.nis2 != Nis2(),
        Regime.GDPR: given.gdpr != Gdpr(),
        Regime.SEC: given.materiality_determined_at or given.sec != Sec(),
        Regime.US_BANK: given.notification_incident_determined_at,
        Regime.HIPAA: given.individuals_affected is not None,
    }
    return (regime for regime, spoken in spoken_of.items() if spoken)


def _kinds(given: Regulatory) -> Iterator[EntityKind]:
    """What the entity is: by its types for DORA, and under NIS2 by being under it."""
    types = {each for entity in given.dora.affected_entities for each in entity.types}
    yield from (kind for kind in EntityKind if kind.value in types)
    if given.nis2 != Nis2() or any(each.regime is Regime.NIS2 for each in given.notifications):
        yield EntityKind.NIS2_ENTITY
    if given.nis2.trust_services:
        yield EntityKind.TRUST_SERVICE
