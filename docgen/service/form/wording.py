"""The words that people use for the keys of the data, where the key itself does not say them.

Which keys there are, the records say: a key without words here is shown by its own.
"""

from __future__ import annotations

from collections.abc import Mapping

BEGINNINGS: Mapping[str, str] = {
    "$schema": "This file",
    "id": "Summary",
    "executive_summary": "Executive summary",
    "impact": "Impact",
    "timeline": "Timeline",
    "root_cause": "Root cause",
    "detection": "Detection and response",
    "action_items": "Action items",
    "lessons_learned": "Lessons learned",
    "external_communication": "External communication",
    "appendices": "Evidence",
    "sign_off": "Sign-off",
    "document": "Document control",
    "regulatory": "Regulatory",
    "language": "Language and references",
}
"""The key with which each section begins; one goes on until the next begins."""

LAST = "$schema"
"""The section that nobody has to read first."""

LABELS: Mapping[tuple[str, str], str] = {
    ("Incident", "$schema"): "Address of the schema",
    ("Incident", "schema_version"): "Version of the schema",
    ("Incident", "id"): "Incident ID",
    ("Incident", "title"): "Incident title",
    ("Incident", "date"): "Date of incident",
    ("Incident", "timezone"): "Time zone",
    ("Incident", "impact_start"): "Time impact started",
    ("Incident", "impact_end"): "Time impact ended",
    ("Incident", "detected_at"): "Time detected",
    ("Incident", "mitigated_at"): "Time mitigated",
    ("Incident", "resolved_at"): "Time resolved",
    ("Incident", "commander"): "Incident commander",
    ("Incident", "author"): "Post-mortem author",
    ("Incident", "postmortem_date"): "Post-mortem date",
    ("Incident", "status"): "Post-mortem status",
    ("Incident", "response"): "Incident response",
    ("Incident", "went_well"): "What went well",
    ("Incident", "could_improve"): "What could be improved",
    ("Incident", "document"): "Document control",
    ("Incident", "sign_off"): "Reviewers",
    ("Incident", "sources"): "References",
    ("Impact", "customer"): "User and customer impact",
    ("Impact", "business"): "Business and financial impact",
    ("Impact", "internal"): "Internal impact",
    ("Timeline", "at"): "Time",
    ("Timeline", "event"): "What happened",
    ("Timeline", "actor"): "Person or system",
    ("RootCause", "cause"): "Root cause",
    ("Why", "why"): "Question",
    ("ActionItem", "due"): "Due date",
    ("Communication", "customer"): "Customer communication",
    ("Communication", "regulatory"): "Regulatory and compliance notifications",
    ("Appendix", "path"): "File",
    ("Appendix", "text"): "The evidence itself",
    ("Appendix", "url"): "Address of a link",
    ("Appendix", "alt"): "Alternative text",
    ("Appendix", "captured_at"): "Time captured",
    ("Appendix", "name"): "Name for references",
    ("Appendix", "part_of"): "Further part of",
    ("Area", "x"): "From the left",
    ("Area", "y"): "From the top",
    ("Area", "w"): "Width",
    ("Area", "h"): "Height",
    ("SignOff", "reviewed_on"): "Date of review",
    ("Control", "number"): "Document number",
    ("Control", "tlp"): "Traffic Light Protocol",
    ("Control", "privilege"): "Legal privilege",
    ("Control", "retain_until"): "Kept until",
    ("Control", "revisions"): "Revision history",
    ("DocumentReference", "number"): "Document number",
    ("Source", "url"): "Address",
    ("Notification", "submitted_at"): "Time submitted",
    ("Notification", "delay_reason"): "Reason for delay",
    ("Regulatory", "aware_at"): "Time of awareness",
    ("Regulatory", "classified_major_at"): "Time classified as major",
    ("Regulatory", "materiality_determined_at"): "Time found material",
    ("Regulatory", "cause_addressed_at"): "Time the cause was addressed",
    ("Regulatory", "notification_incident_determined_at"): "Time found a notification incident",
    ("Regulatory", "dora"): "DORA",
    ("Regulatory", "nis2"): "NIS2",
    ("Regulatory", "gdpr"): "GDPR",
    ("Regulatory", "sec"): "SEC Form 8-K",
    ("Contact", "email"): "E-mail address",
    ("Contact", "phone"): "Telephone number",
    ("SubmittingEntity", "lei"): "LEI",
    ("AffectedEntity", "lei"): "LEI",
    ("Undertaking", "lei"): "LEI",
}
"""By the name of the record, without ``Record``, and the key."""

THINGS: Mapping[str, str] = {
    "What went well": "what went well",
    "What could be improved": "what could be improved",
}
"""What an entry is one of, where it is not "the" and the label."""


def label_of(record: str, key: str) -> str:
    """The words for a key of a record."""
    return LABELS.get((record, key)) or key.strip("$").replace("_", " ").capitalize()


def thing_of(label: str) -> str:
    """The words for a list in a sentence: "the affected services"."""
    return THINGS.get(label, f"the {label[:1].lower()}{label[1:]}")
