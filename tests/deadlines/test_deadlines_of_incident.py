"""What the rules ask of the data, and which regimes have clocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from clocked import moment

from docgen.deadlines import EntityKind, Event, Place, State, deadlines_of, facts_of, stated_as_of
from docgen.incident import Incident, Notification, Regime, Regulatory, Severity, Stage
from docgen.incident.regulatory import AffectedEntity, Delay, Dora, Gdpr, Nis2, Sec

BARE = Incident("INC-7", "Login slow", Severity.S3, date(2026, 2, 3), timezone="Europe/Athens")


def told(**given: object) -> Incident:
    return replace(BARE, regulatory=Regulatory(**given))  # type: ignore[arg-type]


def test_nothing_regulatory_nothing_due() -> None:
    assert deadlines_of(BARE) == ()
    assert deadlines_of(told(aware_at=moment("2026-02-03T10:00Z"), country="GR")) == ()


@pytest.mark.parametrize(
    ("given", "regime"),
    [
        ({"classified_major_at": moment("2026-02-03")}, Regime.DORA),
        ({"dora": Dora(incident_code="A-1")}, Regime.DORA),
        ({"nis2": Nis2(trust_services=False)}, Regime.NIS2),
        ({"gdpr": Gdpr(records=0)}, Regime.GDPR),
        ({"materiality_determined_at": moment("2026-02-03")}, Regime.SEC),
        ({"sec": Sec(file_number="1-1")}, Regime.SEC),
        ({"notification_incident_determined_at": moment("2026-02-03")}, Regime.US_BANK),
        ({"individuals_affected": 0}, Regime.HIPAA),
        ({"notifications": (Notification(Regime.GDPR, Stage.NOTIFICATION),)}, Regime.GDPR),
    ],
)
def test_what_starts_the_clocks_of_a_regime(given: dict[str, object], regime: Regime) -> None:
    assert {each.rule.regime for each in deadlines_of(told(**given))} == {regime}


def test_every_fact_comes_from_the_data() -> None:
    incident = replace(
        told(
            aware_at=moment("2026-02-03T10:00Z"),
            classified_major_at=moment("2026-02-03T11:00Z"),
            materiality_determined_at=moment("2026-02-04"),
            notification_incident_determined_at=moment("2026-02-05"),
            individuals_affected=7,
            country="DE",
            subdivision="HE",
            holidays=(date(2026, 2, 4),),
            weekend_relief_denied=True,
            dora=Dora(affected_entities=(AffectedEntity(types=("payment_institution", "trading_venue")),)),
            nis2=Nis2(trust_services=True),
            sec=Sec(closed_days=(date(2026, 2, 5),), delay=Delay(until=date(2026, 3, 5))),
        ),
        impact_end=moment("2026-02-06T10:00Z"),
        resolved_at=moment("2026-02-07T10:00Z"),
    )
    facts = facts_of(incident)
    assert set(facts.moments) == set(Event)
    assert facts.moments[Event.RECOVERED] == incident.impact_end
    assert facts.moments[Event.HANDLED] == incident.resolved_at
    assert facts.place == Place("Europe/Athens", "DE", "HE", frozenset({date(2026, 2, 4)}))
    assert facts.kinds == {EntityKind.TRADING_VENUE, EntityKind.NIS2_ENTITY, EntityKind.TRUST_SERVICE}
    assert (facts.individuals, facts.relief_denied) == (7, True)
    assert facts.commission_closed == {date(2026, 2, 5)}
    assert facts.disclosure_delayed_until == date(2026, 3, 5)


def test_who_notifies_under_nis2_is_taken_for_an_entity_of_it() -> None:
    given = told(notifications=(Notification(Regime.NIS2, Stage.EARLY_WARNING),))
    assert facts_of(given).kinds == {EntityKind.NIS2_ENTITY}


def test_documents_are_judged_by_the_beginning_of_their_own_day() -> None:
    assert stated_as_of(BARE) is None
    dated = replace(told(gdpr=Gdpr(records=1), aware_at=moment("2026-02-03T10:00Z")))
    assert deadlines_of(dated, stated_as_of(dated))[0].state is State.DUE
    for day, state in ((6, State.DUE), (7, State.LATE)):  # due on the 6th at noon in Athens
        given = replace(dated, postmortem_date=date(2026, 2, day))
        assert stated_as_of(given) == datetime(2026, 2, day - 1, 22, tzinfo=UTC)
        assert deadlines_of(given, stated_as_of(given))[0].state is state
