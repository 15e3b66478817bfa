"""The schema of an incident: every key of a data file, in the order of the report template."""

from __future__ import annotations

from docgen.incident import Incident, Severity, Status
from docgen.schemas.account_record import (
    ActionItemRecord,
    CommunicationRecord,
    ImpactRecord,
    RootCauseRecord,
    TimelineRecord,
)
from docgen.schemas.choice_field import Choice, Only
from docgen.schemas.collection_field import Items, Part, Points
from docgen.schemas.control_record import (
    AppendixRecord,
    ControlRecord,
    SignOffRecord,
    SourceRecord,
)
from docgen.schemas.name_field import Language, Zone
from docgen.schemas.record import Record
from docgen.schemas.text_field import Line, Markdown
from docgen.schemas.time_field import Day, Time


class IncidentRecord(Record):
    """One incident and its post-mortem."""

    makes = Incident
    synonyms = {
        "incident_id": "id",
        "identifier": "id",
        "name": "title",
        "incident_title": "title",
        "sev": "severity",
        "priority": "severity",
        "incident_date": "date",
        "tz": "timezone",
        "time_zone": "timezone",
        "start": "impact_start",
        "started_at": "impact_start",
        "start_time": "impact_start",
        "onset": "impact_start",
        "end": "impact_end",
        "ended_at": "impact_end",
        "end_time": "impact_end",
        "detected": "detected_at",
        "time_detected": "detected_at",
        "mitigated": "mitigated_at",
        "resolved": "resolved_at",
        "services": "affected_services",
        "components": "affected_services",
        "incident_commander": "commander",
        "ic": "commander",
        "owner": "author",
        "report_date": "postmortem_date",
        "state": "status",
        "summary": "executive_summary",
        "overview": "executive_summary",
        "tldr": "executive_summary",
        "events": "timeline",
        "chronology": "timeline",
        "trigger": "root_cause.trigger",
        "cause": "root_cause.cause",
        "contributing_factors": "root_cause.contributing_factors",
        "five_whys": "root_cause.five_whys",
        "5_whys": "root_cause.five_whys",
        "what_went_well": "went_well",
        "what_went_wrong": "could_improve",
        "what_could_be_improved": "could_improve",
        "went_wrong": "could_improve",
        "actions": "action_items",
        "follow_ups": "action_items",
        "remediation": "action_items",
        "lessons": "lessons_learned",
        "communication": "external_communication",
        "attachments": "appendices",
        "exhibits": "appendices",
        "evidence": "appendices",
        "approvals": "sign_off",
        "approvers": "sign_off",
        "reviewers": "sign_off",
        "classification": "document.classification",
        "organization": "document.organization",
        "organisation": "document.organization",
        "version": "document.version",
        "revisions": "document.revisions",
        "lang": "language",
        "references": "sources",
        "links": "sources",
    }

    schema_link = Line("Where this schema is; for editors only.", key="$schema")
    schema_version = Only("1", "The version of this schema.")
    id = Line("The incident's identifier, in any form: INC-2041.", required=True)
    title = Line("A short title that describes the incident.", required=True)
    severity = Choice(Severity, "How bad it was, from worst (S0) to least (S3).", required=True)
    date = Day("The date of the incident.", required=True)
    timezone = Zone("The IANA zone of every time without an offset; UTC when absent.")
    impact_start = Time("When the impact began.")
    impact_end = Time("When the impact ended.")
    detected_at = Time("When the incident was detected.")
    mitigated_at = Time("When the impact was mitigated.")
    resolved_at = Time("When the incident was fully resolved.")
    affected_services = Items(Line(required=True), "The services, interfaces and regions that were affected.")
    customer_impact = Markdown("Users affected, error rates, revenue: one line for the summary table. Markdown.")
    commander = Line("The incident commander.")
    author = Line("The author of the post-mortem.")
    postmortem_date = Day("The date of the post-mortem.")
    status = Choice(Status, "How far the report has come; Draft when absent.")
    executive_summary = Markdown("Three to five sentences for senior leadership. Markdown.")
    impact = Part(ImpactRecord, "Whom and what the incident touched.")
    timeline = Items(Part(TimelineRecord, required=True), "Every significant event, in order of time.")
    root_cause = Part(RootCauseRecord, "What set the incident off, and why the system let it.")
    detection = Markdown("How the incident was detected, and whether that was soon enough. Markdown.")
    response = Markdown("How the response worked. Markdown.")
    went_well = Points("What went well: Markdown, or a list of it.")
    could_improve = Points("What could be improved: Markdown, or a list of it.")
    action_items = Items(Part(ActionItemRecord, required=True), "What is to be done, by whom, until when.")
    lessons_learned = Points("What the organisation learns from it: Markdown, or a list of it.")
    external_communication = Part(CommunicationRecord, "What was said outside.")
    appendices = Items(Part(AppendixRecord, required=True), "Evidence: pictures, logs, diffs, links, files.")
    sign_off = Items(Part(SignOffRecord, required=True), "Who reviews the report; the template's four roles when absent.")
    document = Part(ControlRecord, "Document control.")
    language = Language("The language of the text, as a BCP 47 tag; en when absent.")
    sources = Items(Part(SourceRecord, required=True), "Links that are printed as references.")
