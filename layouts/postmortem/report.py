"""The report as a whole: cover, contents, the eleven sections."""

from __future__ import annotations

from docgen.layout_api import Contents, Document, Dossier, Options, Section

from ..parts.control import control_block, revision_table
from ..parts.cover import cover
from ..parts.frame import metadata, running, stamp
from ..parts.lead import lead
from ..parts.narrative import told
from ..parts.phrase import section
from ..parts.sign_off import signed
from .analysis import assessment, root_cause
from .appendices import appendices
from .facts import impact, summary, timeline_of_events
from .follow_up import communication, remediation

_KIND = "Post Mortem Report"


def assemble(dossier: Dossier, options: Options) -> Document:
    """The whole report. Every value of the data is in it, and room for each that the data does not give."""
    incident = dossier.incident
    return Document(
        metadata=metadata(incident, _KIND),
        blocks=(Contents(), *_sections(dossier)),
        cover=cover(
            incident,
            options,
            _KIND,
            blocks=(*control_block(dossier, options.copy), *revision_table(incident)),
            lead=lead(incident),
        ),
        running=running(incident),
        stamp=stamp(incident),
    )


def _sections(dossier: Dossier) -> tuple[Section, ...]:
    incident = dossier.incident
    return (
        summary(incident),
        told(incident, "Executive Summary", incident.executive_summary, "executive summary"),
        impact(incident),
        timeline_of_events(incident),
        root_cause(incident),
        assessment(incident),
        remediation(incident),
        told(incident, "Lessons Learned", incident.lessons_learned, "lessons learned"),
        communication(incident),
        appendices(dossier),
        section("Review and Sign-Off", *signed(incident)),
    )
