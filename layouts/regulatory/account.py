"""Sections 5 to 9: impact, cause, response, measures, notifications."""

from __future__ import annotations

from docgen.layout_api import Incident, Section

from ..parts.actions import action_table, legend
from ..parts.narrative import told
from ..parts.phrase import section
from ..parts.whys import five_whys


def impact(incident: Incident) -> Section:
    """Section 5."""
    given = incident.impact
    return section(
        "Impact",
        told(incident, "Users and Customers", given.customer, "impact on users and customers"),
        told(incident, "Business and Finance", given.business, "impact on business and finance"),
        told(incident, "Internal", given.internal, "internal impact"),
    )


def cause(incident: Incident) -> Section:
    """Section 6: what set it off, why the system let it, what made it worse."""
    given = incident.root_cause
    return section(
        "Cause",
        told(incident, "Trigger", given.trigger, "trigger"),
        told(incident, "Root Cause", given.cause, "root cause"),
        told(incident, "Contributing Factors", given.contributing_factors, "contributing factors"),
        section("Chain of Causes", *five_whys(incident)),
    )


def response(incident: Incident) -> Section:
    """Section 7."""
    return section(
        "Response",
        told(incident, "Detection", incident.detection, "detection"),
        told(incident, "Conduct of the Response", incident.response, "conduct of the response"),
        told(incident, "Effective Elements", incident.went_well, "effective elements"),
        told(incident, "Elements to Be Improved", incident.could_improve, "elements to be improved"),
    )


def measures(incident: Incident) -> Section:
    """Section 8."""
    return section(
        "Measures",
        section("Corrective and Preventive Measures", *action_table(incident), *legend(incident)),
        told(incident, "Lessons Learned", incident.lessons_learned, "lessons learned"),
    )


def notifications(incident: Incident) -> Section:
    """Section 9."""
    said = incident.external_communication
    return section(
        "Notifications",
        told(incident, "Customers", said.customer, "notifications to customers"),
        told(incident, "Authorities", said.regulatory, "notifications to authorities"),
    )
