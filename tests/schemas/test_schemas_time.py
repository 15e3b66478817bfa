"""Times: exact offsets, zones, clock changes, and a timeline that passes midnight."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from docgen.errors import DataError
from docgen.incident import Incident, Moment
from docgen.problem import Problem
from docgen.readers import read_bytes
from docgen.schemas import load_incident

HEAD = "id: INC-1\ntitle: T\nseverity: S2\ndate: 2025-03-14\n"


def load(more: str) -> tuple[Incident, list[Problem]]:
    """The incident, and the findings but for empty sections."""
    incident, findings = load_incident(read_bytes((HEAD + more).encode(), "x.yaml"))
    return incident, [each for each in findings if each.rule != "empty-section"]


def fault(more: str) -> str:
    with pytest.raises(DataError) as caught:
        load(more)
    return "\n".join(str(each) for each in caught.value.problems if each.blocks)


def shown(moment: Moment | None) -> str:
    assert moment is not None
    return moment.instant.isoformat() if moment.instant else moment.day.isoformat()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2025-03-14T10:05Z", "2025-03-14T10:05:00+00:00"),
        ("2025-03-14t10:05z", "2025-03-14T10:05:00+00:00"),
        ("2025-03-14T10:05:33+02:00", "2025-03-14T10:05:33+02:00"),
        ("2025-03-14 10:05 -0330", "2025-03-14T10:05:00-03:30"),
        ("2025-03-14T10:05:33.25+14", "2025-03-14T10:05:33.250000+14:00"),
        ("2025-03-14T10:05", "2025-03-14T10:05:00-04:00"),
        ("2025-07-14 10:05:01,000001", "2025-07-14T10:05:01.000001-04:00"),
        ("2025-03-14", "2025-03-14"),
        ("'2025-03-14  '", "2025-03-14"),
    ],
)
def test_a_time_is_what_it_says(written: str, meant: str) -> None:
    incident, _ = load(f"timezone: America/New_York\nresolved_at: {written}")
    assert shown(incident.resolved_at) == meant


def test_toml_times_are_taken_exactly() -> None:
    text = """
id = "INC-1"
title = "T"
severity = "S2"
date = 2025-03-14
timezone = "Europe/Athens"
impact_start = 2025-03-14T10:00:00.5+05:30
detected_at = 2025-03-14T10:00:00
resolved_at = 2025-03-15
timeline = [
  {at = 07:32:00, event = "a"},
  {at = 2025-03-14T10:00:00, event = "b"},
  {at = 2025-03-15, event = "c"},
]
action_items = [{description = "x", due = 2025-04-01}]
"""
    incident, _ = load_incident(read_bytes(text.encode(), "x.toml"))
    assert shown(incident.impact_start) == "2025-03-14T10:00:00.500000+05:30"
    assert shown(incident.detected_at) == "2025-03-14T10:00:00+02:00"
    assert shown(incident.resolved_at) == "2025-03-15"
    assert [shown(entry.at) for entry in incident.timeline] == [
        "2025-03-14T07:32:00+00:00",
        "2025-03-14T10:00:00+02:00",
        "2025-03-15",
    ]
    assert incident.action_items[0].due == date(2025, 4, 1)


def test_a_duration_over_a_clock_change_counts_real_time() -> None:
    incident, _ = load(
        "timezone: Europe/Berlin\n" + "impact_start: 2025-03-30T01:30\nimpact_end: 2025-03-30T03:30\n"
    )
    assert str(incident.duration) == "1 h"


def test_an_hour_that_did_not_exist_names_its_neighbours() -> None:
    assert fault("timezone: America/New_York\nimpact_start: 2025-03-09T02:00\n") == (
        "x.yaml:6:15: impact_start: 02:00 did not exist that day: the clocks in America/New_York went forward"
        " (2025-03-09T01:00-05:00 or 2025-03-09T03:00-04:00)"
    )


def test_an_hour_that_came_twice_names_both_readings() -> None:
    assert fault("timezone: Australia/Lord_Howe\nimpact_start: 2025-04-06 01:45:10\n") == (
        "x.yaml:6:15: impact_start: 01:45:10 came twice that day: the clocks in Australia/Lord_Howe went back"
        " (2025-04-06T01:45:10+11:00 or 2025-04-06T01:45:10+10:30)"
    )


@pytest.mark.parametrize("written", ["2025-03-09T02:00:00-05:00", "2025-03-09"])
def test_an_offset_or_a_day_alone_settles_it(written: str) -> None:
    incident, _ = load(f"timezone: America/New_York\nimpact_start: {written}\n")
    assert shown(incident.impact_start) == written


ZONES = ["UTC", "Europe/Athens", "America/St_Johns", "Pacific/Apia", "Asia/Kathmandu", "Africa/Casablanca"]


@given(st.datetimes(datetime(1970, 1, 1), datetime(2037, 12, 31)), st.sampled_from(ZONES))
def test_a_time_in_a_zone_means_the_instant_at_which_its_clocks_showed_it(wall: datetime, zone: str) -> None:
    wall = wall.replace(microsecond=0)
    readings = {wall.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC) for fold in (0, 1)}
    real = {each for each in readings if each.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == wall}
    text = f"timezone: {zone}\nresolved_at: {wall.isoformat()}\n"
    if len(real) == 1:
        incident, _ = load(text)
        assert incident.resolved_at is not None
        assert {incident.resolved_at.utc} == real
        assert incident.resolved_at.day == wall.date()
    else:
        assert ("came twice" if real else "did not exist") in fault(text)


def times(*written: str) -> tuple[list[str], list[str]]:
    """The timeline's times as read, and the paths of the entries out of order."""
    rows = "".join(f"  - at: {each}\n    event: e\n" for each in written)
    incident, findings = load(f"timezone: Europe/Athens\ntimeline:\n{rows}")
    out_of_order = [str(each.path[1]) for each in findings if each.rule == "timeline-order"]
    return [shown(entry.at)[:16] for entry in incident.timeline], out_of_order


def test_a_timeline_counts_on_past_midnight() -> None:
    assert times("23:50", "00:10", "09:00", "21:30", "08:59:59") == (
        ["2025-03-14T23:50", "2025-03-15T00:10", "2025-03-15T09:00", "2025-03-15T21:30", "2025-03-16T08:59"],
        [],
    )


def test_less_than_twelve_hours_back_is_out_of_order_and_the_same_day() -> None:
    assert times("14:00", "13:50", "02:00", "14:10") == (
        ["2025-03-14T14:00", "2025-03-14T13:50", "2025-03-14T02:00", "2025-03-14T14:10"],
        ["1", "2"],
    )
    assert times("12:00", "00:00")[0][1] == "2025-03-14T00:00"
    assert times("12:01", "00:00")[0][1] == "2025-03-15T00:00"


def test_a_time_of_day_counts_on_from_the_entry_before_it_in_utc() -> None:
    assert times("2025-03-20T01:00", "23:30", "2025-03-22", "06:00")[0] == [
        "2025-03-20T01:00",
        "2025-03-19T23:30",
        "2025-03-22",
        "2025-03-22T06:00",
    ]


def test_the_chronology_is_in_order_of_time() -> None:
    incident, _ = load("timeline:\n  - {at: '14:00', event: b}\n  - {at: '13:50', event: a}\n")
    assert [entry.event for entry in incident.chronology] == ["a", "b"]


@given(st.lists(st.timedeltas(timedelta(0), timedelta(hours=12)), min_size=1, max_size=20), st.times())
def test_steps_of_up_to_twelve_hours_are_always_understood(steps: list[timedelta], first: time) -> None:
    moment = datetime.combine(date(2025, 3, 14), first.replace(second=0, microsecond=0), UTC)
    moments = [moment]
    for step in steps:
        moment += timedelta(minutes=step // timedelta(minutes=1))
        moments.append(moment)
    assume(all(late - early < timedelta(hours=12) for early, late in pairwise(moments)))
    read, out_of_order = times(*(f"{each:%H:%M}" for each in moments))
    assert read == [f"{each:%Y-%m-%dT%H:%M}" for each in moments]
    assert not out_of_order


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("impact_start: 2025-03-14T24:00", "24:00 is not read (00:00 of the next day)"),
        ("impact_start: 2025-03-14T23:59:60Z", "23:59:60 has a second that clocks do not count"),
        ("impact_start: 2025-W11-5", "week and ordinal dates are not read"),
        ("impact_start: 2025-074", "week and ordinal dates are not read"),
        ("impact_start: 10:00", "'10:00' is not a time (YYYY-MM-DDTHH:MM"),
        ("impact_start: 2025/3/4", "did you mean 2025-03-04?"),
        ("impact_start: 2025-03-14T1:00", "is not a time"),
        ("impact_start: 2025-03-14T10:00:00.1234567Z", "at most six digits after the second"),
        ("impact_start: 2025-03-14T10:00+02:75", "+02:75 is no offset from UTC"),
        ("impact_start: 2025-03-14T10:00+14:01", "+14:01 is no offset from UTC (-14:00 to +14:00)"),
        ("impact_start: 2025-02-29", "there is no 2025-02-29 in the calendar"),
        ("impact_start: 9999-01-01", "the year 9999 is out of range"),
        ("impact_start: ٢٠٢٥-03-14", "is not a time"),
        ("postmortem_date: 2025-03-14T10:00", "a date without a time: 2025-03-14"),
        ("timezone: utc", "'utc' is no time zone (did you mean 'UTC'?)"),
        ("timezone: +02:00", "'+02:00' is no time zone (an IANA zone, like Europe/Athens)"),
        ("timezone: ../../etc/passwd", "is no time zone"),
        ("timezone: localtime", "is no time zone"),
        ("timezone: Europe", "is no time zone"),
    ],
)
def test_what_is_no_time_is_told(line: str, said: str) -> None:
    assert said in fault(line)


def test_a_wrong_zone_is_told_once() -> None:
    more = (
        "timezone: Mars/Base\nimpact_start: 2025-03-14T10:00\ntimeline: [{at: 2025-03-14T10:00, event: e}]\n"
    )
    assert fault(more).count("\n") == 0


def order(**fields: Any) -> list[tuple[str, str]]:
    """The fields that are out of order, and what is said."""
    lines = "".join(f"{name}: {value}\n" for name, value in fields.items())
    try:
        load(lines)
    except DataError as error:
        return [(str(each.path[0]), each.message) for each in error.problems if each.blocks]
    return []


def test_nothing_ends_before_it_began() -> None:
    early, late = "2025-03-14T10:00Z", "2025-03-14T13:00+02:00"
    assert order(impact_start=late, impact_end=early) == [("impact_end", "the impact ends before it begins")]
    assert order(impact_start=late, detected_at=early) == [("detected_at", "detection lies before onset")]
    assert order(detected_at=late, mitigated_at=early) == [
        ("mitigated_at", "mitigation lies before detection")
    ]
    assert order(mitigated_at=late, resolved_at=early) == [
        ("resolved_at", "resolution lies before mitigation")
    ]
    assert order(detected_at=late, resolved_at=early) == [("resolved_at", "resolution lies before detection")]
    assert order(impact_start=late, resolved_at=early) == [("resolved_at", "resolution lies before onset")]
    assert order(impact_start=early, detected_at=early, mitigated_at=early, resolved_at=early) == []


def test_where_an_hour_is_not_known_only_days_are_compared() -> None:
    assert order(impact_start="2025-03-14T10:00Z", detected_at="2025-03-14") == []
    assert order(impact_start="2025-03-14T10:00Z", detected_at="2025-03-13") == [
        ("detected_at", "detection lies before onset")
    ]


def test_dates_that_make_one_wonder_are_findings() -> None:
    _, findings = load(
        "postmortem_date: 2025-03-13\nimpact_end: 2025-03-13T22:00Z\n"
        "sign_off: [{role: A, reviewed_on: 2025-03-13}]\n"
        "action_items: [{description: x, due: 2025-01-01}]\n"
    )
    assert [each.path for each in findings if each.rule == "date"] == [
        ("date",),
        ("postmortem_date",),
        ("sign_off", 0, "reviewed_on"),
        ("action_items", 0, "due"),
    ]
