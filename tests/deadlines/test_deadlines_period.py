"""Periods (Regulation 1182/71 Art. 3) and working days (Art. 2), and what holds for every date."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from clocked import BERLIN
from hypothesis import given
from hypothesis import strategies as st

from docgen.deadlines import (
    EntityKind,
    Event,
    Facts,
    Place,
    WorkingCalendar,
    has_calendar,
    holiday_on,
    reckon,
)
from docgen.deadlines.period import end_of, hours_after, month_after
from docgen.incident import Moment, Notification, Regime, Stage

ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Africa/Cairo", "Asia/Kathmandu", "Pacific/Apia")
INSTANTS = st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))
DAYS = st.dates(date(1900, 1, 1), date(9998, 12, 31))


@given(DAYS)
def test_a_month_later_is_the_same_date_or_the_end_of_the_month(day: date) -> None:
    later = month_after(day)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == 1
    assert later.day == day.day or later.day == monthrange(later.year, later.month)[1] < day.day


@given(DAYS, st.integers(0, 400))
def test_a_month_later_keeps_the_order(day: date, step: int) -> None:
    later = min(day + timedelta(step), date(9998, 12, 31)) if day.year < 9990 else day
    assert month_after(day) <= month_after(later)


@given(INSTANTS, st.integers(0, 72), st.sampled_from(ZONES))
def test_hours_are_elapsed_hours(instant: datetime, hours: int, zone: str) -> None:
    later = hours_after(instant.astimezone(ZoneInfo(zone)), hours, zone)
    assert later.astimezone(UTC) - instant.astimezone(UTC) == timedelta(hours=hours)


@given(DAYS, st.sampled_from(ZONES))
def test_a_day_ends_with_its_last_second(day: date, zone: str) -> None:
    if (zone, day) == ("Pacific/Apia", date(2011, 12, 30)):
        return  # a day that Samoa left out
    last = end_of(day, zone)
    after = (last.astimezone(UTC) + timedelta(seconds=1)).astimezone(last.tzinfo)
    assert last.date() == day
    assert after.date() > day


def test_hours_are_elapsed_hours_also_from_a_clock_on_the_wall() -> None:
    evening = datetime(2026, 3, 28, 12, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    assert hours_after(evening, 24, "Europe/Berlin").isoformat() == "2026-03-29T13:00:00+02:00"


def test_a_midnight_that_clocks_left_out() -> None:
    # Cairo, 26 April 2024: 00:00 became 01:00.
    assert end_of(date(2024, 4, 25), "Africa/Cairo").isoformat() == "2024-04-25T23:59:59+02:00"


class TestHolidays:
    def test_of_a_country_and_of_a_part_of_it(self) -> None:
        assert holiday_on(date(2026, 10, 3), "DE") == "German Unity Day"
        assert holiday_on(date(2026, 6, 4), "DE") is None
        assert holiday_on(date(2026, 6, 4), "DE", "HE") == "Corpus Christi"

    def test_orthodox_easter(self) -> None:
        assert holiday_on(date(2026, 4, 13), "GR") == "Easter Monday"
        assert holiday_on(date(2026, 4, 6), "GR") is None

    @pytest.mark.parametrize(
        "place", [("ZZ", None), ("DE", "ZZ"), ("../etc", None), ("", None), ("XNYS", None)]
    )
    def test_unknown_ones_have_none(self, place: tuple[str, str | None]) -> None:
        assert not has_calendar(*place)
        assert holiday_on(date(2026, 1, 1), *place) is None

    @pytest.mark.parametrize(
        "country", ["AT", "BE", "CY", "DE", "ES", "FR", "GR", "IE", "IT", "LU", "NL", "PL", "US"]
    )
    def test_names_are_english(self, country: str) -> None:
        assert holiday_on(date(2026, 1, 1), country) == "New Year's Day"

    def test_far_years_have_weekends_only(self) -> None:
        assert WorkingCalendar(BERLIN).closing(date(9998, 12, 25)) is None


class TestEveryDeadline:
    """What holds whatever the data are."""

    @given(INSTANTS, st.booleans())
    def test_relief_never_shortens_and_never_ends_on_a_closed_day(self, at: datetime, final: bool) -> None:
        stage, asked = ("intermediate", "final") if final else ("initial", "intermediate")
        submission = Notification(Regime.DORA, Stage(stage), None, Moment.at(at))
        relieved, strict = (
            _limits(Facts((Regime.DORA,), {}, (submission,), BERLIN, relief_denied=denied))[asked]
            for denied in (False, True)
        )
        assert relieved >= strict
        calendar = WorkingCalendar(BERLIN)
        assert calendar.works(relieved.date())
        if relieved != strict:
            assert (relieved.hour, relieved.minute) == (12, 0)
            assert not calendar.works(strict.date())
            assert calendar.next_working(strict.date()) == relieved.date()

    @given(INSTANTS)
    def test_banks_get_no_relief_for_what_is_counted_in_hours(self, at: datetime) -> None:
        bank = Facts(
            (Regime.DORA,),
            {},
            (Notification(Regime.DORA, Stage.INITIAL, None, Moment.at(at)),),
            BERLIN,
            frozenset({EntityKind.CREDIT_INSTITUTION}),
        )
        assert _limits(bank)["intermediate"].astimezone(UTC) == at + timedelta(hours=72)

    @given(INSTANTS)
    def test_four_business_days_end_on_a_business_day(self, at: datetime) -> None:
        limit = _limits(Facts((Regime.SEC,), {Event.MATERIAL: Moment.at(at)}))["notification"]
        washington = WorkingCalendar(Place("America/New_York", "US"))
        first = at.astimezone(limit.tzinfo).date()
        between = (first + timedelta(step) for step in range(1, (limit.date() - first).days + 1))
        assert washington.works(limit.date())
        assert sum(washington.works(day) for day in between) == 4

    @given(INSTANTS, st.timedeltas(timedelta(), timedelta(days=40)), st.sampled_from(ZONES))
    def test_what_happens_later_is_not_due_earlier(self, at: datetime, step: timedelta, zone: str) -> None:
        one, other = (_every_limit(instant, Place(zone, "US")) for instant in (at, at + step))
        assert one.keys() == other.keys()
        assert all(one[key] <= other[key] for key in one)

    @given(INSTANTS, st.integers(-10, 10))
    def test_where_the_hour_is_not_known_nothing_is_invented(self, at: datetime, days: int) -> None:
        day = Moment((at + timedelta(days)).date())
        for each in reckon(
            Facts((Regime.GDPR, Regime.NIS2, Regime.US_BANK), {Event.AWARE: day, Event.DETERMINED: day})
        ):
            assert each.due_at is None
            assert each.missing


def _limits(facts: Facts) -> dict[str, datetime]:
    return {each.rule.name: each.due_at for each in reckon(facts) if each.due_at}


def _every_limit(at: datetime, place: Place) -> dict[tuple[str, str], datetime]:
    """Every limit but DORA's in hours: one on Sunday is moved to Monday noon, past one on Monday morning."""
    moment = Moment.at(at)
    facts = Facts(
        tuple(Regime),
        dict.fromkeys(Event, moment),
        (
            Notification(Regime.NIS2, Stage.NOTIFICATION, None, moment),
            Notification(Regime.DORA, Stage.INTERMEDIATE, None, moment),
        ),
        place,
        individuals=9,
    )
    return {
        (each.rule.regime.value, each.rule.name): each.due_at.astimezone(UTC)
        for each in (*reckon(facts), *reckon(replace(facts, individuals=900)))
        if each.due_at and (each.rule.regime, each.rule.name) != (Regime.DORA, "initial")
    }
