"""The Word template that docxtpl fills, made once before any timing, where a user would draw it."""

from __future__ import annotations

import os
import tempfile
from functools import cache
from pathlib import Path

from docx import Document
from docx.document import Document as Opened
from docx.shared import Mm

from benchmarks.peers.html_page import contents_of_template
from benchmarks.peers.plain_python_docx import frame, keep_whole, set_styles


def template_at(folder: Path) -> Path:
    """The template in a folder, made where it is not there yet."""
    path = folder / "report-template.docx"
    if not path.exists():
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
            _template().save(file)
        os.replace(file.name, path)  # noqa: PTH105 - two workers may make it at once
    return path


@cache
def _template() -> Opened:
    document = Document()
    set_styles(document)
    frame(document, "{{ r.control.number }}", "{{ d.title }}")
    _cover(document)
    _contents(document)
    for level, _, title in contents_of_template():
        _section(document, int(level), title)
    return document


def _cover(document: Opened) -> None:
    document.add_paragraph("{{ r.control.organization }}")
    document.add_paragraph("Post Mortem Report")
    document.add_paragraph("{{ d.title }}", style="Title")
    document.add_paragraph("{{ d.severity }} · {{ d.id }} · {{ d.date }} · {{ d.status }}")
    _facts(document, "r.control_rows")
    fields = ("x.version", "x.date", "x.author", "x.summary")
    _table(document, "r.control.revisions", ("Version", "Date", "Author", "Change"), fields, (20, 30, 40, 62))


def _contents(document: Opened) -> None:
    """Headings stand in the template, so that the contents can list them; page numbers it cannot know."""
    document.add_paragraph("Contents", style="Title").paragraph_format.page_break_before = True
    for _, _, title in contents_of_template():
        document.add_paragraph(title)


def _section(document: Opened, level: int, title: str) -> None:
    number, _, words = title.partition(" ")
    heading = document.add_heading(title, level)
    heading.paragraph_format.page_break_before = number in ("1", "10")
    match number:
        case "1":
            _facts(document, "r.summary_rows")
        case "5.1":
            for part in ("trigger", "cause"):
                document.add_heading(part.title(), 3)
                _narrative(document, f"d.root_cause.{part}")
        case "5.3":
            document.add_paragraph("{%p for step in d.root_cause.five_whys %}")
            document.add_paragraph("{{ loop.index }}. {{ step.why }}").runs[0].bold = True
            _narrative(document, "step.answer")
            document.add_paragraph("{%p endfor %}")
        case "10":
            _exhibits(document)
        case _ if number in _TABLES:
            _table(document, *_TABLES[number])
        case _ if words in _NARRATIVES:
            _narrative(document, _NARRATIVES[words])


_TABLES = {
    "4": (
        "r.timeline",
        ("Timestamp (UTC)", "Event / Action", "Actor / System"),
        ("x.at", "r rich(x.event)", "x.actor"),
        (32, 85, 35),
    ),
    "7": (
        "d.action_items",
        ("Type", "Action", "Owner", "Due", "Status", "Ticket"),
        ("x.type", "x.description", "x.owner", "x.due", "x.status", "x.ticket"),
        (18, 46, 25, 22, 21, 20),
    ),
    "11": (
        "d.sign_off",
        ("Role", "Name", "Date Reviewed", "Signature"),
        ("x.role", "x.name", "x.reviewed_on", "''"),
        (45, 37, 30, 40),
    ),
}
"""Of each section that is a table: its rows, heads, cells and widths in mm."""
_NARRATIVES = {
    "Executive Summary": "d.executive_summary",
    "User / Customer Impact": "d.impact.customer",
    "Business / Financial Impact": "d.impact.business",
    "Internal Impact": "d.impact.internal",
    "Contributing Factors": "d.root_cause.contributing_factors",
    "Detection": "d.detection",
    "Incident Response": "d.response",
    "What Went Well": "d.went_well",
    "What Could Be Improved": "d.could_improve",
    "Lessons Learned": "d.lessons_learned",
    "Customer Communication Summary": "d.external_communication.customer",
    "Regulatory / Compliance Notifications": "d.external_communication.regulatory",
}


def _narrative(document: Opened, name: str) -> None:
    document.add_paragraph(f"{{%p for block in blocks({name}) %}}")
    document.add_paragraph("{%p if block.kind == 'item' %}")
    document.add_paragraph("{{r block.rich }}", style="List Bullet")
    document.add_paragraph("{%p elif block.kind == 'table' %}")
    cells = tuple(f"x[{column}]" for column in range(4))
    _table(document, "block.rows", (), cells, (38, 38, 38, 38))
    document.add_paragraph("{%p else %}")
    document.add_paragraph("{{r block.rich }}")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")


def _exhibits(document: Opened) -> None:
    document.add_paragraph("{%p for exhibit in exhibits %}")
    document.add_heading("Exhibit {{ exhibit.letter }} {{ exhibit.title }}", 3)
    _facts(document, "exhibit.facts")
    document.add_paragraph("{{ exhibit.picture }}")
    document.add_paragraph("{{ exhibit.caption }}", style="Caption")
    document.add_paragraph("{%p endfor %}")


def _facts(document: Opened, rows: str) -> None:
    _table(document, rows, (), ("x[0]", "x[1]"), (45, 107))


def _table(
    document: Opened, rows: str, head: tuple[str, ...], cells: tuple[str, ...], widths: tuple[int, ...]
) -> None:
    table = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    filled = tuple(f"{{{{{'' if cell.startswith('r ') else ' '}{cell} }}}}" for cell in cells)
    loop = (f"{{%tr for x in {rows} %}}", *("",) * (len(widths) - 1))
    ending = ("{%tr endfor %}", *("",) * (len(widths) - 1))
    for kind, texts in (("head", head), ("loop", loop), ("row", filled), ("loop", ending)):
        if not texts:
            continue
        row = table.add_row()
        if kind != "loop":
            keep_whole(row, repeated=kind == "head")
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = Mm(width)
            cell.paragraphs[0].style = "Cell"
            cell.paragraphs[0].add_run(text).bold = kind == "head" or None
    document.add_paragraph()
