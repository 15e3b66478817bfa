"""What stands where the data says nothing.

A document that is still being worked on (Draft, In Review) shows an empty field to be filled in by hand, as
the template does. A Final one says "Not stated": a blank in a signed document could be filled in afterwards.
The table of signatures is another matter (:mod:`.sign_off`).

An edition for one audience is closed, too: what it lacks is not for its reader to fill in.
"""

from __future__ import annotations

from docgen.layout_api import (
    Blank,
    BlankLines,
    Block,
    Emphasis,
    Foreign,
    Incident,
    Inline,
    Paragraph,
    ParagraphRole,
    Status,
    Text,
)

HOUSE = "en"
"""The language of the layout's own words."""
NOT_STATED = (Foreign(HOUSE, (Text("Not stated"),)),)
NOT_HERE = (Foreign(HOUSE, (Text("Not in this edition"),)),)
"""An edition that leaves something out cannot say of a value that nobody stated it."""


def is_closed(incident: Incident) -> bool:
    """Whether the document is one to which nothing may be added by hand."""
    return incident.status is Status.FINAL or incident.excerpt is not None


def is_silent(incident: Incident) -> bool:
    """Whether the edition says nothing of what is not in it: neither a heading nor a name stands for it."""
    return incident.excerpt is not None and incident.excerpt.silent


def absent_inline(incident: Incident, purpose: str) -> tuple[Inline, ...]:
    """Stands within a line for a value that is not given; ``purpose`` says what belongs there."""
    if is_silent(incident):
        return ()
    return (Emphasis(_words(incident)),) if is_closed(incident) else (Blank(purpose),)


def absent_line(incident: Incident, purpose: str) -> tuple[Block, ...]:
    """Stands for a value that fills a line or a cell."""
    if is_silent(incident):
        return ()
    if is_closed(incident):
        return (Paragraph(_words(incident), ParagraphRole.NOTE),)
    return (Paragraph((Blank(purpose),)),)


def absent_lines(incident: Incident, purpose: str, lines: int = 3) -> tuple[Block, ...]:
    """Stands for running text: as many ``lines`` to write on."""
    if is_closed(incident):
        return absent_line(incident, purpose)
    return (BlankLines(purpose, lines),)


def _words(incident: Incident) -> tuple[Inline, ...]:
    return NOT_STATED if incident.excerpt is None else NOT_HERE
