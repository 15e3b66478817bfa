"""The schema of the key ``regulatory``: moments, notifications, and the fields of each regime."""

from __future__ import annotations

from docgen.incident.regulatory import Notification, Regime, Regulatory, Stage
from docgen.schemas import filing_synonym as synonym
from docgen.schemas.choice_field import Choice
from docgen.schemas.collection_field import Items, Part
from docgen.schemas.dora_record import DoraRecord
from docgen.schemas.filing_field import Count, Country, YesOrNo
from docgen.schemas.record import Record
from docgen.schemas.regime_record import GdprRecord, Nis2Record, SecRecord
from docgen.schemas.text_field import Line
from docgen.schemas.time_field import Day, Time


class NotificationRecord(Record):
    """One notification of an authority."""

    makes = Notification
    synonyms = synonym.NOTIFICATION

    regime = Choice(Regime, "Under which regime.", required=True)
    stage = Choice(Stage, "Which of the regime's notifications it is.", required=True)
    authority = Line("The authority that is told.")
    submitted_at = Time("When it was submitted; absent as long as it is to be made.")
    reference = Line("The authority's reference.")
    delay_reason = Line("Why it is late, or will be.")


class RegulatoryRecord(Record):
    """What filings need beyond the report."""

    makes = Regulatory
    synonyms = synonym.REGULATORY

    aware_at = Time("When the organisation became aware of the incident.")
    classified_major_at = Time("DORA 2.3: when the incident was classified as major.")
    materiality_determined_at = Time("SEC: when the incident was determined to be material.")
    cause_addressed_at = Time("DORA 4.7: when the root cause was addressed.")
    notification_incident_determined_at = Time(
        "12 CFR 53: when it was determined that a notification incident has occurred."
    )
    individuals_affected = Count("HIPAA: how many individuals' health information is concerned.")
    country = Country("Where working days count, by two letters (ISO 3166-1).")
    subdivision = Line("A part of the country with holidays of its own, like HE in DE.")
    holidays = Items(Day(required=True), "Further days on which banks there do not work.")
    weekend_relief_denied = YesOrNo(
        "DORA: whether the authority has told that weekends and holidays move no limit (Art. 5(6))."
    )
    notifications = Items(
        Part(NotificationRecord, required=True), "Notifications of authorities, made and to be made."
    )
    dora = Part(DoraRecord, "Major ICT-related incident: ITS (EU) 2025/302 Annex I.")
    nis2 = Part(Nis2Record, "Significant incident: Directive (EU) 2022/2555 Art. 23.")
    gdpr = Part(GdprRecord, "Personal data breach: Regulation (EU) 2016/679 Art. 33.")
    sec = Part(SecRecord, "Material cybersecurity incident: Form 8-K Item 1.05.")
