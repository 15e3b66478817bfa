"""The cover: whose document it is, of which kind, on what, and how far it has come."""

from __future__ import annotations

from dataclasses import replace

from docgen.layout_api import Block, Cover, CoverExtent, Incident, Inline, Label, Options

from .clock import show_date
from .frame import organization
from .severity import severity_label, status_label


def cover(
    incident: Incident,
    options: Options,
    kind: str,
    blocks: tuple[Block, ...],
    lead: tuple[Inline, ...] = (),
) -> Cover:
    """A page with severity, id, date and status under its title, and ``blocks`` below."""
    return replace(masthead(incident, options, kind), blocks=blocks, lead=lead, extent=CoverExtent.PAGE)


def masthead(incident: Incident, options: Options, kind: str, blocks: tuple[Block, ...] = ()) -> Cover:
    """The same in short, at the top of the first page."""
    return Cover(
        kind=kind,
        title=incident.title,
        organization=organization(incident, options),
        labels=(
            severity_label(incident.severity),
            Label(incident.id),
            Label(show_date(incident.date)),
            status_label(incident),
        ),
        logo=options.logo,
        blocks=blocks,
        extent=CoverExtent.MASTHEAD,
    )
