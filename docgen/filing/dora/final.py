"""Section 4 of ITS (EU) 2025/302 Annex I: content of the final report."""

from __future__ import annotations

from dataclasses import replace

from docgen.filing import derivation
from docgen.filing.condition import given, names
from docgen.filing.dora.row import BY_SCHEMA, OWN, row
from docgen.filing.origin import FROM, amount, instant, terms, text
from docgen.filing.question import ALWAYS, Part

# Annex II: the words of 4.2 that 4.3 divides further.
_DIVIDED = names(
    "4.2",
    "process_failure_insufficient_monitoring_or_failure_of_monitoring_and_control",
    "process_failure_ICT_risk_management_process_failure",
    "process_failure_insufficient_or_failure_of_ict_operations_and_ict_security_operations",
    "process_failure_inadequate_ict_systems_acquisition_development_and_maintenance",
)
_OTHER = names(
    "4.2", "process_failure_other", "system_failure_other", "human_error_other", "external_event_other"
)
_ECONOMIC = names("2.5", "economic_impact")

_CAUSE = (
    row(
        "4.1",
        "High-level classification of root causes of the incident",
        "incident.rootCauseHLClassification",
        terms(f"{OWN}root_causes"),
        need=ALWAYS,
    ),
    row(
        "4.2",
        "Detailed classification of root causes of the incident",
        "incident.rootCausesDetailedClassification",
        terms(f"{OWN}root_causes_detailed"),
        need=ALWAYS,
    ),
    row(
        "4.3",
        "Additional classification of root causes of the incident",
        "incident.rootCausesAdditionalClassification",
        terms(f"{OWN}root_causes_additional"),
        need=replace(_DIVIDED, words="if 4.2 names a word that 4.3 divides further"),
    ),
    row(
        "4.4",
        "Other types of root causes",
        "incident.rootCausesOther",
        text(f"{OWN}root_causes_other"),
        need=replace(_OTHER, words="if 4.2 names an other one"),
    ),
    row(
        "4.5",
        "Information about the root causes of the incident",
        "incident.rootCausesInformation",
        text(f"{OWN}root_cause_information"),
        derivation.root_cause(as_plain=True),
        need=ALWAYS,
    ),
)
_RESOLUTION = (
    row(
        "4.6",
        "Incident resolution summary",
        "incident.incidentResolutionSummary",
        text(f"{OWN}resolution_summary"),
        derivation.actions(as_plain=True),
        need=ALWAYS,
    ),
    row(
        "4.7",
        "Date and time when the incident root cause was addressed",
        "incident.rootCauseAddressingDateTime",
        instant("regulatory.cause_addressed_at", FROM),
        need=ALWAYS,
    ),
    row(
        "4.8",
        "Date and time when the incident was resolved",
        "incident.incidentResolutionDateTime",
        instant("resolved_at", FROM),
        need=ALWAYS,
    ),
    row(
        "4.9",
        "Information if the permanent resolution date differs from the initially planned implementation date",
        "incident.incidentResolutionVsPlannedImplementation",
        text(f"{OWN}resolution_vs_planned"),
        need=BY_SCHEMA,
    ),
    row(
        "4.10",
        "Assessment of risk to critical functions for resolution purposes",
        "incident.assessmentOfRiskToCriticalFunctions",
        text(f"{OWN}risk_to_critical_functions"),
    ),
    row(
        "4.11",
        "Information relevant for resolution authorities",
        "incident.informationRelevantToResolutionAuthorities",
        text(f"{OWN}resolution_authorities"),
    ),
)
_MONEY = (
    row(
        "4.12",
        "Materiality threshold for the classification criterion ‘Economic impact’",
        "incident.classificationTypes[economic_impact].economicImpactMaterialityThreshold",
        text(f"{OWN}economic_impact_threshold"),
        need=_ECONOMIC,
    ),
    row(
        "4.13",
        "Amount of gross direct and indirect costs and losses",
        "incident.grossAmountIndirectDirectCosts",
        amount(f"{OWN}gross_costs"),
        derivation.costs(),
        need=ALWAYS,
    ),
    row(
        "4.14",
        "Amount of financial recoveries",
        "incident.financialRecoveriesAmount",
        amount(f"{OWN}financial_recoveries"),
        need=ALWAYS,
    ),
)
_RECURRENCE = (
    row(
        "4.15",
        "Information on whether the non-major incidents have been recurring",
        "incident.recurringNonMajorIncidentsDescription",
        text(f"{OWN}recurring_incidents"),
        need=given("4.16"),
    ),
    row(
        "4.16",
        "Date and time of occurrence of recurring incidents",
        "incident.recurringIncidentDate",
        instant(f"{OWN}recurring_since"),
        need=given("4.15"),
    ),
)

FINAL = Part("Content of the final report", (*_CAUSE, *_RESOLUTION, *_MONEY, *_RECURRENCE))
