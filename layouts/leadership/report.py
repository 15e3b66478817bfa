"""The report for leadership as a whole: a masthead and six short sections."""

from __future__ import annotations

from docgen.layout_api import (
    Document,
    Dossier,
    Field,
    Fields,
    Incident,
    Options,
    Paragraph,
    Section,
    parse_blocks,
)

from ..parts.absent import absent_line
from ..parts.chronology import chronology
from ..parts.control import document_name
from ..parts.cover import masthead
from ..parts.frame import metadata, running, stamp
from ..parts.key_figures import key_figures
from ..parts.narrative import narrative, told
from ..parts.phrase import field, note, section, words
from ..parts.root_cause import trigger_and_cause
from ..parts.sign_off import sign_off
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
            section("Why It Happened", *trigger_and_cause(incident)),
            what_is_being_done(incident),
            told(incident, "What We Learned", incident.lessons_learned, "lessons learned"),
            section("Sign-Off", sign_off(incident), _where_the_rest_is(incident)),
        ),
        cover=masthead(incident, options, _KIND),
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
    """Services and customers to look up; the business as running text, which may well hold a table."""
    customers = incident.customer_impact or incident.impact.customer
    told_customers = parse_blocks(customers) if customers else ()
    rows = (
        field(incident, "Services", "; ".join(incident.affected_services)),
        Field("Customers", told_customers or absent_line(incident, "customer impact")),
    )
    business = narrative(incident, incident.impact.business, "business impact")
    return section(
        "Whom It Touched",
        Fields(rows, "Services and customers affected"),
        Section(words("Business"), business, numbered=False),
    )


def _where_the_rest_is(incident: Incident) -> Paragraph:
    name = document_name(incident)
    return note(f"The timeline of events, the analysis and the evidence stand in the full report, {name}.")
