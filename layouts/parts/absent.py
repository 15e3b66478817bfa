"""What stands where the data says nothing.

A document that is still being worked on (Draft, In Review) shows an empty field to be filled in by hand, as
the template does. A Final one says "Not stated": a blank in a signed document could be filled in afterwards.
The table of signatures is another matter (:mod:`.sign_off`).
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


def is_closed(incident: Incident) -> bool:
    """Whether the document is one to which nothing may be added by hand."""
    return incident.status is Status.FINAL


def absent_inline(incident: Incident, purpose: str) -> tuple[Inline, ...]:
    """Stands within a line for a value that is not given; ``purpose`` says what belongs there."""
    return (Emphasis(NOT_STATED),) if is_closed(incident) else (Blank(purpose),)


def absent_line(incident: Incident, purpose: str) -> tuple[Block, ...]:
    """Stands for a value that fills a line or a cell."""
    if is_closed(incident):
        return (Paragraph(NOT_STATED, ParagraphRole.NOTE),)
    return (Paragraph((Blank(purpose),)),)


def absent_lines(incident: Incident, purpose: str, lines: int = 3) -> tuple[Block, ...]:
    """Stands for running text: as many ``lines`` to write on."""
    if is_closed(incident):
        return absent_line(incident, purpose)
    return (BlankLines(purpose, lines),)
