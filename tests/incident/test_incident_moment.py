"""Moments: an instant with its own day, or a day whose hour is not known."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.incident import Incident, Moment, Severity, TimelineEntry

DAY = date(2025, 3, 14)
AHEAD = timezone(timedelta(hours=5, minutes=30))


def test_an_instant_keeps_the_day_of_its_own_offset() -> None:
    moment = Moment.at(datetime(2025, 3, 15, 2, 0, tzinfo=AHEAD))
    assert moment.day == date(2025, 3, 15)
    assert moment.utc == datetime(2025, 3, 14, 20, 30, tzinfo=UTC)
    local = moment.local("America/New_York")
    assert local is not None
    assert local.isoformat() == "2025-03-14T16:30:00-04:00"


def test_an_instant_without_an_offset_is_none() -> None:
    with pytest.raises(ValueError, match="needs an offset"):
        Moment.at(datetime(2025, 3, 14))


def test_a_day_alone_has_no_instant_anywhere() -> None:
    assert (Moment(DAY).utc, Moment(DAY).local("Europe/Athens")) == (None, None)


def test_what_is_surely_earlier() -> None:
    morning = Moment.at(datetime(2025, 3, 14, 8, 0, tzinfo=UTC))
    noon = Moment.at(datetime(2025, 3, 14, 12, 0, tzinfo=UTC))
    assert morning.precedes(noon)
    assert not noon.precedes(morning)
    assert not noon.precedes(noon)
    assert not Moment(DAY).precedes(noon)
    assert not noon.precedes(Moment(DAY))
    assert noon.precedes(Moment(date(2025, 3, 15)))
    assert Moment(date(2025, 3, 13)).precedes(noon)


def test_a_day_alone_stands_before_the_instants_of_that_day() -> None:
    rows = [
        TimelineEntry(Moment.at(datetime(2025, 3, 14, 0, 0, tzinfo=UTC)), "midnight"),
        TimelineEntry(Moment(date(2025, 3, 15)), "next day"),
        TimelineEntry(Moment(DAY), "day"),
        TimelineEntry(Moment.at(datetime(2025, 3, 13, 23, 0, tzinfo=UTC)), "eve"),
        TimelineEntry(Moment.at(datetime(2025, 3, 14, 1, 0, tzinfo=timezone(timedelta(hours=2)))), "eve too"),
    ]
    incident = Incident("INC-1", "T", Severity.S1, DAY, timeline=tuple(rows))
    assert [entry.event for entry in incident.chronology] == ["eve", "eve too", "midnight", "day", "next day"]


MOMENTS = st.dates(date(1950, 1, 1), date(2050, 1, 1)).map(Moment) | st.datetimes(
    datetime(1950, 1, 1), datetime(2050, 1, 1), timezones=st.just(UTC)
).map(Moment.at)


@given(MOMENTS, MOMENTS)
def test_order_is_never_both_ways_and_agrees_with_sorting(one: Moment, other: Moment) -> None:
    assert not (one.precedes(other) and other.precedes(one))
    if one.precedes(other):
        assert one.sort_key <= other.sort_key
