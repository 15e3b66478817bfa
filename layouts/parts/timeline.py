"""The table of events, in UTC and in order of time; the rows of milestones stand out.

The date stands in the cell wherever the day changes, or in every cell where records are to be complete by
themselves. An event of which only the day is known shows its date and no time.
"""

from __future__ import annotations

from datetime import date

from docgen.layout_api import (
    Block,
    Cell,
    Column,
    Incident,
    Inline,
    LineBreak,
    Moment,
    Paragraph,
    Row,
    Strong,
    Table,
    Text,
    TimelineEntry,
    parse_blocks,
)

from .absent import absent_line, is_closed
from .clock import iso_utc, show_date, show_days, show_time
from .milestone import milestones, same_moment
from .phrase import house, note, stated, words
from .withheld import withheld_note

_TITLES = (("Timestamp (UTC)", 1.45), ("Event / Action", 4.4), ("Actor / System", 1.7))
_ROWS_TO_FILL = 6


def timeline(incident: Incident, every_date: bool = False) -> tuple[Block, ...]:
    """The table, with a line that says on which days; ``every_date`` dates each row."""
    entries = incident.chronology
    if not entries:
        return _empty(incident)
    days = [_utc_day(entry.at) for entry in entries]
    turning = tuple(moment for _, moment in milestones(incident))
    rows = []
    for index, entry in enumerate(entries):
        new_day = len(set(days)) > 1 and (index == 0 or days[index] != days[index - 1])
        when = words(iso_utc(entry.at)) if every_date else _when(entry.at, new_day)
        prominent = any(same_moment(entry.at, moment) for moment in turning)
        rows.append(Row(_cells(incident, entry, when), prominent))
    told = withheld_note(incident, "timeline", "events")
    return (note(f"{show_days(days)}, all times in UTC."), _table(tuple(rows)), *told)


def _cells(incident: Incident, entry: TimelineEntry, when: tuple[Inline, ...]) -> tuple[Cell, ...]:
    event = parse_blocks(entry.event) or absent_line(incident, "event")
    actor = stated(incident, entry.actor, "actor or system")
    return (Cell((Paragraph(when),)), Cell(event), Cell(actor))


def _when(at: Moment, new_day: bool) -> tuple[Inline, ...]:
    if at.utc is None:
        return house(show_date(at.day))
    time = Text(show_time(at.utc))
    if not new_day:
        return (time,)
    return (Strong(house(show_date(at.utc.date()))), LineBreak(), time)


def _utc_day(moment: Moment) -> date:
    return moment.sort_key.date()


def _table(rows: tuple[Row, ...]) -> Table:
    columns = tuple(Column(house(title), share) for title, share in _TITLES)
    return Table(columns, rows, "Timeline of events, in UTC and in order of time")


def _empty(incident: Incident) -> tuple[Block, ...]:
    """No event is given: rows to fill in, or a word that there are none."""
    if is_closed(incident):
        return withheld_note(incident, "timeline", "events") or absent_line(incident, "events")
    purposes = ("time in UTC", "event or action", "actor or system")
    row = Row(tuple(Cell(absent_line(incident, purpose)) for purpose in purposes))
    return (_table((row,) * _ROWS_TO_FILL),)
