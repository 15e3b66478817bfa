"""The fields of an incident that are written in sentences: Markdown, and plain texts; each with its path."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.incident.model import Incident, Points
from docgen.incident.regulatory import Regulatory
from docgen.location import FieldPath

NIS2_NARRATIVES = (
    "update",
    "initial_impact",
    "indicators_of_compromise",
    "description",
    "final_impact",
    "cause",
    "mitigation_applied",
    "mitigation_ongoing",
    "cross_border_impact",
)
GDPR_NARRATIVES = (
    "nature",
    "likely_consequences",
    "measures",
    "mitigating_measures",
    "to_follow",
    "facts",
    "effects",
    "remedial_action",
)
DORA_TEXTS = (
    "description",
    "third_party_origin",
    "other_information",
    "reputational_impact_description",
    "member_states_impact_description",
    "data_losses_description",
    "critical_services",
    "incident_types_other",
    "threat_techniques_other",
    "functional_areas",
    "infrastructure_components",
    "other_authorities_other",
    "temporary_measures",
    "indicators_of_compromise",
    "root_causes_other",
    "root_cause_information",
    "resolution_summary",
    "resolution_vs_planned",
    "risk_to_critical_functions",
    "resolution_authorities",
    "economic_impact_threshold",
    "recurring_incidents",
)
SEC_NARRATIVES = ("nature", "scope", "timing", "impact", "financial_impact", "not_determined")


def narratives(incident: Incident) -> Iterator[tuple[FieldPath, str]]:
    """Every Markdown text that the incident holds, in the order of the template."""
    for path, points in _points(incident):
        if isinstance(points, str):
            yield path, points
        else:
            for index, point in enumerate(points or ()):
                yield (*path, index), point


def plain_texts(incident: Incident) -> Iterator[tuple[FieldPath, str]]:
    """Texts without markup that hold what an author likes, and no number or code of somebody else's."""
    for index, service in enumerate(incident.affected_services):
        yield ("affected_services", index), service
    for index, why in enumerate(incident.root_cause.five_whys):
        yield ("root_cause", "five_whys", index, "why"), why.why or ""
    for index, revision in enumerate(incident.document.revisions):
        yield ("document", "revisions", index, "summary"), revision.summary or ""
    for index, notification in enumerate(incident.regulatory.notifications):
        yield ("regulatory", "notifications", index, "delay_reason"), notification.delay_reason or ""
    for name in DORA_TEXTS:
        yield ("regulatory", "dora", name), getattr(incident.regulatory.dora, name) or ""


def _points(incident: Incident) -> Iterator[tuple[FieldPath, Points]]:
    yield ("customer_impact",), incident.customer_impact
    yield ("executive_summary",), incident.executive_summary
    for name in ("customer", "business", "internal"):
        yield ("impact", name), getattr(incident.impact, name)
    for index, entry in enumerate(incident.timeline):
        yield ("timeline", index, "event"), entry.event
    yield ("root_cause", "trigger"), incident.root_cause.trigger
    yield ("root_cause", "cause"), incident.root_cause.cause
    yield ("root_cause", "contributing_factors"), incident.root_cause.contributing_factors
    for index, why in enumerate(incident.root_cause.five_whys):
        yield ("root_cause", "five_whys", index, "answer"), why.answer
    for name in ("detection", "response", "went_well", "could_improve"):
        yield (name,), getattr(incident, name)
    for index, item in enumerate(incident.action_items):
        yield ("action_items", index, "description"), item.description
    yield ("lessons_learned",), incident.lessons_learned
    for name in ("customer", "regulatory"):
        yield ("external_communication", name), getattr(incident.external_communication, name)
    for index, appendix in enumerate(incident.appendices):
        yield ("appendices", index, "caption"), appendix.caption
    yield from _of_filings(incident.regulatory)


def _of_filings(given: Regulatory) -> Iterator[tuple[FieldPath, Points]]:
    """What NIS2, GDPR and Form 8-K ask for in words; the fields of DORA are plain text."""
    for regime, holder, names in (
        ("nis2", given.nis2, NIS2_NARRATIVES),
        ("gdpr", given.gdpr, GDPR_NARRATIVES),
        ("sec", given.sec, SEC_NARRATIVES),
    ):
        for name in names:
            yield ("regulatory", regime, name), getattr(holder, name)
