"""The summary table: the fourteen rows of the template, with its names and in its order."""

from __future__ import annotations

from docgen.layout_api import Field, Fields, Incident, Paragraph, parse_blocks

from .absent import absent_line
from .phrase import field, line
from .response_time import response_times
from .severity import severity_label, status_label
from .window import impact_window


def summary_table(incident: Incident) -> Fields:
    """All that a reader wants to look up, at one glance; dates are written as the template writes them."""
    done = incident.postmortem_date
    impact = parse_blocks(incident.customer_impact) if incident.customer_impact else ()
    rows = (
        Field("Incident Title", line(incident.title)),
        Field("Incident ID", line(incident.id)),
        Field("Severity", (Paragraph((severity_label(incident.severity),)),)),
        Field("Date of Incident", line(incident.date.isoformat())),
        Field("Duration of Impact", impact_window(incident)),
        *response_times(incident),
        field(incident, "Affected Services", "; ".join(incident.affected_services)),
        Field("Customer Impact", impact or absent_line(incident, "Customer Impact")),
        field(incident, "Incident Commander", incident.commander),
        field(incident, "Post Mortem Author", incident.author),
        field(incident, "Post Mortem Date", done.isoformat() if done else None),
        Field("Post Mortem Status", (Paragraph((status_label(incident),)),)),
    )
    return Fields(rows, "Summary of the incident")
