"""The window of impact: from when to when, in which zone, and how long that is.

``13:52 – 15:39 UTC (1 h 47 min)``; with dates where it does not lie within the date of the incident; with
each end's own offset where clocks were changed in between.
"""

from __future__ import annotations

from datetime import date

from docgen.layout_api import Block, Elapsed, Incident, Moment, Paragraph, Text

from .absent import absent_inline, absent_line
from .clock import COUNTED_IN_DAYS, day_in, is_utc, name_zone, show_clock, show_offset
from .phrase import house, house_line, note


def impact_window(incident: Incident) -> tuple[Block, ...]:
    """The window in the zone of the incident, and again in UTC where that is another one."""
    start, end = incident.impact_start, incident.impact_end
    if start is None and end is None:
        return absent_line(incident, "Duration of Impact")
    if start is None or end is None:
        return (_half_open(incident),)
    shown = _show_window(start, end, incident.timezone, incident.date)
    blocks = house_line(shown + _show_length(incident.duration))
    if is_utc(incident.timezone) or not (start.instant or end.instant):
        return blocks
    return (*blocks, note(_show_window(start, end, "UTC", incident.date)))


def _show_length(duration: Elapsed | None) -> str:
    if duration is None:
        return ""
    return f" ({duration})" if duration.exact else f" ({duration}, {COUNTED_IN_DAYS})"


def _half_open(incident: Incident) -> Paragraph:
    """One end is known; room for the other."""
    parts = []
    for name, end in (("Start: ", incident.impact_start), ("end: ", incident.impact_end)):
        known = house(_show_end(end, incident.timezone, incident.date)) if end else ()
        parts += [*house(name), *(known or absent_inline(incident, f"{name.strip(': ').lower()} of impact"))]
        parts.append(Text("; "))
    return Paragraph(tuple(parts[:-1]))


def _show_window(start: Moment, end: Moment, timezone: str, usual: date) -> str:
    first, last = start.local(timezone), end.local(timezone)
    if first is None or last is None:
        return f"{_show_end(start, timezone)} – {_show_end(end, timezone)}"
    within = day_in(start, timezone) == day_in(end, timezone) == usual
    ends = [show_clock(each, timezone, usual if within else None) for each in (start, end)]
    offsets = [show_offset(first), show_offset(last)]
    zone = name_zone(timezone)
    if zone == "UTC":
        return f"{ends[0]} – {ends[1]} UTC"
    if offsets[0] == offsets[1]:
        return f"{ends[0]} – {ends[1]} {zone}, {offsets[0]}"
    return f"{ends[0]} ({offsets[0]}) – {ends[1]} ({offsets[1]}) {zone}"


def _show_end(moment: Moment, timezone: str, usual: date | None = None) -> str:
    """One end by itself, with its zone if it has an hour."""
    local = moment.local(timezone)
    shown = show_clock(moment, timezone, usual)
    if local is None:
        return shown
    zone = name_zone(timezone)
    return f"{shown} {zone}" if zone == "UTC" else f"{shown} {zone}, {show_offset(local)}"
