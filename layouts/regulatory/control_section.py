"""Section 1: what document this is, how it came to be, and who receives it."""

from __future__ import annotations

from docgen.layout_api import Block, Field, Fields, Incident, Options, Paragraph, Section

from ..parts.absent import absent_line
from ..parts.clock import show_date
from ..parts.control import distribution_table, revision_table
from ..parts.deadlines import clock_table
from ..parts.frame import organization
from ..parts.marks import marks, retention
from ..parts.phrase import field, section
from ..parts.severity import status_label


def document_control(incident: Incident, options: Options) -> Section:
    """The section; it follows the contents, with which it is what stands before the facts."""
    revisions: tuple[Block, ...] = revision_table(incident) or absent_line(incident, "revisions")
    return section(
        "Document Control",
        section("Document", _document(incident, options)),
        section("Revision History", *revisions),
        section("Distribution", *distribution_table(incident)),
        *_deadlines(incident, options),
    )


def _deadlines(incident: Incident, options: Options) -> tuple[Section, ...]:
    """Only where the data speak of notifications that are due by a rule."""
    clocks = clock_table(incident, options)
    return (section("Notification Deadlines", *clocks),) if clocks else ()


def _document(incident: Incident, options: Options) -> Fields:
    control, done = incident.document, incident.postmortem_date
    entries = (
        field(incident, "Document number", control.number),
        field(incident, "Version", control.version),
        Field("Status", (Paragraph((status_label(incident),)),)),
        field(incident, "Date", show_date(done) if done else None),
        field(incident, "Organization", organization(incident, options)),
        field(incident, "Owner", control.owner),
        field(incident, "Prepared by", incident.author),
        field(incident, "Classification", control.classification),
        field(incident, "Retention", retention(control)),
        *marks(control, options.copy),
    )
    return Fields(entries, "Particulars of this document")
