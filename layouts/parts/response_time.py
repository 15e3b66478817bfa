"""How long detection, mitigation and resolution took, and when they were.

The durations are computed from the moments and never typed in; the moments stand beside them, in UTC, so
that each can be checked: ``6 min, detected at 13:58 UTC``.
"""

from __future__ import annotations

from docgen.layout_api import Block, Elapsed, Field, Incident, Moment, Paragraph

from .absent import absent_inline, absent_line
from .clock import show_clock, show_elapsed
from .phrase import house, house_line


def response_times(incident: Incident) -> tuple[Field, ...]:
    """The three rows of the summary table, with the template's names."""
    return (
        _row(incident, "Time to Detection", incident.time_to_detection, "detected", incident.detected_at),
        _row(incident, "Time to Mitigation", incident.time_to_mitigation, "mitigated", incident.mitigated_at),
        _row(incident, "Time to Resolution", incident.time_to_resolution, "resolved", incident.resolved_at),
    )


def _row(incident: Incident, name: str, elapsed: Elapsed | None, verb: str, moment: Moment | None) -> Field:
    return Field(name, _value(incident, name, elapsed, verb, moment))


def _value(
    incident: Incident, name: str, elapsed: Elapsed | None, verb: str, moment: Moment | None
) -> tuple[Block, ...]:
    if moment is None:
        return absent_line(incident, name)
    when = f"{verb} {_when(incident, moment)}"
    if elapsed is not None:
        return house_line(f"{show_elapsed(elapsed)}, {when}")
    unknown = absent_inline(incident, name)
    return (Paragraph((*unknown, *house(f", {when}"))),)


def _when(incident: Incident, moment: Moment) -> str:
    shown = show_clock(moment, "UTC", incident.date)
    if moment.instant is None:
        return f"on {shown}"
    return f"at {shown} UTC" if ", " not in shown else f"on {shown} UTC"
