"""The schema of an incident: every key of a data file, in the order of the report template."""

from __future__ import annotations

from docgen.incident import Incident, Severity, Status
from docgen.schemas import synonym
from docgen.schemas.account_record import (
    ActionItemRecord,
    CommunicationRecord,
    ImpactRecord,
    RootCauseRecord,
    TimelineRecord,
)
from docgen.schemas.choice_field import Choice, Only
from docgen.schemas.collection_field import Items, Link, Part, Points
from docgen.schemas.control_record import (
    AppendixRecord,
    ControlRecord,
    SignOffRecord,
    SourceRecord,
)
from docgen.schemas.name_field import Language, Zone
from docgen.schemas.record import Record
from docgen.schemas.regulatory_record import RegulatoryRecord
from docgen.schemas.text_field import Line, Markdown
from docgen.schemas.time_field import Day, Time


class IncidentRecord(Record):
    """One incident and its post-mortem."""

    makes = Incident
    synonyms = synonym.INCIDENT

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
    customer_impact = Markdown(
        "Users affected, error rates, revenue: one line for the summary table. Markdown."
    )
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
    sign_off = Items(
        Part(SignOffRecord, required=True), "Who reviews the report; the template's four roles when absent."
    )
    document = Part(ControlRecord, "Document control.")
    regulatory = Part(RegulatoryRecord, "What filings with authorities need beyond the report.")
    language = Language("The language of the text, as a BCP 47 tag; en when absent.")
    sources = Items(Link(SourceRecord, required=True), "Links that are printed as references.")
