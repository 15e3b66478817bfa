"""Form 8-K Item 1.05, 12 CFR 53 and 45 CFR 164.404 to 408, counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from clocked import clocks, due, facts, lacking, sent

from docgen.deadlines import Place, State, reckon
from docgen.incident import Regime

CHICAGO = Place("America/Chicago", "US")


class TestForm8K:
    """General Instruction B.1; 17 CFR 232.13(a)(2)."""

    @pytest.mark.parametrize(
        ("determined", "expected"),
        [
            ("2026-03-02T10:00-05:00", "2026-03-06T17:30:00-05:00"),  # Monday to Friday
            (
                "2026-03-05T10:00-05:00",
                "2026-03-11T17:30:00-04:00",
            ),  # Fri, Mon, Tue, Wed; clocks went forward
            ("2026-03-07T10:00-05:00", "2026-03-12T17:30:00-04:00"),  # Saturday: Monday is the first of four
            ("2026-03-06T18:00-05:00", "2026-03-12T17:30:00-04:00"),  # Friday evening is Friday still
            ("2026-03-03T03:00Z", "2026-03-06T17:30:00-05:00"),  # 22:00 on Monday in Washington
            ("2026-07-01T10:00-04:00", "2026-07-08T17:30:00-04:00"),  # Thu; 3 July is observed; Mon, Tue, Wed
            ("2026-11-24T10:00-05:00", "2026-12-01T17:30:00-05:00"),  # Wed, Fri, Mon, Tue; Thanksgiving
            ("2027-12-28T10:00-05:00", "2028-01-04T17:30:00-05:00"),  # Wed, Thu; 31 Dec observed; Mon, Tue
            ("2028-02-25T10:00-05:00", "2028-03-02T17:30:00-05:00"),  # over a leap day
            ("2026-10-30T10:00-04:00", "2026-11-05T17:30:00-05:00"),  # clocks went back
            ("2026-03-02", "2026-03-06T17:30:00-05:00"),  # a day is enough
        ],
    )
    def test_four_business_days_to_half_past_five(self, determined: str, expected: str) -> None:
        assert due(facts(Regime.SEC, material=determined), "notification") == expected

    def test_a_minute_after_the_cut_off_is_a_day_too_late(self) -> None:
        for at, state in (("17:30", State.SUBMITTED), ("17:31", State.LATE)):
            submission = sent(Regime.SEC, "notification", f"2026-03-06T{at}-05:00")
            given = facts(Regime.SEC, material="2026-03-02T10:00-05:00", submissions=[submission])
            assert clocks(given)["notification"].state is state

    def test_a_day_on_which_the_commission_did_not_open(self) -> None:
        given = facts(Regime.SEC, material="2024-12-20T10:00-05:00")
        assert due(given, "notification") == "2024-12-27T17:30:00-05:00"  # Mon, Tue, Thu, Fri
        closed = replace(given, commission_closed=frozenset({date(2024, 12, 24)}))
        assert due(closed, "notification") == "2024-12-30T17:30:00-05:00"

    def test_the_attorney_general_puts_it_off(self) -> None:
        given = facts(Regime.SEC, material="2026-03-02T10:00-05:00")
        delayed = replace(given, disclosure_delayed_until=date(2026, 4, 4))  # a Saturday
        assert due(delayed, "notification") == "2026-04-06T17:30:00-04:00"
        assert due(replace(given, disclosure_delayed_until=date(2026, 3, 3)), "notification") == (
            "2026-03-06T17:30:00-05:00"
        )

    def test_holidays_elsewhere_do_not_count(self) -> None:
        # Easter Monday is no holiday in Washington.
        given = facts(Regime.SEC, material="2026-04-02T10:00-04:00")
        assert due(given, "notification") == "2026-04-08T17:30:00-04:00"


def test_banks_have_36_elapsed_hours() -> None:
    # 12 CFR 53.3: Saturday 20:00 in Chicago, clocks go forward in the night.
    given = facts(Regime.US_BANK, CHICAGO, determined="2026-03-07T20:00-06:00")
    assert due(given, "notification") == "2026-03-09T09:00:00-05:00"


class TestHipaa:
    """45 CFR 164.404(b) and 164.408(b), (c)."""

    def test_sixty_calendar_days_from_discovery(self) -> None:
        given = facts(Regime.HIPAA, CHICAGO, aware="2026-01-10T23:30-06:00")
        assert due(given, "individuals") == "2026-03-11T23:59:59-05:00"

    def test_no_weekend_moves_them(self) -> None:
        given = facts(Regime.HIPAA, CHICAGO, aware="2026-03-04")
        assert due(given, "individuals") == "2026-05-03T23:59:59-05:00"  # a Sunday

    @pytest.mark.parametrize(
        ("discovered", "expected"),
        [("2026-12-31", "2027-03-01"), ("2026-01-01", "2027-03-01"), ("2027-06-30", "2028-02-29")],
    )
    def test_fewer_than_500_sixty_days_after_the_year(self, discovered: str, expected: str) -> None:
        given = replace(facts(Regime.HIPAA, CHICAGO, aware=discovered), individuals=499)
        assert due(given, "notification") == f"{expected}T23:59:59-06:00"

    def test_the_year_is_that_of_the_place(self) -> None:
        given = replace(facts(Regime.HIPAA, CHICAGO, aware="2027-01-01T05:00Z"), individuals=1)
        assert due(given, "notification").startswith("2027-03-01")

    def test_500_or_more_with_the_individuals(self) -> None:
        given = replace(facts(Regime.HIPAA, CHICAGO, aware="2026-01-10"), individuals=500)
        assert due(given, "notification") == due(given, "individuals")
        assert "media" not in clocks(given)
        assert due(replace(given, individuals=501), "media") == due(given, "individuals")

    def test_how_many_is_missing(self) -> None:
        assert lacking(clocks(facts(Regime.HIPAA, CHICAGO, aware="2026-01-10"))["notification"]) == (
            "the number of individuals affected",
        )

    def test_the_individuals_are_no_authority(self) -> None:
        given = facts(
            Regime.HIPAA,
            CHICAGO,
            aware="2026-01-10",
            submissions=[
                sent(Regime.HIPAA, "notification", "2026-02-01T10:00-06:00", "HHS"),
                sent(Regime.HIPAA, "individuals", "2026-02-02T10:00-06:00", "Patients"),
            ],
        )
        assert [(each.rule.name, each.authority) for each in reckon(given)] == [
            ("individuals", "Patients"),
            ("notification", "HHS"),
        ]
