"""Durations: exact where both ends are, in days where an hour is not known, never invented."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.incident import Elapsed, Incident, Moment, Severity, elapsed

START = datetime(2025, 3, 14, 10, 0, tzinfo=UTC)


def instant(**after: int) -> Moment:
    return Moment.at(START + timedelta(**after))


@pytest.mark.parametrize(
    ("after", "shown"),
    [
        ({}, "0 min"),
        ({"seconds": 45}, "45 s"),
        ({"minutes": 3}, "3 min"),
        ({"minutes": 61, "seconds": 1}, "1 h 1 min 1 s"),
        ({"minutes": 107}, "1 h 47 min"),
        ({"hours": 24}, "1 d"),
        ({"days": 2, "hours": 3}, "2 d 3 h"),
        ({"days": 400}, "400 d"),
    ],
)
def test_an_exact_duration(after: dict[str, int], shown: str) -> None:
    found = elapsed(instant(), instant(**after))
    assert found is not None
    assert found.exact
    assert str(found) == shown


@pytest.mark.parametrize(("days", "shown"), [(0, "same day"), (1, "1 day"), (3, "3 days")])
def test_a_day_alone_at_either_end_counts_in_days(days: int, shown: str) -> None:
    first, last = START.date(), START.date() + timedelta(days=days)
    pairs = [
        (Moment(first), Moment(last)),
        (instant(), Moment(last)),
        (Moment(first), instant(days=days)),
    ]
    for start, end in pairs:
        found = elapsed(start, end)
        assert found is not None
        assert not found.exact
        assert str(found) == shown


def test_what_is_absent_or_in_the_wrong_order_has_no_duration() -> None:
    assert elapsed(None, instant()) is None
    assert elapsed(instant(), None) is None
    assert elapsed(instant(minutes=1), instant()) is None
    assert elapsed(Moment(date(2025, 3, 15)), instant()) is None


@given(st.timedeltas(timedelta(0), timedelta(days=5000)))
def test_the_words_add_up_to_the_time(length: timedelta) -> None:
    whole = timedelta(seconds=length // timedelta(seconds=1))
    words = str(elapsed(Moment.at(START), Moment.at(START + whole))).split()
    units = {"d": 86_400, "h": 3600, "min": 60, "s": 1}
    counted = sum(int(count) * units[unit] for count, unit in zip(words[::2], words[1::2], strict=True))
    assert timedelta(seconds=counted) == whole


def test_detection_counts_from_onset_and_the_rest_from_detection() -> None:
    incident = Incident(
        "INC-1",
        "T",
        Severity.S1,
        START.date(),
        impact_start=instant(),
        detected_at=instant(minutes=4),
        mitigated_at=instant(minutes=34),
        resolved_at=instant(minutes=64),
        impact_end=instant(minutes=50),
    )
    assert incident.duration == Elapsed(seconds=50 * 60)
    assert incident.time_to_detection == Elapsed(seconds=4 * 60)
    assert incident.time_to_mitigation == Elapsed(seconds=30 * 60)
    assert incident.time_to_resolution == Elapsed(seconds=60 * 60)


def test_offsets_are_exact() -> None:
    early = Moment.at(datetime(2025, 3, 14, 23, 0, tzinfo=timezone(timedelta(hours=14))))
    late = Moment.at(datetime(2025, 3, 14, 0, 0, tzinfo=timezone(-timedelta(hours=12))))
    assert elapsed(early, late) == Elapsed(seconds=3 * 3600)
