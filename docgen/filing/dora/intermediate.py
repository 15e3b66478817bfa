"""Section 3 of ITS (EU) 2025/302 Annex I: content of the intermediate report."""

from __future__ import annotations

from docgen.filing.condition import affirmed, names
from docgen.filing.dora.impact import IMPACT
from docgen.filing.dora.row import OWN, row
from docgen.filing.origin import decision, term, terms, text
from docgen.filing.question import ALWAYS, Part

_SPREAD = names("2.5", "geographical_spread")
_LOSSES = names("2.5", "data_losses")
_CYBER = names("3.23", "cybersecurity-related")
_SPREAD_AND_LOSSES = (
    row(
        "3.18",
        "Types of impact in the Member States",
        "incident.classificationTypes[geographical_spread].memberStatesImpactType",
        terms(f"{OWN}member_states_impact"),
        need=_SPREAD,
    ),
    row(
        "3.19",
        "Description of how the incident has an impact in other Member States",
        "incident.classificationTypes[geographical_spread].memberStatesImpactTypeDescription",
        text(f"{OWN}member_states_impact_description"),
        need=_SPREAD,
    ),
    row(
        "3.20",
        "Materiality thresholds for the classification criterion ‘Data losses’",
        "incident.classificationTypes[data_losses].dataLosseMaterialityThresholds",
        terms(f"{OWN}data_losses"),
        need=_LOSSES,
    ),
    row(
        "3.21",
        "Description of the data losses",
        "incident.classificationTypes[data_losses].dataLossesDescription",
        text(f"{OWN}data_losses_description"),
        need=_LOSSES,
    ),
    row(
        "3.22",
        "Classification criterion ‘Critical services affected’",
        "impactAssessment.criticalServicesAffected",
        text(f"{OWN}critical_services"),
        need=ALWAYS,
    ),
)
_KIND = (
    row(
        "3.23",
        "Type of the major ICT-related incident",
        "incident.incidentType.incidentClassification",
        terms(f"{OWN}incident_types"),
        need=ALWAYS,
    ),
    row(
        "3.24",
        "Other types of incidents",
        "incident.incidentType.otherIncidentClassification",
        text(f"{OWN}incident_types_other"),
        need=names("3.23", "other"),
    ),
    row(
        "3.25",
        "Threats and techniques used by the threat actor",
        "incident.incidentType.threatTechniques",
        terms(f"{OWN}threat_techniques"),
        need=_CYBER,
    ),
    row(
        "3.26",
        "Other types of techniques",
        "incident.incidentType.otherThreatTechniques",
        text(f"{OWN}threat_techniques_other"),
        need=names("3.25", "other"),
    ),
)
_REACH = (
    row(
        "3.27",
        "Information about affected functional areas and business processes",
        "impactAssessment.affectedFunctionalAreas",
        text(f"{OWN}functional_areas"),
        need=ALWAYS,
    ),
    row(
        "3.28",
        "Affected infrastructure components supporting business processes",
        "impactAssessment.isAffectedInfrastructureComponents",
        term(f"{OWN}infrastructure_affected"),
        need=ALWAYS,
    ),
    row(
        "3.29",
        "Information about affected infrastructure components supporting business processes",
        "impactAssessment.affectedInfrastructureComponents",
        text(f"{OWN}infrastructure_components"),
        need=affirmed("3.28"),
    ),
    row(
        "3.30",
        "Impact on the financial interest of clients",
        "impactAssessment.isImpactOnFinancialInterest",
        term(f"{OWN}financial_interest_affected"),
        need=ALWAYS,
    ),
)
_RESPONSE = (
    row(
        "3.31",
        "Reporting to other authorities",
        "reportingToOtherAuthorities",
        terms(f"{OWN}other_authorities"),
        need=ALWAYS,
    ),
    row(
        "3.32",
        "Specification of ‘other’ authorities",
        "reportingToOtherAuthoritiesOther",
        text(f"{OWN}other_authorities_other"),
        need=names("3.31", "other"),
    ),
    row(
        "3.33",
        "Temporary actions or measures taken or planned to be taken to recover from the incident",
        "impactAssessment.serviceImpact.isTemporaryActionsMeasuresForRecovery",
        decision(f"{OWN}temporary_measures_taken"),
        need=ALWAYS,
    ),
    row(
        "3.34",
        "Description of any temporary actions and measures taken or planned to be taken",
        "impactAssessment.serviceImpact.descriptionOfTemporaryActionsMeasuresForRecovery",
        text(f"{OWN}temporary_measures"),
        need=affirmed("3.33"),
    ),
    row(
        "3.35",
        "Indicators of compromise",
        "incident.incidentType.indicatorsOfCompromise",
        text(f"{OWN}indicators_of_compromise"),
        need=_CYBER,
    ),
)

INTERMEDIATE = Part(
    "Content of the intermediate report",
    (*IMPACT, *_SPREAD_AND_LOSSES, *_KIND, *_REACH, *_RESPONSE),
)
