"""The root cause, what set the incident off told apart from why the system let it."""

from __future__ import annotations

from docgen.layout_api import Block, Incident, Section

from .narrative import narrative
from .phrase import house


def trigger_and_cause(incident: Incident) -> tuple[Block, ...]:
    """Trigger and cause, each under a heading of its own that is not counted."""
    cause = incident.root_cause
    return (
        Section(house("Trigger"), narrative(incident, cause.trigger, "trigger"), numbered=False),
        Section(house("Cause"), narrative(incident, cause.cause, "root cause"), numbered=False),
    )
