"""DORA, RTS (EU) 2025/301 Art. 5; the days are those of Frankfurt, each example is counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from clocked import BERLIN, clocks, due, facts, lacking, sent

from docgen.deadlines import EntityKind, Event, Facts, Place, State, reckon
from docgen.incident import Moment, Notification, Regime

DORA = Regime.DORA


def initial(aware: str, classified: str) -> str:
    return due(facts(DORA, aware=aware, classified=classified), "initial")


def after(*submissions: Notification) -> Facts:
    return facts(
        DORA, aware="2026-03-10T09:00+01:00", classified="2026-03-10T10:00+01:00", submissions=submissions
    )


class TestInitial:
    """Art. 5(1)(a) and (2)."""

    def test_four_hours_from_classification(self) -> None:
        assert initial("2026-03-10T09:00+01:00", "2026-03-10T10:00+01:00") == "2026-03-10T14:00:00+01:00"

    def test_awareness_is_the_earlier_one(self) -> None:
        # Classified after 22 h: four hours would be 26 h after awareness, two too late.
        assert initial("2026-03-10T09:00+01:00", "2026-03-11T07:00+01:00") == "2026-03-11T09:00:00+01:00"

    def test_classified_exactly_after_24_hours_is_not_later_than_24(self) -> None:
        assert initial("2026-03-10T09:00+01:00", "2026-03-11T09:00+01:00") == "2026-03-11T09:00:00+01:00"

    def test_classified_later_than_24_hours_has_four_hours_of_its_own(self) -> None:
        assert initial("2026-03-10T09:00+01:00", "2026-03-11T09:01+01:00") == "2026-03-11T13:01:00+01:00"

    def test_says_what_it_was_counted_from(self) -> None:
        found = clocks(facts(DORA, aware="2026-03-10T09:00Z", classified="2026-03-11T07:00Z"))["initial"]
        assert found.origin
        assert found.origin.name == "awareness"
        assert "Art. 5(1)(a)" in found.rule.article

    def test_the_spring_hour_that_is_not(self) -> None:
        # 29 March 2026, 02:00 became 03:00: four elapsed hours after 23:30 are 04:30.
        assert initial("2026-03-28T23:00+01:00", "2026-03-28T23:30+01:00") == "2026-03-30T12:00:00+02:00"
        bank = bound(facts(DORA, aware="2026-03-28T23:00+01:00", classified="2026-03-28T23:30+01:00"))
        assert due(bank, "initial") == "2026-03-29T04:30:00+02:00"

    def test_the_autumn_hour_that_is_twice(self) -> None:
        # 25 October 2026, 03:00 became 02:00: four elapsed hours after 23:30 are 02:30, the second one.
        bank = bound(facts(DORA, aware="2026-10-24T23:00+02:00", classified="2026-10-24T23:30+02:00"))
        assert due(bank, "initial") == "2026-10-25T02:30:00+01:00"

    def test_moments_are_compared_as_instants_in_the_hour_that_is_twice(self) -> None:
        # Aware at 02:30 summer time on the 24th, + 24 h; classified at the second 02:10, 40 min after that.
        zone = ZoneInfo("Europe/Berlin")
        aware = Moment.at(datetime(2026, 10, 24, 2, 30, tzinfo=zone))
        classified = Moment.at(datetime(2026, 10, 25, 2, 10, tzinfo=zone, fold=1))
        bank = bound(Facts((DORA,), {Event.AWARE: aware, Event.CLASSIFIED: classified}, (), BERLIN))
        assert due(bank, "initial") == "2026-10-25T06:10:00+01:00"

    @pytest.mark.parametrize(
        ("moments", "missing"),
        [
            ({"aware": "2026-03-10T09:00Z"}, ("classification as major",)),
            ({"classified": "2026-03-10T09:00Z"}, ("awareness",)),
            ({}, ("awareness", "classification as major")),
            ({"aware": "2026-03-10", "classified": "2026-03-10T09:00Z"}, ("the hour of awareness",)),
        ],
    )
    def test_what_is_missing_is_named(self, moments: dict[str, str], missing: tuple[str, ...]) -> None:
        found = clocks(facts(DORA, **moments))["initial"]
        assert found.state is State.OPEN
        assert lacking(found) == missing


class TestChain:
    """Art. 5(1)(b) and (c): each counted from the submission before it."""

    def test_intermediate_72_hours_from_the_submission_of_the_initial(self) -> None:
        assert due(after(sent(DORA, "initial", "2026-03-10T12:34+01:00")), "intermediate") == (
            "2026-03-13T12:34:00+01:00"
        )

    def test_an_initial_that_was_late_moves_what_follows(self) -> None:
        given = after(sent(DORA, "initial", "2026-03-10T20:00+01:00", reason="The portal was down."))
        found = clocks(given)
        assert found["initial"].state is State.LATE
        assert found["initial"].delay_reason == "The portal was down."
        assert due(given, "intermediate") == "2026-03-13T20:00:00+01:00"

    def test_nothing_to_count_from(self) -> None:
        found = clocks(after())
        assert lacking(found["intermediate"]) == ("submission of the initial notification",)
        assert lacking(found["final"]) == ("submission of the intermediate report",)

    def test_final_one_month_from_the_latest_intermediate(self) -> None:
        given = after(
            sent(DORA, "initial", "2026-03-10T12:00+01:00"),
            sent(DORA, "intermediate", "2026-03-17T10:00+01:00"),
            sent(DORA, "intermediate", "2026-03-12T10:00+01:00"),
        )
        assert due(given, "final") == "2026-04-17T23:59:59+02:00"
        origin = clocks(given)["final"].origin
        assert origin
        assert origin.name == "submission of the latest updated intermediate report"

    def test_a_report_after_the_final_does_not_move_it(self) -> None:
        given = after(
            sent(DORA, "intermediate", "2026-03-12T10:00+01:00"),
            sent(DORA, "final", "2026-04-01T10:00+02:00"),
            sent(DORA, "intermediate", "2026-04-02T10:00+02:00"),
        )
        assert due(given, "final") == "2026-04-13T12:00:00+02:00"  # 12 April 2026 is a Sunday

    def test_a_final_report_before_every_other_is_counted_from_what_there_is(self) -> None:
        given = after(
            sent(DORA, "final", "2026-03-11T10:00+01:00"),
            sent(DORA, "intermediate", "2026-03-17T10:00+01:00"),
        )
        assert due(given, "final") == "2026-04-17T23:59:59+02:00"

    def test_each_authority_has_a_chain_of_its_own(self) -> None:
        given = after(
            sent(DORA, "initial", "2026-03-10T12:00+01:00", "BaFin"),
            sent(DORA, "initial", "2026-03-10T13:00+01:00", "CSSF"),
        )
        assert [
            (each.authority, each.due_at.isoformat())
            for each in reckon(given)
            if each.rule.name == "intermediate" and each.due_at
        ] == [("BaFin", "2026-03-13T12:00:00+01:00"), ("CSSF", "2026-03-13T13:00:00+01:00")]

    def test_a_submission_that_names_no_authority_went_to_the_only_one(self) -> None:
        given = after(
            sent(DORA, "initial", "2026-03-10T12:00+01:00", "BaFin"),
            sent(DORA, "intermediate", "2026-03-12T10:00+01:00"),
        )
        assert {each.authority for each in reckon(given)} == {"BaFin"}
        assert clocks(given)["intermediate"].state is State.SUBMITTED


class TestUpdate:
    """Art. 5(1)(b): an update without undue delay, when regular activities have been recovered."""

    first = (
        sent(DORA, "initial", "2026-03-10T12:00+01:00"),
        sent(DORA, "intermediate", "2026-03-12T10:00+01:00"),
    )

    def test_is_due_but_never_late_once_activities_are_recovered(self) -> None:
        given = facts(DORA, submissions=self.first, recovered="2026-03-14T08:00+01:00")
        found = clocks(given, "2027-01-01T00:00Z")["updated-intermediate"]
        assert (found.state, found.due_at) == (State.DUE, None)
        assert found.origin
        assert found.origin.name == "recovery of regular activities"

    def test_is_met_by_the_next_intermediate_report(self) -> None:
        given = facts(
            DORA,
            submissions=(*self.first, sent(DORA, "intermediate", "2026-03-14T10:00+01:00")),
            recovered="2026-03-14T08:00+01:00",
        )
        assert clocks(given)["updated-intermediate"].state is State.SUBMITTED

    def test_is_not_met_by_one_from_before_the_recovery(self) -> None:
        given = facts(
            DORA,
            submissions=(*self.first, sent(DORA, "intermediate", "2026-03-13T10:00+01:00")),
            recovered="2026-03-14T08:00+01:00",
        )
        found = reckon(given)
        assert [(each.rule.title, each.state) for each in found[1:]] == [
            ("Intermediate report", State.SUBMITTED),
            ("Updated intermediate report", State.DUE),
            ("Final report", State.DUE),
            ("Further intermediate report", State.SUBMITTED),
        ]

    def test_is_not_asked_where_the_first_report_came_after_the_recovery(self) -> None:
        given = facts(DORA, submissions=self.first, recovered="2026-03-11T08:00+01:00")
        assert "updated-intermediate" not in clocks(given)

    def test_is_not_asked_any_more_once_the_final_report_was_made(self) -> None:
        final = sent(DORA, "final", "2026-03-20T10:00+01:00")
        given = facts(DORA, submissions=(*self.first, final), recovered="2026-03-14T08:00+01:00")
        assert "updated-intermediate" not in clocks(given)
        update = sent(DORA, "intermediate", "2026-03-15T10:00+01:00")
        updated = facts(DORA, submissions=(*self.first, update, final), recovered="2026-03-14T08:00+01:00")
        assert clocks(updated)["updated-intermediate"].submission is update

    def test_is_open_while_it_is_not_known_when_activities_recovered(self) -> None:
        assert lacking(clocks(facts(DORA, submissions=self.first))["updated-intermediate"]) == (
            "recovery of regular activities",
        )


def bound(given: Facts, kind: EntityKind = EntityKind.CREDIT_INSTITUTION) -> Facts:
    return replace(given, kinds=frozenset({kind}))


class TestRelief:
    """Art. 5(4) to (6)."""

    weekend = sent(DORA, "initial", "2026-03-11T15:00+01:00")  # + 72 h: Saturday, 14 March, 15:00

    def test_a_weekend_moves_it_to_noon_of_the_next_working_day(self) -> None:
        found = clocks(after(self.weekend))["intermediate"]
        assert found.limit
        assert found.limit.at.isoformat() == "2026-03-16T12:00:00+01:00"
        assert found.limit.moved_from == "Saturday"

    def test_a_moved_final_report_has_no_whole_day(self) -> None:
        found = clocks(after(sent(DORA, "intermediate", "2026-03-12T10:00+01:00")))["final"]
        assert found.limit
        assert (found.limit.at.hour, found.limit.whole_day) == (12, False)

    def test_a_bank_holiday_does_too(self) -> None:
        # Good Friday 3 April, the weekend, Easter Monday 6 April 2026: noon on Tuesday.
        given = after(sent(DORA, "initial", "2026-03-31T09:00+02:00"))
        assert due(given, "intermediate") == "2026-04-07T12:00:00+02:00"

    def test_a_holiday_of_one_land_only(self) -> None:
        # Corpus Christi, Thursday 4 June 2026: in Hesse, not in Berlin.
        given = after(sent(DORA, "initial", "2026-06-01T09:00+02:00"))
        assert due(given, "intermediate") == "2026-06-05T12:00:00+02:00"
        assert due(replace(given, place=Place("Europe/Berlin", "DE", "BE")), "intermediate") == (
            "2026-06-04T09:00:00+02:00"
        )

    def test_days_of_ones_own(self) -> None:
        place = replace(BERLIN, closed=frozenset({date(2026, 3, 16)}))
        assert due(replace(after(self.weekend), place=place), "intermediate") == "2026-03-17T12:00:00+01:00"

    def test_without_a_country_only_weekends_are_known(self) -> None:
        given = replace(after(sent(DORA, "initial", "2026-03-31T09:00+02:00")), place=Place("Europe/Berlin"))
        assert due(given, "intermediate") == "2026-04-03T09:00:00+02:00"

    def test_the_day_is_that_of_the_place(self) -> None:
        # 22:30 UTC on Friday is half past midnight on Saturday in Athens.
        given = after(sent(DORA, "initial", "2026-07-07T22:30Z"))
        assert due(replace(given, place=Place("Europe/Athens", "GR")), "intermediate") == (
            "2026-07-13T12:00:00+03:00"
        )
        assert due(replace(given, place=Place("UTC", "GR")), "intermediate") == "2026-07-10T22:30:00+00:00"

    @pytest.mark.parametrize("kind", [each for each in EntityKind if each is not EntityKind.TRUST_SERVICE])
    def test_not_for_those_who_are_named(self, kind: EntityKind) -> None:
        assert due(bound(after(self.weekend), kind), "intermediate") == "2026-03-14T15:00:00+01:00"

    def test_for_their_final_reports_too(self) -> None:
        given = bound(after(sent(DORA, "intermediate", "2026-03-12T10:00+01:00")))
        assert due(given, "final") == "2026-04-13T12:00:00+02:00"

    def test_not_where_the_authority_has_told_so(self) -> None:
        given = replace(after(sent(DORA, "intermediate", "2026-03-12T10:00+01:00")), relief_denied=True)
        assert due(given, "final") == "2026-04-12T23:59:59+02:00"

    def test_over_the_turn_of_the_year(self) -> None:
        # 29 December 2026, 09:00 + 72 h: New Year's Day, a Friday; noon on Monday, 4 January.
        given = after(sent(DORA, "initial", "2026-12-29T09:00+01:00"))
        assert due(given, "intermediate") == "2027-01-04T12:00:00+01:00"


class TestMonth:
    """Art. 5(1)(c), with Regulation 1182/71 Art. 3(2)(c): the last hour of the same date."""

    @pytest.mark.parametrize(
        ("submitted", "expected"),
        [
            ("2026-03-31T10:00+02:00", "2026-04-30T23:59:59+02:00"),  # no 31 April
            ("2027-01-29T10:00+01:00", "2027-03-01T12:00:00+01:00"),  # 28 February 2027 is a Sunday
            ("2028-01-31T10:00+01:00", "2028-02-29T23:59:59+01:00"),  # a leap year, a Tuesday
            ("2028-02-29T10:00+01:00", "2028-03-29T23:59:59+02:00"),  # the date, not the end of the month
            ("2026-12-15T10:00+01:00", "2027-01-15T23:59:59+01:00"),
            ("2026-02-28T23:30Z", "2026-04-01T23:59:59+02:00"),  # in Frankfurt it was 1 March already
            ("2026-03-17", "2026-04-17T23:59:59+02:00"),  # a day is enough
        ],
    )
    def test_the_same_date_in_the_next_month(self, submitted: str, expected: str) -> None:
        assert due(after(sent(DORA, "intermediate", submitted)), "final") == expected


def test_reclassified_as_non_major_ends_the_clocks() -> None:
    given = after(
        sent(DORA, "initial", "2026-03-10T12:00+01:00"), sent(DORA, "reclassified", "2026-03-11T12:00+01:00")
    )
    found = clocks(given, "2027-01-01T00:00Z")
    assert [each.rule.name for each in reckon(given)] == ["initial", "reclassified"]
    assert found["reclassified"].state is State.SUBMITTED
