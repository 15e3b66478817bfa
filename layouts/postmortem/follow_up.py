"""Sections 7 and 9: what is being done about it, and what was said outside."""

from __future__ import annotations

from docgen.layout_api import Incident, Section

from ..parts.actions import action_table, legend
from ..parts.narrative import told
from ..parts.phrase import section


def remediation(incident: Incident) -> Section:
    """Section 7."""
    return section("Remediation and Action Items", *action_table(incident), *legend(incident))


def communication(incident: Incident) -> Section:
    """Section 9."""
    said = incident.external_communication
    return section(
        "External Communication",
        told(incident, "Customer Communication Summary", said.customer, "customer communication"),
        told(
            incident,
            "Regulatory / Compliance Notifications",
            said.regulatory,
            "regulatory and compliance notifications",
        ),
    )
