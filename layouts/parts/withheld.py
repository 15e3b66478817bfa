"""What is said of things that were taken out and left no mark: that a list is not whole."""

from __future__ import annotations

from docgen.layout_api import Block, Incident

from .phrase import note


def withheld_note(incident: Incident, field: str, what: str) -> tuple[Block, ...]:
    """A note that some of ``what`` (events) are withheld; nothing where none are, or none is to know of it.

    ``field`` is the path of the list in the data, without places.
    """
    excerpt = incident.excerpt
    if excerpt is None or excerpt.silent or field not in excerpt.omitted:
        return ()
    return (note(f"[withheld] Some {what} are withheld from this edition."),)


def is_withheld(incident: Incident, field: str) -> bool:
    """Whether something of a list was taken out, be it said or not."""
    return incident.excerpt is not None and field in incident.excerpt.omitted
