"""Sections 1, 3 and 4: what happened, whom it touched, and when."""

from __future__ import annotations

from docgen.layout_api import Incident, Section

from ..parts.chronology import chronology
from ..parts.key_figures import key_figures
from ..parts.narrative import told
from ..parts.phrase import section
from ..parts.summary_table import summary_table
from ..parts.timeline import timeline


def summary(incident: Incident) -> Section:
    """Section 1, on a page of its own behind the contents."""
    return section(
        "Incident Summary",
        *key_figures(incident),
        *chronology(incident),
        summary_table(incident),
        new_page=True,
    )


def impact(incident: Incident) -> Section:
    """Section 3."""
    given = incident.impact
    return section(
        "Impact Assessment",
        told(incident, "User / Customer Impact", given.customer, "user and customer impact"),
        told(incident, "Business / Financial Impact", given.business, "business and financial impact"),
        told(incident, "Internal Impact", given.internal, "internal impact"),
    )


def timeline_of_events(incident: Incident) -> Section:
    """Section 4."""
    return section("Timeline of Events", *timeline(incident))
