"""The frame of a document: what the file says of itself, what runs on every page, and the stamp."""

from __future__ import annotations

from datetime import UTC, datetime, time

from docgen.layout_api import Incident, Metadata, Options, Running, Status

from .control import document_name
from .severity import severity_label


def metadata(incident: Incident, kind: str) -> Metadata:
    """Dated by the day of the post-mortem, else that of the incident: never by a clock."""
    day = incident.postmortem_date or incident.date
    return Metadata(
        title=incident.title,
        language=incident.language,
        authors=(incident.author,) if incident.author else (),
        subject=kind,
        keywords=(incident.id, severity_label(incident.severity).text, *incident.affected_services),
        identifier=incident.document.number or incident.id,
        dated=datetime.combine(day, time.min, UTC),
    )


def running(incident: Incident) -> Running:
    """Number, version and classification at the head of every page, the title at its foot."""
    classification = incident.document.classification or ""
    return Running(document_name(incident), classification, incident.title)


def stamp(incident: Incident) -> str:
    """A Draft says so on every page; nothing else does."""
    return "DRAFT" if incident.status is Status.DRAFT else ""


def organization(incident: Incident, options: Options) -> str:
    """Whose document it is: as the data says, else as the one who renders says."""
    return incident.document.organization or options.organization
