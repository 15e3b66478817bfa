"""NIS2, Directive (EU) 2022/2555 Art. 23(4); months as Regulation 1182/71 counts them."""

from __future__ import annotations

from dataclasses import replace

from clocked import clocks, due, facts, lacking, sent

from docgen.deadlines import EntityKind, State
from docgen.incident import Regime

NIS2 = Regime.NIS2
AWARE = "2026-03-27T13:00+01:00"  # a Friday, two days before clocks went forward
NOTIFIED = sent(NIS2, "notification", "2026-03-30T12:00+02:00")


def test_early_warning_24_elapsed_hours() -> None:
    assert due(facts(NIS2, aware=AWARE), "early-warning") == "2026-03-28T13:00:00+01:00"


def test_notification_72_elapsed_hours_on_an_hour_later_by_the_clock() -> None:
    assert due(facts(NIS2, aware=AWARE), "notification") == "2026-03-30T14:00:00+02:00"


def test_trust_service_providers_have_24_hours() -> None:
    given = replace(facts(NIS2, aware=AWARE), kinds=frozenset({EntityKind.TRUST_SERVICE}))
    assert due(given, "notification") == "2026-03-28T13:00:00+01:00"


def test_no_holiday_moves_hours() -> None:
    # Regulation 1182/71 Art. 3(3) and (4): Maundy Thursday to Easter Sunday.
    assert due(facts(NIS2, aware="2026-04-02T15:00+02:00"), "notification") == "2026-04-05T15:00:00+02:00"


def test_final_one_month_from_the_submission_of_the_notification() -> None:
    given = facts(NIS2, aware=AWARE, submissions=[NOTIFIED], handled="2026-04-01T10:00+02:00")
    assert due(given, "final") == "2026-04-30T23:59:59+02:00"
    assert "progress" not in clocks(given)


def test_on_a_limit_that_is_a_day_the_hour_does_not_matter() -> None:
    for day, state in (("2026-04-30", State.SUBMITTED), ("2026-05-01", State.LATE)):
        assert clocks(facts(NIS2, submissions=[NOTIFIED, sent(NIS2, "final", day)]))["final"].state is state


def test_a_closed_last_day_moves_it_to_the_end_of_the_next_working_day() -> None:
    # Regulation 1182/71 Art. 3(4): 1 May 2026 is a holiday and a Friday; Monday, the whole of it.
    given = facts(NIS2, submissions=[sent(NIS2, "notification", "2026-04-01T12:00+02:00")])
    found = clocks(given)["final"].limit
    assert found
    assert (found.at.isoformat(), found.moved_from) == ("2026-05-04T23:59:59+02:00", "Labor Day")


def test_ongoing_then_a_progress_report_and_a_month_from_handling() -> None:
    given = facts(NIS2, submissions=[NOTIFIED], handled="2026-05-31T10:00+02:00")
    assert due(given, "progress") == "2026-04-30T23:59:59+02:00"
    assert due(given, "final") == "2026-06-30T23:59:59+02:00"


def test_handled_on_the_last_day_is_not_ongoing() -> None:
    given = facts(NIS2, submissions=[NOTIFIED], handled="2026-04-30T23:30+02:00")
    assert "progress" not in clocks(given)


def test_a_progress_report_says_that_it_was_ongoing() -> None:
    found = clocks(facts(NIS2, submissions=[NOTIFIED, sent(NIS2, "progress", "2026-04-29T10:00+02:00")]))
    assert found["progress"].state is State.SUBMITTED
    assert lacking(found["final"]) == ("handling of the incident",)


def test_without_a_notification_the_final_report_is_open() -> None:
    assert lacking(clocks(facts(NIS2, aware=AWARE))["final"]) == ("submission of the notification",)
