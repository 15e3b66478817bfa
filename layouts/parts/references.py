"""The sources as numbered references, each with its address in full, so that it survives print."""

from __future__ import annotations

from docgen.layout_api import Block, Incident, OrderedList, Paragraph, Source, Text

from .phrase import address
from .withheld import withheld_note


def references(incident: Incident) -> tuple[Block, ...]:
    """The list of sources; nothing where the data names none."""
    told = withheld_note(incident, "sources", "references")
    if not incident.sources:
        return told
    return (OrderedList(tuple((_reference(source),) for source in incident.sources)), *told)


def _reference(source: Source) -> Paragraph:
    link = address(source.url)
    return Paragraph((Text(f"{source.title}, "), link) if source.title else (link,))
