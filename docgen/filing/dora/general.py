"""Sections 1 and 2 of ITS (EU) 2025/302 Annex I: general information, and the initial notification."""

from __future__ import annotations

from docgen.filing import derivation, origin
from docgen.filing.condition import given, several
from docgen.filing.dora.row import row
from docgen.filing.question import ALWAYS, Need, Origin, Part
from docgen.filing.value import Each, Plain, Terms, Value
from docgen.incident import Incident
from docgen.incident.regulatory import AffectedEntity

_AGGREGATED = "if the entity is not the one that submits, or the report is an aggregated one"


def general(word: str) -> Part:
    """Section 1; ``word`` is the type of submission."""
    return Part(
        "General information about the financial entity",
        (
            row("1.1", "Type of submission", "incidentSubmission", derivation.stage(word), need=ALWAYS),
            *_SUBMITTER,
            *_AFFECTED,
            *_CONTACTS,
            *_PARENT,
        ),
    )


def _affected(name: str) -> Origin:
    """Fields 1.4 to 1.6, which each affected entity has."""

    def take(incident: Incident) -> Value | None:
        entities = incident.regulatory.dora.affected_entities
        values = tuple(_of_entity(each, name) for each in entities)
        return Each(values) if any(values) else None

    return Origin(f"regulatory.dora.affected_entities.{name}", take)


def _of_entity(entity: AffectedEntity, name: str) -> Value | None:
    match getattr(entity, name):
        case str(text):
            return Plain(text)
        case tuple(words) if words:
            return Terms(words)
    return None


_LEI_OR_CODE = Need("unless 1.3b is given", lambda values: not values.get("1.3b"))
_CODE_OR_LEI = Need("unless 1.3a is given", lambda values: not values.get("1.3a"))
_SUBMITTER = (
    row(
        "1.2",
        "Name of the entity submitting the report",
        "submittingEntity.name",
        origin.text("regulatory.dora.submitting_entity.name"),
        origin.text("document.organization", origin.FROM),
        need=ALWAYS,
    ),
    row(
        "1.3a",
        "Identification code of the entity submitting the report: LEI",
        "submittingEntity.LEI",
        origin.text("regulatory.dora.submitting_entity.lei"),
        need=_LEI_OR_CODE,
    ),
    row(
        "1.3b",
        "Identification code of the entity submitting the report: other code",
        "submittingEntity.code",
        origin.text("regulatory.dora.submitting_entity.code"),
        need=_CODE_OR_LEI,
    ),
)
_AFFECTED = (
    row(
        "1.4",
        "Type of financial entity affected",
        "affectedEntity[].affectedEntityType",
        _affected("types"),
        need=ALWAYS,
    ),
    row(
        "1.5",
        "Name of the financial entity affected",
        "affectedEntity[].name",
        _affected("name"),
        need=several("1.4", _AGGREGATED),
    ),
    row(
        "1.6",
        "LEI code of the financial entity affected",
        "affectedEntity[].LEI",
        _affected("lei"),
        need=several("1.4", _AGGREGATED),
    ),
)
_CONTACTS = tuple(
    row(
        f"1.{first + index}",
        f"{title} contact person {what}",
        f"{key}Contact.{place}",
        origin.text(f"regulatory.dora.{key}_contact.{place}"),
        need=ALWAYS,
    )
    for title, key, first in (("Primary", "primary", 7), ("Second", "secondary", 10))
    for index, (what, place) in enumerate((("name", "name"), ("email", "email"), ("telephone", "phone")))
)
_PARENT = (
    row(
        "1.13",
        "Name of the ultimate parent undertaking",
        "ultimateParentUndertaking.name",
        origin.text("regulatory.dora.ultimate_parent.name"),
        need=given("1.14"),
    ),
    row(
        "1.14",
        "LEI code of the ultimate parent undertaking",
        "ultimateParentUndertaking.LEI",
        origin.text("regulatory.dora.ultimate_parent.lei"),
        need=given("1.13"),
    ),
    row(
        "1.15",
        "Reporting currency",
        "reportCurrency",
        origin.term("regulatory.dora.report_currency"),
        need=ALWAYS,
    ),
)
