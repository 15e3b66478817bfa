"""Sections 5 and 6: why it happened, and how it was found and answered."""

from __future__ import annotations

from docgen.layout_api import Incident, Section

from ..parts.narrative import told
from ..parts.phrase import section
from ..parts.root_cause import trigger_and_cause
from ..parts.whys import five_whys


def root_cause(incident: Incident) -> Section:
    """Section 5."""
    factors = incident.root_cause.contributing_factors
    return section(
        "Root Cause Analysis",
        section("Root Cause", *trigger_and_cause(incident)),
        told(incident, "Contributing Factors", factors, "contributing factors"),
        section("Five Whys Analysis", *five_whys(incident)),
    )


def assessment(incident: Incident) -> Section:
    """Section 6."""
    return section(
        "Detection and Response Assessment",
        told(incident, "Detection", incident.detection, "detection"),
        told(incident, "Incident Response", incident.response, "incident response"),
        told(incident, "What Went Well", incident.went_well, "what went well"),
        told(incident, "What Could Be Improved", incident.could_improve, "what could be improved"),
    )
