"""Section 4: the moments by which the incident is measured, and the record of events."""

from __future__ import annotations

from typing import TypeAlias

from docgen.layout_api import Block, Cell, Column, Elapsed, Incident, Moment, Row, Section, Table

from ..parts.chronology import chronology
from ..parts.clock import is_utc, show_clock, show_elapsed, show_offset, show_utc
from ..parts.phrase import house, house_line, section, stated, words
from ..parts.timeline import timeline

_Named: TypeAlias = tuple[str, Moment | None, Elapsed | None, str]
"""What a moment is called, when it was, and how long after which other."""


def chronology_of_record(incident: Incident) -> Section:
    """The section: a table and a drawing of the decisive moments, then every event with its full date."""
    return section(
        "Chronology",
        section("Decisive Moments", *_moments(incident), *chronology(incident)),
        section("Record of Events", *timeline(incident, every_date=True)),
    )


def _moments(incident: Incident) -> tuple[Block, ...]:
    """When each was, in UTC and on the clocks of the place, and how long after what."""
    abroad = () if is_utc(incident.timezone) else (incident.timezone,)
    columns = (
        Column(house("Moment"), 1.4),
        Column(house("UTC"), 1.8),
        *(Column(words(zone), 2.2) for zone in abroad),
        Column(house("Elapsed"), 2.0),
    )
    rows = tuple(Row(_cells(incident, named, abroad)) for named in _named(incident))
    return (Table(columns, rows, "Decisive moments of the incident"),)


def _cells(incident: Incident, named: _Named, abroad: tuple[str, ...]) -> tuple[Cell, ...]:
    name, moment, elapsed, since = named
    local = (_local(moment, zone) if moment else None for zone in abroad)
    after = f"{show_elapsed(elapsed)} after {since}" if elapsed else "–"
    return (
        Cell(house_line(name)),
        Cell(stated(incident, show_utc(moment) if moment else None, f"{name}, in UTC")),
        *(Cell(stated(incident, each, f"{name}, in local time")) for each in local),
        Cell(house_line(after)),
    )


def _named(incident: Incident) -> tuple[_Named, ...]:
    return (
        ("Onset of impact", incident.impact_start, None, ""),
        ("Detection", incident.detected_at, incident.time_to_detection, "onset"),
        ("Mitigation", incident.mitigated_at, incident.time_to_mitigation, "detection"),
        ("Resolution", incident.resolved_at, incident.time_to_resolution, "detection"),
        ("End of impact", incident.impact_end, incident.duration, "onset"),
    )


def _local(moment: Moment, timezone: str) -> str:
    """On the clocks of the place: ``14 March 2026, 22:52 (UTC+09:00)``; a day alone is one everywhere."""
    local = moment.local(timezone)
    shown = show_clock(moment, timezone)
    return shown if local is None else f"{shown} ({show_offset(local)})"
