"""The schema of ``regulatory.dora``: ITS (EU) 2025/302 Annex I, each key with its field number."""

from __future__ import annotations

from docgen.incident.regulatory import (
    AffectedEntity,
    Contact,
    Costs,
    Dora,
    Extent,
    SubmittingEntity,
    Undertaking,
)
from docgen.schemas import filing_synonym as synonym
from docgen.schemas.collection_field import Items, Part
from docgen.schemas.filing_field import (
    Amount,
    Count,
    Email,
    Lei,
    Length,
    Passage,
    Percentage,
    Phone,
    Published,
    YesOrNo,
)
from docgen.schemas.record import Record
from docgen.schemas.text_field import Line
from docgen.schemas.time_field import Time


class ContactRecord(Record):
    """Who can be asked, and how to reach them."""

    makes = Contact
    synonyms = synonym.CONTACT

    name = Line("Name of the person or office.")
    email = Email("Their address of electronic mail.")
    phone = Phone("Their telephone number, with the country's code.")


class SubmittingEntityRecord(Record):
    """Who submits the report."""

    makes = SubmittingEntity

    name = Line("1.2 Name of the entity that submits the report.")
    lei = Lei("1.3a Its LEI (ISO 17442).")
    code = Line("1.3b Another code that identifies it.")


class AffectedEntityRecord(Record):
    """A financial entity that is affected."""

    makes = AffectedEntity

    types = Items(Published("affectedEntityType", required=True), "1.4 Types of the financial entity.")
    name = Line("1.5 Its name.")
    lei = Lei("1.6 Its LEI (ISO 17442).")


class UndertakingRecord(Record):
    """The ultimate parent undertaking."""

    makes = Undertaking

    name = Line("1.13 Its name.")
    lei = Lei("1.14 Its LEI (ISO 17442).")


class ExtentRecord(Record):
    """How many were affected."""

    makes = Extent

    number = Count("The number.")
    percentage = Percentage("Their share of all, in per cent.")


class CostsRecord(Record):
    """Gross direct and indirect costs and losses (CDR (EU) 2024/1772 Art. 7(1))."""

    makes = Costs

    expropriated_funds = Amount("Expropriated funds or financial assets, also by theft.")
    replacement = Amount("Replacement or relocation of software, hardware or infrastructure.")
    staff = Amount("Staff: replacement, relocation, hiring, overtime, lost or impaired skills.")
    contractual_fees = Amount("Fees for not complying with contractual obligations.")
    redress = Amount("Redress and compensation to customers.")
    forgone_revenue = Amount("Revenues that were forgone.")
    communication = Amount("Internal and external communication.")
    advisory = Amount("Advice: legal counsel, forensics, remediation.")


class DoraRecord(Record):
    """The major ICT-related incident report, field by field."""

    makes = Dora
    synonyms = synonym.DORA

    submitting_entity = Part(SubmittingEntityRecord, "1.2, 1.3 Who submits the report.")
    affected_entities = Items(
        Part(AffectedEntityRecord, required=True), "1.4 to 1.6 The financial entities that are affected."
    )
    primary_contact = Part(ContactRecord, "1.7 to 1.9 The primary contact.")
    secondary_contact = Part(ContactRecord, "1.10 to 1.12 The secondary contact.")
    ultimate_parent = Part(UndertakingRecord, "1.13, 1.14 The ultimate parent undertaking.")
    report_currency = Published("reportCurrency", "1.15 The currency of all amounts (ISO 4217).")
    incident_code = Passage(
        "financialEntityCode", "2.1 The entity's own code of the incident; the id when absent."
    )
    description = Passage("incidentDescription", "2.4 Description; the executive summary when absent.")
    classification_criteria = Items(
        Published("classificationCriterion", required=True), "2.5 The criteria that made the incident major."
    )
    countries = Items(
        Published("countryCodeMaterialityThresholds", required=True),
        "2.6 Member states in which the threshold of geographical spread is met.",
    )
    discovery = Published("incidentDiscovery", "2.7 How the incident was discovered.")
    third_party_origin = Passage(
        "originatesFromThirdPartyProvider", "2.8 The third party or other entity in which it originates."
    )
    business_continuity_activated = YesOrNo("2.9 Whether the business continuity plan was activated.")
    other_information = Passage("otherInformation", "2.10 Other information; why it is no longer major.")
    authority_code = Passage("competentAuthorityCode", "3.1 The competent authority's code of the incident.")
    clients_affected = Part(ExtentRecord, "3.4, 3.5 Clients affected.")
    counterparts_affected = Part(ExtentRecord, "3.6, 3.7 Financial counterparts affected.")
    relevant_clients_affected = YesOrNo("3.8 Whether relevant clients or counterparts are affected.")
    transactions_affected = Part(ExtentRecord, "3.9, 3.10 Transactions affected.")
    transactions_value = Amount("3.11 Value of the transactions affected.")
    figures = Items(
        Published("numbersActualEstimate", required=True), "3.12 Which of these figures are estimates."
    )
    reputational_impact = Items(
        Published("reputationalImpactType", required=True), "3.13 Impact on reputation."
    )
    reputational_impact_description = Passage("reputationalImpactDescription", "3.14 The same in words.")
    duration = Length("3.15 Duration, DDD:HH:MM; counted from occurrence to resolution when absent.")
    downtime = Length(
        "3.16 Service downtime, DDD:HH:MM; counted from impact_start to impact_end when absent."
    )
    duration_figures = Published(
        "informationDurationServiceDowntimeActualOrEstimate", "3.17 Whether both are actual or estimates."
    )
    member_states_impact = Items(
        Published("memberStatesImpactType", required=True), "3.18 Impact in other member states."
    )
    member_states_impact_description = Passage("memberStatesImpactTypeDescription", "3.19 The same in words.")
    data_losses = Items(
        Published("dataLosseMaterialityThresholds", required=True), "3.20 What the data lost."
    )
    data_losses_description = Passage("dataLossesDescription", "3.21 The same in words.")
    critical_services = Passage("criticalServicesAffected", "3.22 Critical services affected.")
    incident_types = Items(Published("incidentClassification", required=True), "3.23 Type of the incident.")
    incident_types_other = Passage("otherIncidentClassification", "3.24 What other type it is.")
    threat_techniques = Items(
        Published("threatTechniques", required=True), "3.25 Threats and techniques of the threat actor."
    )
    threat_techniques_other = Passage("otherThreatTechniques", "3.26 What other techniques.")
    functional_areas = Passage(
        "affectedFunctionalAreas", "3.27 Functional areas and business processes affected."
    )
    infrastructure_affected = Published(
        "isAffectedInfrastructureComponents", "3.28 Whether infrastructure components are affected."
    )
    infrastructure_components = Passage("affectedInfrastructureComponents", "3.29 Which ones.")
    financial_interest_affected = Published(
        "isImpactOnFinancialInterest", "3.30 Whether clients' financial interest is affected."
    )
    other_authorities = Items(
        Published("reportingToOtherAuthorities", required=True), "3.31 Other authorities that were told."
    )
    other_authorities_other = Passage("reportingToOtherAuthoritiesOther", "3.32 Which other ones.")
    temporary_measures_taken = YesOrNo("3.33 Whether temporary measures were taken to recover.")
    temporary_measures = Passage("descriptionOfTemporaryActionsMeasuresForRecovery", "3.34 Which ones.")
    indicators_of_compromise = Passage("indicatorsOfCompromise", "3.35 Indicators of compromise.")
    root_causes = Items(Published("rootCauseHLClassification", required=True), "4.1 Root causes, broadly.")
    root_causes_detailed = Items(
        Published("rootCausesDetailedClassification", required=True), "4.2 Root causes, in detail."
    )
    root_causes_additional = Items(
        Published("rootCausesAdditionalClassification", required=True), "4.3 Root causes, further."
    )
    root_causes_other = Passage("rootCausesOther", "4.4 What other root causes.")
    root_cause_information = Passage(
        "rootCausesInformation", "4.5 The root causes in words; root_cause when absent."
    )
    resolution_summary = Passage(
        "incidentResolutionSummary", "4.6 How it is resolved for good; action_items when absent."
    )
    resolution_vs_planned = Passage(
        "incidentResolutionVsPlannedImplementation", "4.9 If the resolution was not when it was planned."
    )
    risk_to_critical_functions = Passage(
        "assessmentOfRiskToCriticalFunctions", "4.10 Risk to critical functions, for resolution."
    )
    resolution_authorities = Passage(
        "informationRelevantToResolutionAuthorities", "4.11 What matters to resolution authorities."
    )
    economic_impact_threshold = Passage(
        "economicImpactMaterialityThreshold", "4.12 Materiality threshold of the economic impact."
    )
    gross_costs = Amount("4.13 Gross direct and indirect costs and losses; the sum of costs when absent.")
    costs = Part(CostsRecord, "4.13 The same item by item.")
    financial_recoveries = Amount("4.14 Financial recoveries.")
    recurring_incidents = Passage(
        "recurringNonMajorIncidentsDescription", "4.15 Recurring incidents that are major together."
    )
    recurring_since = Time("4.16 When the first of them occurred.")
