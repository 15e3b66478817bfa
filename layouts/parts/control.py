"""Document control: what makes a paper a controlled document."""

from __future__ import annotations

from docgen.layout_api import (
    Block,
    Cell,
    Code,
    Column,
    DocumentControl,
    Dossier,
    Field,
    Fields,
    Incident,
    Paragraph,
    Row,
    Table,
)

from .absent import absent_line
from .clock import show_date
from .marks import marks, retention
from .phrase import house, line, stated


def document_name(incident: Incident) -> str:
    """Number (else the incident's id) and version, as in the header: ``PM-2026-0187 · version 1.0``."""
    control = incident.document
    name = control.number or incident.id
    return f"{name} · version {control.version}" if control.version else name


def control_block(dossier: Dossier, copy: str = "", *more: Field) -> tuple[Block, ...]:
    """What the data says of the document itself, and the content digest; nothing where there is neither.

    ``copy`` says which numbered copy it is; ``more`` stands after what every document has.
    """
    control = dossier.incident.document
    said = (Field(name, line(value)) for name, value in _control(control) if value)
    entries = (*said, *more, *marks(control, copy), *_identity(dossier))
    return (Fields(entries, "Document control"),) if entries else ()


def full_control_block(dossier: Dossier, copy: str = "") -> Fields:
    """Every field of a controlled document, whether the data gives it or not, and the content digest.

    The marks are those that there are: that a document has none is no gap in it.
    """
    incident = dossier.incident
    asked = (
        Field(name, stated(incident, value, name.lower())) for name, value in _control(incident.document)
    )
    return Fields((*asked, *marks(incident.document, copy), *_identity(dossier)), "Document control")


def revision_table(incident: Incident) -> tuple[Block, ...]:
    """The history of the document, as the data tells it; nothing where it does not."""
    columns = (
        Column(house("Version"), 0.8),
        Column(house("Date"), 1.4),
        Column(house("Author"), 1.5),
        Column(house("Change"), 2.6),
    )
    rows = tuple(
        Row(
            (
                Cell(line(revision.version)),
                Cell(stated(incident, show_date(revision.date) if revision.date else None, "date")),
                Cell(stated(incident, revision.author, "author")),
                Cell(stated(incident, revision.summary, "change")),
            )
        )
        for revision in incident.document.revisions
    )
    return (Table(columns, rows, "Revisions of this document"),) if rows else ()


def revision_field(incident: Incident) -> tuple[Field, ...]:
    """The history in a line for each version, for a form whose tables are its rows; nothing without one."""
    told = tuple(
        block
        for each in incident.document.revisions
        for block in line(
            ", ".join(
                part
                for part in (
                    f"version {each.version}",
                    show_date(each.date) if each.date else "",
                    each.author,
                    each.summary,
                )
                if part
            )
        )
    )
    return (Field("Revisions", told),) if told else ()


def distribution_table(incident: Incident) -> tuple[Block, ...]:
    """Who receives the document, one a row."""
    columns = (Column(house("No."), 0.4, figures=True), Column(house("Recipient"), 5.0))
    rows = tuple(
        Row((Cell(line(str(number))), Cell(line(recipient))))
        for number, recipient in enumerate(incident.document.distribution, 1)
    )
    if not rows:
        return absent_line(incident, "distribution")
    return (Table(columns, rows, "Distribution of this document"),)


def _control(control: DocumentControl) -> tuple[tuple[str, str | None], ...]:
    return (
        ("Document", _number_and_version(control)),
        ("Classification", control.classification),
        ("Owner", control.owner),
        ("Distribution", "; ".join(control.distribution)),
        ("Retention", retention(control)),
    )


def _identity(dossier: Dossier) -> tuple[Field, ...]:
    """By what the content can be known again: ``docgen verify`` and ``sha256sum`` come to the same."""
    if not dossier.digest:
        return ()
    return (Field("Content SHA-256", (Paragraph((Code(dossier.digest),)),)),)


def _number_and_version(control: DocumentControl) -> str:
    version = f"version {control.version}" if control.version else ""
    return ", ".join(part for part in (control.number, version) if part)
