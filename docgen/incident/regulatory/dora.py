"""The fields of a major ICT-related incident report, ITS (EU) 2025/302 Annex I, that an incident has not.

Words of an enumeration are those of the supervisors' published schema (version IR-1.2.1). Texts are plain.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from docgen.incident.moment import Moment
from docgen.incident.regulatory.party import Contact


@dataclass(frozen=True, slots=True)
class SubmittingEntity:
    """Who submits: fields 1.2, 1.3a (LEI, ISO 17442) and 1.3b (another code)."""

    name: str | None = None
    lei: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class AffectedEntity:
    """One financial entity affected: fields 1.4, 1.5 and 1.6."""

    types: tuple[str, ...] = ()
    name: str | None = None
    lei: str | None = None


@dataclass(frozen=True, slots=True)
class Undertaking:
    """The ultimate parent undertaking: fields 1.13 and 1.14."""

    name: str | None = None
    lei: str | None = None


@dataclass(frozen=True, slots=True)
class Extent:
    """How many were affected, and which share of all in per cent (0 to 100)."""

    number: int | None = None
    percentage: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Costs:
    """Gross direct and indirect costs and losses, item by item (CDR (EU) 2024/1772 Art. 7(1))."""

    expropriated_funds: Decimal | None = None
    replacement: Decimal | None = None
    staff: Decimal | None = None
    contractual_fees: Decimal | None = None
    redress: Decimal | None = None
    forgone_revenue: Decimal | None = None
    communication: Decimal | None = None
    advisory: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Dora:
    """Every field that is not already in the incident, in the order of the template.

    ``duration`` (3.15) and ``downtime`` (3.16) are ``DDD:HH:MM``, and need only be given where they are not
    what the incident's moments say. Amounts are in ``report_currency``.
    """

    submitting_entity: SubmittingEntity = SubmittingEntity()
    affected_entities: tuple[AffectedEntity, ...] = ()
    primary_contact: Contact = Contact()
    secondary_contact: Contact = Contact()
    ultimate_parent: Undertaking = Undertaking()
    report_currency: str | None = None
    incident_code: str | None = None
    description: str | None = None
    classification_criteria: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    discovery: str | None = None
    third_party_origin: str | None = None
    business_continuity_activated: bool | None = None
    other_information: str | None = None
    authority_code: str | None = None
    clients_affected: Extent = Extent()
    counterparts_affected: Extent = Extent()
    relevant_clients_affected: bool | None = None
    transactions_affected: Extent = Extent()
    transactions_value: Decimal | None = None
    figures: tuple[str, ...] = ()
    reputational_impact: tuple[str, ...] = ()
    reputational_impact_description: str | None = None
    duration: str | None = None
    downtime: str | None = None
    duration_figures: str | None = None
    member_states_impact: tuple[str, ...] = ()
    member_states_impact_description: str | None = None
    data_losses: tuple[str, ...] = ()
    data_losses_description: str | None = None
    critical_services: str | None = None
    incident_types: tuple[str, ...] = ()
    incident_types_other: str | None = None
    threat_techniques: tuple[str, ...] = ()
    threat_techniques_other: str | None = None
    functional_areas: str | None = None
    infrastructure_affected: str | None = None
    infrastructure_components: str | None = None
    financial_interest_affected: str | None = None
    other_authorities: tuple[str, ...] = ()
    other_authorities_other: str | None = None
    temporary_measures_taken: bool | None = None
    temporary_measures: str | None = None
    indicators_of_compromise: str | None = None
    root_causes: tuple[str, ...] = ()
    root_causes_detailed: tuple[str, ...] = ()
    root_causes_additional: tuple[str, ...] = ()
    root_causes_other: str | None = None
    root_cause_information: str | None = None
    resolution_summary: str | None = None
    resolution_vs_planned: str | None = None
    risk_to_critical_functions: str | None = None
    resolution_authorities: str | None = None
    economic_impact_threshold: str | None = None
    gross_costs: Decimal | None = None
    costs: Costs = Costs()
    financial_recoveries: Decimal | None = None
    recurring_incidents: str | None = None
    recurring_since: Moment | None = None
