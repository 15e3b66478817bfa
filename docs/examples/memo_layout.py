"""A layout of one's own, in one file: a memo on a page.

Render with it by its path, ``docgen render incident.yaml --layout docs/examples/memo_layout.py``, or announce
it from a package through the entry-point group ``docgen.layouts``. It imports only the contract; numbers,
page numbers and looks are docgen's business.
"""

from __future__ import annotations

from docgen.layout_api import (
    Cell,
    Column,
    Cover,
    CoverExtent,
    Document,
    Dossier,
    Incident,
    Label,
    Layout,
    Metadata,
    Options,
    Paragraph,
    Row,
    Running,
    Section,
    Status,
    Table,
    Text,
    parse_blocks,
)

KIND = "Incident Memo"


def assemble(dossier: Dossier, options: Options) -> Document:
    """A masthead, what happened, and what is open."""
    incident = dossier.incident
    return Document(
        metadata=Metadata(incident.title, incident.language, subject=KIND, identifier=incident.id),
        blocks=(what_happened(incident), what_is_open(incident)),
        cover=Cover(
            kind=KIND,
            title=incident.title,
            organization=incident.document.organization or options.organization,
            labels=(Label(incident.severity.value), Label(incident.id), Label(incident.status.value)),
            extent=CoverExtent.MASTHEAD,
        ),
        running=Running(incident.id, incident.document.classification or "", incident.title),
        stamp="DRAFT" if incident.status is Status.DRAFT else "",
    )


def what_happened(incident: Incident) -> Section:
    """The executive summary; Markdown of the data becomes blocks with ``parse_blocks``."""
    told = parse_blocks(incident.executive_summary or "") or (paragraph("Not yet written."),)
    return Section((Text("What Happened"),), told, numbered=False)


def what_is_open(incident: Incident) -> Section:
    """The action items, one a row."""
    rows = tuple(
        Row((Cell(parse_blocks(item.description)), Cell((paragraph(item.owner or "nobody yet"),))))
        for item in incident.action_items
    )
    columns = (Column((Text("What"),), 4.0), Column((Text("Who"),), 1.5))
    table = Table(columns, rows, "Action items with their owners")
    return Section((Text("What Is Open"),), (table if rows else paragraph("Nothing."),), numbered=False)


def paragraph(text: str) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph((Text(text),))


layout = Layout(name="memo", purpose="One page for the file.", assemble=assemble)
