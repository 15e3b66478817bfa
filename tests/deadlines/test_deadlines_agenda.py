"""The calendar of what is still to be submitted, read back by the library that calendars are read with."""

from __future__ import annotations

from datetime import UTC, datetime

import icalendar
from clocked import facts, sent

from docgen.deadlines import reckon
from docgen.deadlines.agenda import agenda
from docgen.incident import Regime

STAMP = datetime(2026, 3, 10, 12, 0, 0, 5, tzinfo=UTC)


def entries(title: str = "Login slow") -> list[icalendar.Event]:
    given = facts(
        Regime.NIS2,
        aware="2026-03-10T09:00+01:00",
        submissions=[sent(Regime.NIS2, "early-warning", "2026-03-10T10:00+01:00", "BSI")],
    )
    written = agenda("INC-7", title, reckon(given), STAMP)
    return list(icalendar.Calendar.from_ical(written).walk("VEVENT"))


def test_what_is_still_to_be_submitted_and_has_a_limit() -> None:
    (entry,) = entries()
    assert entry["summary"] == "NIS2: Incident notification (BSI) due: INC-7"
    assert entry["dtstart"].dt == datetime(2026, 3, 13, 8, tzinfo=UTC)
    assert entry["dtstamp"].dt == datetime(2026, 3, 10, 12, tzinfo=UTC)
    assert "Art. 23(4)(b)" in entry["description"]


def test_an_entry_is_the_same_one_whenever_it_is_written() -> None:
    assert entries()[0]["uid"] == entries("Another title")[0]["uid"]


def test_data_cannot_leave_its_property() -> None:
    hostile = "Slow\r\nEND:VEVENT\r\nBEGIN:VALARM;X=\\n,\N{SNOWMAN}" + "x" * 200
    (entry,) = entries(hostile)
    assert [component.name for component in entry.walk()] == ["VEVENT"]
    assert "END:VEVENT" in entry["description"]
