"""GDPR Art. 33(1), and how each deadline stands."""

from __future__ import annotations

import pytest
from clocked import clocks, due, facts, lacking, sent

from docgen.deadlines import State, reckon
from docgen.incident import Regime

GDPR = Regime.GDPR


@pytest.mark.parametrize(
    ("aware", "expected"),
    [
        ("2026-03-10T09:15+01:00", "2026-03-13T09:15:00+01:00"),
        ("2026-03-27T09:15+01:00", "2026-03-30T10:15:00+02:00"),  # clocks go forward on the 29th
        ("2026-10-23T09:15+02:00", "2026-10-26T08:15:00+01:00"),  # clocks go back on the 25th
        ("2028-02-27T09:15+01:00", "2028-03-01T09:15:00+01:00"),  # over a leap day
        ("2027-02-26T09:15+01:00", "2027-03-01T09:15:00+01:00"),
        ("2026-12-30T09:15+01:00", "2027-01-02T09:15:00+01:00"),  # New Year and a Saturday count (3(3))
    ],
)
def test_seventy_two_elapsed_hours(aware: str, expected: str) -> None:
    assert due(facts(GDPR, aware=aware), "notification") == expected


@pytest.mark.parametrize(
    ("submitted", "as_of", "state"),
    [
        (None, None, State.DUE),
        (None, "2026-03-13T09:15:00+01:00", State.DUE),
        (None, "2026-03-13T09:15:01+01:00", State.LATE),
        ("2026-03-13T09:15+01:00", "2027-01-01T00:00Z", State.SUBMITTED),
        ("2026-03-13T08:15Z", None, State.SUBMITTED),
        ("2026-03-13T09:15:00.400+01:00", None, State.SUBMITTED),
        ("2026-03-13T09:15:01+01:00", None, State.LATE),
        ("2026-03-12", None, State.SUBMITTED),
        ("2026-03-13", None, State.OPEN),  # nobody can say, without the hour
        ("2026-03-14", None, State.LATE),
    ],
)
def test_how_it_stands(submitted: str | None, as_of: str | None, state: State) -> None:
    given = facts(
        GDPR,
        aware="2026-03-10T09:15+01:00",
        submissions=[sent(GDPR, "notification", submitted, reason="Why.")],
    )
    found = clocks(given, as_of)["notification"]
    assert found.state is state
    assert found.delay_reason == "Why."
    assert bool(found.missing) == (state is State.OPEN)


def test_submitted_but_unknown_from_when_is_open() -> None:
    found = clocks(facts(GDPR, submissions=[sent(GDPR, "notification", "2026-03-13T09:15+01:00")]))
    assert found["notification"].state is State.OPEN
    assert lacking(found["notification"]) == ("awareness",)
    assert found["notification"].submitted_at


def test_what_no_rule_limits_is_listed_all_the_same() -> None:
    given = facts(
        GDPR,
        aware="2026-03-10T09:15+01:00",
        submissions=[
            sent(GDPR, "notification", "2026-03-11T09:15+01:00", "DPC"),
            sent(GDPR, "supplement", "2026-03-20T09:15+01:00", "DPC"),
            sent(GDPR, "supplement", None, "DPC"),
        ],
    )
    assert [(each.rule.title, each.state, each.authority) for each in reckon(given)][1:] == [
        ("Further information", State.SUBMITTED, "DPC"),
        ("Further information", State.DUE, "DPC"),
    ]


def test_a_regime_of_which_nothing_is_said_has_no_clocks() -> None:
    assert {each.rule.regime for each in reckon(facts(GDPR))} == {GDPR}
