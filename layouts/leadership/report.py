"""The report for leadership as a whole: a masthead and six short sections."""

from __future__ import annotations

from docgen.layout_api import (
    Code,
    Document,
    Dossier,
    Incident,
    Options,
    Paragraph,
    ParagraphRole,
    Section,
    Text,
)

from ..parts.absent import is_silent
from ..parts.chronology import chronology
from ..parts.control import document_name
from ..parts.cover import masthead
from ..parts.frame import metadata, running, stamp
from ..parts.key_figures import key_figures
from ..parts.marks import marks_block
from ..parts.narrative import narrative, told
from ..parts.phrase import house, note, run_in, section, stated
from ..parts.sign_off import signed
from .actions import what_is_being_done

_KIND = "Incident Report for Leadership"


def assemble(dossier: Dossier, options: Options) -> Document:
    """The fields that the package names, each in full."""
    incident = dossier.incident
    return Document(
        metadata=metadata(incident, _KIND),
        blocks=(
            _what_happened(incident),
            _whom_it_touched(incident),
            _why(incident),
            what_is_being_done(incident),
            told(incident, "What We Learned", incident.lessons_learned, "lessons learned"),
            section("Sign-Off", *signed(incident), *_where_the_rest_is(dossier)),
        ),
        cover=masthead(incident, options, _KIND, marks_block(incident.document, options.copy)),
        running=running(incident),
        stamp=stamp(incident),
    )


def _what_happened(incident: Incident) -> Section:
    return section(
        "What Happened",
        *narrative(incident, incident.executive_summary, "executive summary"),
        *key_figures(incident),
        *chronology(incident),
    )


def _whom_it_touched(incident: Incident) -> Section:
    """Run-in headings and no table, so that a page can break within it: that alone saves half a page."""
    customers = incident.customer_impact or incident.impact.customer
    services = stated(incident, "; ".join(incident.affected_services), "affected services")
    return section(
        "Whom It Touched",
        *run_in("Customers", narrative(incident, customers, "customer impact")),
        *run_in("Services", services),
        *run_in("Business", narrative(incident, incident.impact.business, "business impact")),
    )


def _why(incident: Incident) -> Section:
    cause = incident.root_cause
    return section(
        "Why It Happened",
        *run_in("Trigger", narrative(incident, cause.trigger, "trigger")),
        *run_in("Cause", narrative(incident, cause.cause, "root cause")),
    )


def _where_the_rest_is(dossier: Dossier) -> tuple[Paragraph, ...]:
    """Where to read on; the digest is that of the full report, which is made of the same content.

    Who is not to know that something is left out is not sent to read it.
    """
    if is_silent(dossier.incident):
        return ()
    name = document_name(dossier.incident)
    rest = f"The timeline of events, the analysis and the evidence stand in the full report, {name}."
    if not dossier.digest:
        return (note(rest),)
    said = (
        *house(f"{rest} Its content and that of this one have the SHA-256 "),
        Code(dossier.digest),
        Text("."),
    )
    return (Paragraph(said, ParagraphRole.NOTE),)
