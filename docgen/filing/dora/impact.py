"""Fields 3.1 to 3.17 of ITS (EU) 2025/302 Annex I: when it was, whom it touched, how long it took."""

from __future__ import annotations

from docgen.filing import derivation
from docgen.filing.condition import either, given, names, unless
from docgen.filing.dora.row import OWN, row
from docgen.filing.origin import FROM, amount, decision, figure, instant, term, terms, text
from docgen.filing.question import ALWAYS, Need, Question
from docgen.incident import Regime

_REPUTATION = names("2.5", "reputational_impact")
_DOWNTIME = names("2.5", "duration_and_service_downtime")
_TRANSACTIONS = either(
    names("3.12", "actual_figures_for_transactions_affected", "estimates_for_transactions_affected"),
    given("3.9", "3.10", "3.11"),
)


def _extent(numbers: tuple[str, str], what: str, place: str, key: str, need: Need) -> tuple[Question, ...]:
    """How many, and which share."""
    first, second = numbers
    where = f"impactAssessment.affectedAssets.{place}"
    return (
        row(first, f"Number of {what} affected", f"{where}.number", figure(f"{OWN}{key}.number"), need=need),
        row(
            second,
            f"Percentage of {what} affected",
            f"{where}.percentage",
            figure(f"{OWN}{key}.percentage", "%"),
            need=need,
        ),
    )


_OCCURRENCE = (
    row(
        "3.1",
        "Incident reference code provided by the competent authority",
        "incident.competentAuthorityCode",
        text(f"{OWN}authority_code"),
        derivation.reference(Regime.DORA),
    ),
    row(
        "3.2",
        "Date and time of occurrence of the major ICT-related incident",
        "incident.incidentOccurrenceDateTime",
        instant("impact_start", FROM),
        need=ALWAYS,
    ),
    row(
        "3.3",
        "Date and time when services, activities or operations have been recovered",
        "impactAssessment.serviceImpact.serviceRestorationDateTime",
        instant("impact_end", FROM),
        need=given("3.16"),
    ),
)
_AFFECTED = (
    *_extent(
        ("3.4", "3.5"),
        "clients",
        "affectedClients",
        "clients_affected",
        unless("3.12", "no_impact_on_clients"),
    ),
    *_extent(
        ("3.6", "3.7"),
        "financial counterparts",
        "affectedFinancialCounterparts",
        "counterparts_affected",
        unless("3.12", "no_impact_on_financial_counterparts"),
    ),
    row(
        "3.8",
        "Impact on relevant clients or financial counterparts",
        "impactAssessment.hasImpactOnRelevantClients",
        decision(f"{OWN}relevant_clients_affected"),
    ),
    *_extent(("3.9", "3.10"), "transactions", "affectedTransactions", "transactions_affected", _TRANSACTIONS),
    row(
        "3.11",
        "Value of affected transactions",
        "impactAssessment.affectedAssets.valueOfAffectedTransactions",
        amount(f"{OWN}transactions_value"),
        need=_TRANSACTIONS,
    ),
    row(
        "3.12",
        "Information on whether the numbers are actual or estimates, or whether there has not been any "
        "impact",
        "impactAssessment.affectedAssets.numbersActualEstimate",
        terms(f"{OWN}figures"),
        need=ALWAYS,
    ),
)
_REPUTATION_AND_TIME = (
    row(
        "3.13",
        "Reputational impact",
        "incident.classificationTypes[reputational_impact].reputationalImpactType",
        terms(f"{OWN}reputational_impact"),
        need=_REPUTATION,
    ),
    row(
        "3.14",
        "Contextual information about the reputational impact",
        "incident.classificationTypes[reputational_impact].reputationalImpactDescription",
        text(f"{OWN}reputational_impact_description"),
        need=_REPUTATION,
    ),
    row(
        "3.15",
        "Duration of the major ICT-related incident",
        "incident.incidentDuration",
        text(f"{OWN}duration"),
        derivation.duration(),
        need=ALWAYS,
    ),
    row(
        "3.16",
        "Service downtime",
        "impactAssessment.serviceImpact.serviceDowntime",
        text(f"{OWN}downtime"),
        derivation.downtime(),
        need=_DOWNTIME,
    ),
    row(
        "3.17",
        "Information on whether the numbers for duration and service downtime are actual or estimates",
        "informationDurationServiceDowntimeActualOrEstimate",
        term(f"{OWN}duration_figures"),
        need=_DOWNTIME,
    ),
)

IMPACT = (*_OCCURRENCE, *_AFFECTED, *_REPUTATION_AND_TIME)
