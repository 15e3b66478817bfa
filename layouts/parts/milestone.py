"""The four moments by which an incident is measured: onset, detection, mitigation, resolution."""

from __future__ import annotations

from docgen.layout_api import Incident, Moment

ONSET, DETECTED, MITIGATED, RESOLVED = "Onset", "Detected", "Mitigated", "Resolved"


def milestones(incident: Incident) -> tuple[tuple[str, Moment], ...]:
    """Those of the four that the data gives, each with its name, in order of time."""
    named = (
        (ONSET, incident.impact_start),
        (DETECTED, incident.detected_at),
        (MITIGATED, incident.mitigated_at),
        (RESOLVED, incident.resolved_at),
    )
    known = [(name, moment) for name, moment in named if moment is not None]
    return tuple(sorted(known, key=lambda each: each[1].sort_key))


def same_moment(first: Moment, second: Moment) -> bool:
    """Whether two are the same instant, or the same day where neither knows the hour."""
    if first.instant is None or second.instant is None:
        return first.instant is second.instant and first.day == second.day
    return first.instant == second.instant
