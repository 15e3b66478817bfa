"""What other tools, and the published schema, call the keys of ``regulatory``."""

from __future__ import annotations

REGULATORY = {
    "awareness": "aware_at",
    "awareness_at": "aware_at",
    "classified_at": "classified_major_at",
    "classification_time": "classified_major_at",
    "material_at": "materiality_determined_at",
    "root_cause_addressed_at": "cause_addressed_at",
    "filings": "notifications",
    "reports": "notifications",
    "bank_holidays": "holidays",
    "8k": "sec",
    "form_8k": "sec",
    "nis": "nis2",
}

NOTIFICATION = {
    "kind": "stage",
    "type": "stage",
    "regulator": "authority",
    "submitted": "submitted_at",
    "filed_at": "submitted_at",
    "sent_at": "submitted_at",
    "ref": "reference",
    "reason": "delay_reason",
}

CONTACT = {"mail": "email", "e_mail": "email", "telephone": "phone", "tel": "phone"}

# The published schema's own names, for people who have its JSON at hand.
DORA = {
    "affectedEntity": "affected_entities",
    "ultimateParentUndertaking": "ultimate_parent",
    "financialEntityCode": "incident_code",
    "incidentDescription": "description",
    "classificationCriterion": "classification_criteria",
    "classificationTypes": "classification_criteria",
    "countryCodeMaterialityThresholds": "countries",
    "incidentDiscovery": "discovery",
    "originatesFromThirdPartyProvider": "third_party_origin",
    "isBusinessContinuityActivated": "business_continuity_activated",
    "competentAuthorityCode": "authority_code",
    "affectedClients": "clients_affected",
    "affectedFinancialCounterparts": "counterparts_affected",
    "affectedTransactions": "transactions_affected",
    "valueOfAffectedTransactions": "transactions_value",
    "hasImpactOnRelevantClients": "relevant_clients_affected",
    "numbersActualEstimate": "figures",
    "reputationalImpactType": "reputational_impact",
    "incidentDuration": "duration",
    "serviceDowntime": "downtime",
    "memberStatesImpactType": "member_states_impact",
    "dataLosseMaterialityThresholds": "data_losses",
    "dataLossesDescription": "data_losses_description",
    "criticalServicesAffected": "critical_services",
    "incidentClassification": "incident_types",
    "affectedFunctionalAreas": "functional_areas",
    "isAffectedInfrastructureComponents": "infrastructure_affected",
    "isImpactOnFinancialInterest": "financial_interest_affected",
    "reportingToOtherAuthorities": "other_authorities",
    "rootCauseHLClassification": "root_causes",
    "rootCausesInformation": "root_cause_information",
    "incidentResolutionSummary": "resolution_summary",
    "grossAmountIndirectDirectCosts": "gross_costs",
    "financialRecoveriesAmount": "financial_recoveries",
    "recurringNonMajorIncidentsDescription": "recurring_incidents",
    "recurringIncidentDate": "recurring_since",
}

NIS2 = {
    "cross_border": "cross_border_possible",
    "malicious": "malicious_act_suspected",
    "iocs": "indicators_of_compromise",
    "root_cause": "cause",
}

GDPR = {
    "dpo": "contact",
    "data_protection_officer": "contact",
    "consequences": "likely_consequences",
    "number_of_data_subjects": "data_subjects",
    "number_of_records": "records",
}

SEC = {"company": "registrant", "undetermined": "not_determined", "attorney_general_delay": "delay"}
