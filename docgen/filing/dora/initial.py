"""Section 2 of ITS (EU) 2025/302 Annex I: content of the initial notification."""

from __future__ import annotations

from dataclasses import replace

from docgen.filing.condition import names
from docgen.filing.dora.row import BY_SCHEMA, OWN, row
from docgen.filing.origin import FROM, decision, instant, term, terms, text, unmarked
from docgen.filing.question import ALWAYS, OPTIONAL, Part

_SPREAD = names("2.5", "geographical_spread")
_THIRD_PARTY = names("4.2", "external_event_third-party_failures")

INITIAL = Part(
    "Content of the initial notification",
    (
        row(
            "2.1",
            "Incident reference code assigned by the financial entity",
            "incident.financialEntityCode",
            text(f"{OWN}incident_code"),
            text("id", FROM),
            need=ALWAYS,
        ),
        row(
            "2.2",
            "Date and time of detection of the major ICT-related incident",
            "incident.detectionDateTime",
            instant("detected_at", FROM),
            need=ALWAYS,
        ),
        row(
            "2.3",
            "Date and time of classification of the ICT-related incident as major",
            "incident.classificationDateTime",
            instant("regulatory.classified_major_at", FROM),
            need=ALWAYS,
        ),
        row(
            "2.4",
            "Description of the major ICT-related incident",
            "incident.incidentDescription",
            text(f"{OWN}description"),
            unmarked("executive_summary"),
            need=ALWAYS,
        ),
        row(
            "2.5",
            "Classification criteria that triggered the incident report",
            "incident.classificationTypes[].classificationCriterion",
            terms(f"{OWN}classification_criteria"),
            need=ALWAYS,
        ),
        row(
            "2.6",
            "Materiality thresholds for the classification criterion ‘Geographical spread’",
            "incident.classificationTypes[geographical_spread].countryCodeMaterialityThresholds",
            terms(f"{OWN}countries"),
            need=_SPREAD,
        ),
        row(
            "2.7",
            "Discovery of the major ICT-related incident",
            "incident.incidentDiscovery",
            term(f"{OWN}discovery"),
            need=ALWAYS,
        ),
        row(
            "2.8",
            "Indication whether the incident originates from a third-party provider or another financial "
            "entity",
            "incident.originatesFromThirdPartyProvider",
            text(f"{OWN}third_party_origin"),
            need=_THIRD_PARTY,
        ),
        row(
            "2.9",
            "Activation of business continuity plan, if activated",
            "incident.isBusinessContinuityActivated",
            decision(f"{OWN}business_continuity_activated"),
            need=ALWAYS,
        ),
        row(
            "2.10", "Other relevant information", "incident.otherInformation", text(f"{OWN}other_information")
        ),
    ),
)


def reclassification() -> Part:
    """The same when an incident turns out never to have been major: 2.10 says why (ITS Art. 5).

    Nothing else in it is asked for again, but what the published schema requires of any report.
    """
    return Part(
        INITIAL.title,
        tuple(replace(each, need=_RECLASSIFIED.get(each.number, OPTIONAL)) for each in INITIAL.questions),
    )


_RECLASSIFIED = {"2.4": BY_SCHEMA, "2.5": BY_SCHEMA, "2.10": ALWAYS}
