"""Times: UTC and in order, dates where days change, no more exact than the data."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from cases import WHOLE, assembled, at, bare, breach, checkout
from docgen.layouts.parts.clock import is_utc, show_date, show_days, show_elapsed, show_offset, show_time
from docgen.layouts.postmortem import layout as postmortem
from docgen.layouts.regulatory import layout as regulatory
from hypothesis import given
from hypothesis import strategies as st
from seen import every, rows_of, section_of, text_of, words_of

from docgen.document import Chronology, Document, Fields, KeyFigures, Table
from docgen.incident import Elapsed, Incident, Moment, TimelineEntry


def timeline_of(document: Document) -> Table:
    (table,) = (table for table in every(document, Table) if table.summary.startswith("Timeline"))
    return table


def summary_of(incident: Incident) -> dict[str, str]:
    section = section_of(assembled(postmortem, incident), "Incident Summary")
    (table,) = (block for block in section.blocks if isinstance(block, Fields))
    return {entry.name: " | ".join(words_of(entry.blocks)) for entry in table.entries}


def test_timeline_is_in_utc_and_in_order() -> None:
    rows = rows_of(timeline_of(assembled(postmortem, checkout())))
    assert [row[0] for row in rows] == ["13:52", "13:58", "14:40:30", "15:12", "15:39"]
    assert "14 March 2026, all times in UTC." in text_of(assembled(postmortem, checkout()))


def test_milestones_stand_out() -> None:
    table = timeline_of(assembled(postmortem, checkout()))
    assert [row.prominent for row in table.rows] == [True, True, False, True, True]


def test_another_offset_is_turned_into_utc() -> None:
    tokyo = datetime(2026, 2, 3, 8, 30, tzinfo=timezone(timedelta(hours=9)))
    incident = replace(bare(), timeline=(TimelineEntry(Moment.at(tokyo), "x"),))
    assert rows_of(timeline_of(assembled(postmortem, incident)))[0][0] == "23:30"
    assert rows_of(timeline_of(assembled(regulatory, incident)))[0][0] == "2026-02-02 23:30"


def test_the_date_stands_where_the_day_changes() -> None:
    rows = rows_of(timeline_of(assembled(postmortem, breach())))
    assert [row[0] for row in rows] == [
        "27 February 2026",
        "1 March 2026\n22:40",
        "2 March 2026\n03:15",
        "03:20",
    ]
    assert "27 February – 2 March 2026, all times in UTC." in text_of(assembled(postmortem, breach()))


def test_a_filing_dates_every_event() -> None:
    rows = rows_of(timeline_of(assembled(regulatory, breach())))
    assert [row[0] for row in rows] == [
        "2026-02-27",
        "2026-03-01 22:40",
        "2026-03-02 03:15",
        "2026-03-02 03:20",
    ]


def test_a_day_alone_is_a_milestone_too() -> None:
    table = timeline_of(assembled(postmortem, breach()))
    assert [row.prominent for row in table.rows] == [True, True, True, False]


def test_the_window_of_impact() -> None:
    incident = checkout().incident
    assert summary_of(incident)["Duration of Impact"] == "13:52 – 15:39 UTC (1 h 47 min)"
    assert summary_of(incident)["Time to Detection"] == "6 min, detected at 13:58 UTC"
    assert summary_of(incident)["Time to Resolution"] == "1 h 41 min, resolved at 15:39 UTC"
    assert summary_of(incident)["Date of Incident"] == "2026-03-14"


def test_the_window_in_the_zone_of_the_incident_and_in_utc() -> None:
    incident = replace(checkout().incident, timezone="Asia/Kolkata")
    assert summary_of(incident)["Duration of Impact"] == (
        "19:22 – 21:09 Asia/Kolkata, UTC+05:30 (1 h 47 min) | 13:52 – 15:39 UTC"
    )


def test_the_window_across_midnight_has_dates() -> None:
    incident = replace(checkout().incident, impact_start=at(14, 22, 10), impact_end=at(15, 1, 5))
    assert summary_of(incident)["Duration of Impact"] == (
        "14 March 2026, 22:10 – 15 March 2026, 01:05 UTC (2 h 55 min)"
    )


def test_the_window_across_a_change_of_clocks_names_both_offsets() -> None:
    incident = replace(bare(), timezone="Europe/Berlin", impact_start=at(28, 22, 10), impact_end=at(29, 2, 0))
    assert summary_of(incident)["Duration of Impact"].startswith(
        "28 March 2026, 23:10 (UTC+01:00) – 29 March 2026, 04:00 (UTC+02:00) Europe/Berlin (3 h 50 min)"
    )


def test_what_was_counted_in_days_says_so() -> None:
    rows = summary_of(breach())
    assert rows["Duration of Impact"] == (
        "27 February 2026 – 2 March 2026, 12:15 Asia/Tokyo, UTC+09:00"
        " (3 days, counted in days; the hour is not known)"
        " | 27 February 2026 – 2 March 2026, 03:15 UTC"
    )
    assert rows["Time to Detection"] == (
        "2 days (counted in days; the hour is not known), detected on 1 March 2026, 22:40 UTC"
    )
    (strip,) = every(assembled(postmortem, breach()), KeyFigures)
    assert [(each.value, each.note) for each in strip.figures] == [
        ("3\xa0days", "counted in days"),
        ("2\xa0days", "counted in days"),
        ("4\xa0h 35\xa0min", ""),
    ]


def test_decisive_moments_on_both_clocks() -> None:
    (table,) = (
        table
        for table in every(assembled(regulatory, breach()), Table)
        if table.summary.startswith("Decisive")
    )
    rows = rows_of(table)
    assert rows[0] == ["Onset of impact", "27 February 2026", "27 February 2026", "–"]
    assert rows[1][:3] == ["Detection", "1 March 2026, 22:40", "2 March 2026, 07:40 (UTC+09:00)"]


def test_no_figures_and_no_drawing_without_data() -> None:
    document = assembled(postmortem, bare())
    assert not list(every(document, KeyFigures))
    assert not list(every(document, Chronology))


def test_the_drawing() -> None:
    (drawing,) = every(assembled(postmortem, checkout()), Chronology)
    assert [(each.name, each.at, each.offset) for each in drawing.milestones] == [
        ("Onset", "13:52", 0),
        ("Detected", "13:58", 360),
        ("Mitigated", "15:12", 4800),
        ("Resolved", "15:39", 6420),
    ]
    assert "resolved 15:39" in drawing.alternative


def test_what_cannot_be_drawn_is_named() -> None:
    (drawing,) = every(assembled(postmortem, breach()), Chronology)
    assert [each.name for each in drawing.milestones] == ["Detected", "Mitigated"]
    assert "Onset on 27 February 2026, hour not known, is not drawn." in drawing.alternative
    assert [each.at for each in drawing.milestones] == ["1 March, 22:40", "2 March, 03:15"]


def test_days_alone_are_drawn_by_the_day() -> None:
    incident = replace(bare(), impact_start=Moment(date(2025, 12, 30)), resolved_at=Moment(date(2026, 1, 2)))
    (drawing,) = every(assembled(postmortem, incident), Chronology)
    assert [each.at for each in drawing.milestones] == ["30 December 2025", "2 January 2026"]
    assert "UTC" not in drawing.alternative
    same_day = replace(incident, resolved_at=incident.impact_start)
    assert not list(every(assembled(postmortem, same_day), Chronology))


@pytest.mark.parametrize(
    ("instant", "shown"),
    [
        (datetime(2026, 3, 14, 13, 52, tzinfo=UTC), "13:52"),
        (datetime(2026, 3, 14, 13, 52, 7, tzinfo=UTC), "13:52:07"),
        (datetime(2026, 3, 14, 13, 52, 0, 250_000, tzinfo=UTC), "13:52:00.25"),
    ],
)
def test_a_time_is_as_exact_as_the_data(instant: datetime, shown: str) -> None:
    assert show_time(instant) == shown


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (date(2026, 3, 14), date(2026, 3, 14), "14 March 2026"),
        (date(2026, 3, 13), date(2026, 3, 14), "13–14 March 2026"),
        (date(2026, 3, 31), date(2026, 4, 2), "31 March – 2 April 2026"),
        (date(2025, 12, 31), date(2026, 1, 1), "31 December 2025 – 1 January 2026"),
    ],
)
def test_days_in_words(first: date, last: date, shown: str) -> None:
    assert show_days([last, first]) == shown


def test_the_locale_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert show_date(date(2026, 5, 1)) == "1 May 2026"


def test_utc_by_any_name() -> None:
    assert all(map(is_utc, ("UTC", "Etc/UTC", "Zulu", "Etc/Universal")))
    assert not is_utc("Europe/London")


def test_elapsed_in_words() -> None:
    assert show_elapsed(Elapsed(seconds=360)) == "6 min"
    assert show_elapsed(Elapsed(days=3)) == "3 days (counted in days; the hour is not known)"


instants = st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31), timezones=st.just(UTC))
moments = st.one_of(
    st.builds(Moment.at, instants), st.builds(Moment, st.dates(date(2000, 1, 1), date(2099, 12, 31)))
)


@given(st.lists(moments, min_size=1, max_size=6), st.sampled_from(["UTC", "Asia/Tokyo", "America/New_York"]))
def test_any_timeline_keeps_every_event_and_its_order(times: list[Moment], timezone: str) -> None:
    entries = tuple(TimelineEntry(moment, f"event {index}") for index, moment in enumerate(times))
    incident = replace(bare(), timeline=entries, timezone=timezone)
    for layout in WHOLE:
        events = [row[1] for row in rows_of(timeline_of(assembled(layout, incident)))]
        assert sorted(events) == sorted(entry.event for entry in entries)
        assert events == [entry.event for entry in incident.chronology]


@given(*[st.none() | moments] * 5)
def test_any_moments_make_a_document(
    start: Moment | None,
    end: Moment | None,
    detected: Moment | None,
    mitigated: Moment | None,
    resolved: Moment | None,
) -> None:
    incident = replace(
        bare(),
        timezone="America/New_York",
        impact_start=start,
        impact_end=end,
        detected_at=detected,
        mitigated_at=mitigated,
        resolved_at=resolved,
    )
    for layout in WHOLE:
        document = assembled(layout, incident)
        for drawing in every(document, Chronology):
            offsets = [point.offset for point in drawing.milestones]
            assert offsets == sorted(offsets)
            assert offsets[0] == 0


def test_an_offset_west_of_greenwich_has_a_minus_sign_and_no_hyphen() -> None:
    """A line may end after a hyphen, and did between the sign and the hours."""
    west = datetime(2026, 1, 27, 14, 6, tzinfo=timezone(timedelta(hours=-3)))
    assert show_offset(west) == "UTC\N{MINUS SIGN}03:00"
