"""The record as a whole: cover, contents, the sections in formal order."""

from __future__ import annotations

from docgen.layout_api import (
    Block,
    Contents,
    Document,
    Dossier,
    Incident,
    Options,
    Section,
    without_empty,
)

from ..parts.absent import is_silent
from ..parts.control import full_control_block
from ..parts.cover import cover
from ..parts.frame import metadata, running, stamp
from ..parts.narrative import told
from ..parts.phrase import note, section
from ..parts.references import references
from ..parts.summary_table import summary_table
from ..parts.withheld import is_withheld, withheld_note
from .account import cause, impact, measures, notifications, response
from .annex import annexes
from .chronology import chronology_of_record
from .control_section import document_control
from .declaration import declaration
from .exhibits import exhibits_of_record

_KIND = "Regulatory Incident Report"


def assemble(dossier: Dossier, options: Options) -> Document:
    """The whole record. Every value of the data is in it, and room for each that the data does not give."""
    incident = dossier.incident
    return Document(
        metadata=metadata(incident, _KIND),
        blocks=(Contents(), *_sections(dossier, options)),
        cover=cover(incident, options, _KIND, blocks=(full_control_block(dossier, options.copy),)),
        running=running(incident),
        stamp=stamp(incident),
    )


def _sections(dossier: Dossier, options: Options) -> tuple[Block, ...]:
    incident = dossier.incident
    sections = (
        document_control(incident, options),
        section("Identification", summary_table(incident), new_page=True),
        told(incident, "Summary", incident.executive_summary, "summary"),
        chronology_of_record(incident),
        impact(incident),
        cause(incident),
        response(incident),
        measures(incident),
        notifications(incident),
        exhibits_of_record(dossier),
        section("References", *_references(incident)),
        *annexes(incident),
    )
    covered = without_empty(sections) if is_silent(incident) else sections
    signed = () if is_withheld(incident, "sign_off") else (declaration(dossier, len(covered)),)
    return (*covered, *signed, *_signatures_withheld(incident))


def _signatures_withheld(incident: Incident) -> tuple[Section, ...]:
    told = withheld_note(incident, "sign_off", "signatures")
    return (section("Declaration and Signatures", *told),) if told else ()


def _references(incident: Incident) -> tuple[Block, ...]:
    if is_silent(incident):
        return references(incident)
    return references(incident) or (note("No references are given."),)
