"""The marks of a document as fields: who may read on, what stands in place of what, which copy it is."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout_api import (
    Block,
    DocumentControl,
    DocumentReference,
    Field,
    Fields,
    Paragraph,
    Strong,
    Text,
    show_reference,
)

from .clock import show_date
from .phrase import house, line, words


def marks(control: DocumentControl, copy: str = "") -> tuple[Field, ...]:
    """A field for each mark that there is; ``copy`` is the designation of a numbered copy."""
    return tuple(_marks(control, copy))


def marks_block(control: DocumentControl, copy: str = "") -> tuple[Block, ...]:
    """The marks by themselves, for a document that has no control block; nothing where there are none."""
    fields = marks(control, copy)
    return (Fields(fields, "Marks of this document"),) if fields else ()


def retention(control: DocumentControl) -> str:
    """How long the document is kept, and until when: ``Seven years, until 14 March 2033``."""
    until = f"until {show_date(control.retain_until)}" if control.retain_until else ""
    told = ", ".join(filter(None, (control.retention, until)))
    return told if control.retention else f"{told[:1].upper()}{told[1:]}"


def _marks(control: DocumentControl, copy: str) -> Iterator[Field]:
    if label := control.tlp:
        said = (Strong(words(label.value)), Text(" "), *house(label.meaning))
        yield Field("Sharing", (Paragraph(said),))
    if control.privilege:
        yield Field("Privilege", line(control.privilege))
    if copy:
        yield Field("Copy", line(copy))
    for name, other in (("Supersedes", control.supersedes), ("Superseded by", control.superseded_by)):
        if other is not None:
            yield Field(name, line(_dated(other, control)))


def _dated(other: DocumentReference, control: DocumentControl) -> str:
    name = show_reference(other, control.number)
    return f"{name}, {show_date(other.date)}" if other.date else name
