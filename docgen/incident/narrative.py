"""The fields of an incident that hold Markdown, each with its path in the data."""

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
SEC_NARRATIVES = ("nature", "scope", "timing", "impact", "financial_impact", "not_determined")


def narratives(incident: Incident) -> Iterator[tuple[FieldPath, str]]:
    """Every Markdown text that the incident holds, in the order of the template."""
    for path, points in _points(incident):
        if isinstance(points, str):
            yield path, points
        else:
            for index, point in enumerate(points or ()):
                yield (*path, index), point


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
