"""The schemas of what makes the report a document: evidence, sign-off, document control, references."""

from __future__ import annotations

from docgen.incident import (
    Appendix,
    AppendixKind,
    Area,
    DocumentControl,
    DocumentReference,
    Revision,
    SignOff,
    Source,
)
from docgen.schemas import synonym
from docgen.schemas.choice_field import Choice, TrafficLight
from docgen.schemas.collection_field import Items, Part, Referred
from docgen.schemas.name_field import Address, Slug
from docgen.schemas.pixel_field import Pixels
from docgen.schemas.record import Record
from docgen.schemas.text_field import Line, Markdown, Verbatim
from docgen.schemas.time_field import Day, Time


class AreaRecord(Record):
    """A rectangle of a picture, in pixels of the upright picture."""

    makes = Area

    x = Pixels("From its left edge.", required=True)
    y = Pixels("From its upper edge.", required=True)
    w = Pixels("How wide.", required=True, least=1)
    h = Pixels("How high.", required=True, least=1)


class AppendixRecord(Record):
    """One piece of evidence."""

    makes = Appendix
    synonyms = synonym.APPENDIX
    labelled = True

    kind = Choice(AppendixKind, "What it is.", required=True)
    title = Line("Its title.", required=True)
    path = Line("The file, relative to the data file and in its folder.")
    text = Verbatim("The evidence itself, instead of a file: log, diff, config or transcript.")
    url = Address("The address of a link.")
    alt = Line("What a picture shows, for those who cannot see it; required of a picture.")
    caption = Markdown("A caption. Markdown.")
    source = Line("Where it comes from.")
    captured_at = Time("When it was captured.")
    captured_by = Line("Who captured it: a person, or the tool that did.")
    name = Slug("By what the text refers to it, as [see](exhibit:latency-graph).")
    part_of = Slug("The name of the appendix above, of which this is a further part: Exhibit A-1.")
    redactions = Items(Part(AreaRecord, required=True), "Areas of a picture that are painted over.")


class SignOffRecord(Record):
    """One who reviews the report."""

    makes = SignOff
    synonyms = synonym.SIGN_OFF
    labelled = True

    role = Line("The role in which they review.", required=True)
    name = Line("Their name.")
    reviewed_on = Time("When they reviewed it.")


class RevisionRecord(Record):
    """One line of the document's history."""

    makes = Revision
    synonyms = synonym.REVISION
    labelled = True

    version = Line("The version.", required=True)
    date = Day("Its date.")
    author = Line("Who made it.")
    summary = Line("What changed.")


class DocumentReferenceRecord(Record):
    """Another edition of the document."""

    makes = DocumentReference
    synonyms = synonym.DOCUMENT_REFERENCE

    number = Line("Its document number; this document's own when absent.")
    version = Line("Its version.")
    date = Day("Its date.")


class ControlRecord(Record):
    """Document control."""

    makes = DocumentControl
    synonyms = synonym.CONTROL

    number = Line("The document number.")
    version = Line("The document's version.")
    classification = Line("Its classification, as the organisation calls it.")
    tlp = TrafficLight("Its label of the Traffic Light Protocol 2.0: who it may be passed on to.")
    privilege = Line("The note of legal privilege that stands on every page.")
    organization = Line("The organisation whose document it is.")
    owner = Line("Who answers for the document.")
    distribution = Items(Line(required=True), "Who receives it.")
    retention = Line("How long it is kept.")
    retain_until = Day("The day until which it is kept.")
    supersedes = Referred(
        DocumentReferenceRecord, "The edition that this one replaces: number, or number and version."
    )
    superseded_by = Referred(
        DocumentReferenceRecord,
        "The edition that has replaced this one, which is stamped SUPERSEDED on every page.",
    )
    revisions = Items(Part(RevisionRecord, required=True), "The document's history.")


class SourceRecord(Record):
    """A reference."""

    makes = Source
    synonyms = synonym.SOURCE
    labelled = True

    url = Address("Its address.", required=True)
    title = Line("Its title.")
