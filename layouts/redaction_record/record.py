"""The record as a document: which edition it is of, how much was taken out, and each thing by its path."""

from __future__ import annotations

from collections import Counter

from docgen.layout_api import (
    Block,
    Cell,
    Code,
    Column,
    Document,
    Dossier,
    Field,
    Fields,
    Incident,
    Options,
    Paragraph,
    RedactionRecord,
    Removal,
    RemovalKind,
    Row,
    Running,
    Section,
    Table,
    show_path,
)

from ..parts.control import document_name
from ..parts.cover import masthead
from ..parts.frame import metadata
from ..parts.phrase import house, house_line, line, note, section

_KIND = "Redaction Record"
_CLASS = "Internal"
_NAMES = {
    RemovalKind.FIELD: "Field",
    RemovalKind.ITEM: "Item of a list",
    RemovalKind.PASSAGE: "Passage",
    RemovalKind.EXHIBIT: "Exhibit",
    RemovalKind.REFERENCE: "Reference",
    RemovalKind.AREA: "Area of a picture",
    RemovalKind.PERSON: "Name of a person",
    RemovalKind.FILE: "File",
    RemovalKind.SECRET: "Secret",
}
_COLUMNS = (
    Column(house("#"), 0.68, figures=True),
    Column(house("Where"), 3.6),
    Column(house("What"), 1.25),
    Column(house("Why"), 2.75),
)
_NOTE = Column(house("Note"), 1.2)


def assemble(dossier: Dossier, options: Options) -> Document:
    """The record that the options hold; without one there is nothing that was taken out."""
    incident = dossier.incident
    record = options.record or RedactionRecord(incident.id, dossier.audience, dossier.digest)
    return Document(
        metadata=metadata(incident, _KIND),
        blocks=(_of_which_edition(incident, record), _what_was_taken_out(record)),
        cover=masthead(incident, options, _KIND),
        running=Running(document_name(incident), _CLASS, incident.title),
    )


def _of_which_edition(incident: Incident, record: RedactionRecord) -> Section:
    entries = (
        Field("Incident", line(record.incident)),
        Field("Document", line(document_name(incident))),
        Field("Audience", line(record.audience)),
        Field("Content SHA-256", (Paragraph((Code(record.digest),)),)),
        Field("Taken out", house_line(_count(record))),
    )
    warning = "This record is internal: it tells the readers of the edition what they do not have."
    return section("Edition", Fields(entries, "The edition that this record is of"), note(warning))


def _what_was_taken_out(record: RedactionRecord) -> Section:
    return section("What Was Taken Out", *_table(record))


def _table(record: RedactionRecord) -> tuple[Block, ...]:
    if not record.removals:
        return (note("Nothing was taken out."),)
    noted = any(removal.note for removal in record.removals)
    rows = tuple(
        Row(_cells(removal, number, noted=noted)) for number, removal in enumerate(record.removals, 1)
    )
    summary = "What was taken out: where it stood in the data, what it was, and why"
    if noted:
        return (Table((*_COLUMNS, _NOTE), rows, f"{summary}, and what is to be added"),)
    return (Table(_COLUMNS, rows, summary),)


def _cells(removal: Removal, number: int, *, noted: bool) -> tuple[Cell, ...]:
    """A column that would be empty from the first page to the last is none."""
    note_of_it = house_line(removal.note) if removal.note else ()
    return (
        Cell(line(str(number))),
        Cell((Paragraph((Code(show_path(removal.path)),)),)),
        Cell(house_line(_NAMES[removal.kind])),
        Cell(line(removal.reason)),
        *((Cell(note_of_it),) if noted else ()),
    )


def _count(record: RedactionRecord) -> str:
    counts = Counter(removal.kind for removal in record.removals)
    told = [f"{_NAMES[kind].lower()}: {counts[kind]}" for kind in RemovalKind if counts[kind]]
    return "; ".join(told) if told else "nothing"
