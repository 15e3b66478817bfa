"""The schemas of what makes the report a document: evidence, sign-off, document control, references."""

from __future__ import annotations

from docgen.incident import Appendix, AppendixKind, Area, DocumentControl, Revision, SignOff, Source
from docgen.schemas import synonym
from docgen.schemas.choice_field import Choice
from docgen.schemas.collection_field import Items, Part
from docgen.schemas.count_field import Count
from docgen.schemas.name_field import Address
from docgen.schemas.record import Record
from docgen.schemas.text_field import Line, Markdown, Verbatim
from docgen.schemas.time_field import Day, Time


class AreaRecord(Record):
    """A rectangle of a picture, in pixels of the upright picture."""

    makes = Area

    x = Count("From its left edge.", required=True)
    y = Count("From its upper edge.", required=True)
    w = Count("How wide.", required=True, least=1)
    h = Count("How high.", required=True, least=1)


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


class ControlRecord(Record):
    """Document control."""

    makes = DocumentControl
    synonyms = synonym.CONTROL

    number = Line("The document number.")
    version = Line("The document's version.")
    classification = Line("Its classification, as the organisation calls it.")
    organization = Line("The organisation whose document it is.")
    owner = Line("Who answers for the document.")
    distribution = Items(Line(required=True), "Who receives it.")
    retention = Line("How long it is kept.")
    revisions = Items(Part(RevisionRecord, required=True), "The document's history.")


class SourceRecord(Record):
    """A reference."""

    makes = Source
    synonyms = synonym.SOURCE
    labelled = True

    url = Address("Its address.", required=True)
    title = Line("Its title.")
