"""A plain python-docx script, as its documentation shows it: paragraphs, ``add_table`` and ``add_row``.

The look of tables comes from a style of tables: to give each cell's paragraph a style takes python-docx three
times as long, which a user who has some patience finds out.
The contents are a field that Word fills when the reader asks it to; fonts are named and not embedded.
"""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.document import Document as Opened
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from benchmarks.peers.narrative import Block, Runs
from benchmarks.peers.outline import Heading, Part, Picture, Table, facts, parts, revisions
from benchmarks.peers.report import MONO, SANS, SERIF, Report, read_report
from benchmarks.peers.script import run


def make(incident: Path, output: Path) -> None:
    report = read_report(incident)
    document = Document()
    set_styles(document)
    frame(document, report.control.get("number", ""), report.data["title"])
    _cover(document, report)
    document.add_paragraph("Contents", style="Title")
    field(document.add_paragraph(), 'TOC \\o "1-2" \\h \\z')
    for part in parts(report):
        _write(document, part)
    document.save(str(output))


def set_styles(document: Opened) -> None:
    """Page, styles and fonts, as in the other peers."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(30), Mm(26)
    section.left_margin, section.right_margin = Mm(32), Mm(22)
    section.different_first_page_header_footer = True
    for name, family, size in (
        ("Title", SANS, 30),
        ("Heading 1", SANS, 16),
        ("Heading 2", SANS, 12.5),
        ("Heading 3", SANS, 10.5),
        ("Caption", SANS, 8.8),
        ("Header", SANS, 9),
        ("Footer", SANS, 9),
    ):
        set_font(document, name, family, size)
    styles = document.styles
    _set_defaults(document)
    styles.add_style("Cell", WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    styles.add_style("Report Table", WD_STYLE_TYPE.TABLE).base_style = styles["Table Grid"]
    for name in ("Cell", "Report Table"):
        styles[name].paragraph_format.space_after = Pt(2)
        set_font(document, name, SANS, 9.5)


def _set_defaults(document: Opened) -> None:
    """The font of running text: the document's default, which a style of tables may overrule."""
    (properties,) = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    fonts = properties.find(qn("w:rFonts"))
    fonts.attrib.clear()
    for kind in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{kind}"), SERIF)
    properties.find(qn("w:sz")).set(qn("w:val"), "21")


def set_font(document: Opened, name: str, family: str, size: float) -> None:
    style = next(style for style in document.styles if style.name == name)
    style.font.name, style.font.size = family, Pt(size)
    fonts = style.element.rPr.rFonts
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)


def frame(document: Opened, header: str, footer: str) -> None:
    """Running header, and a footer with the number of the page."""
    section = document.sections[0]
    section.header.paragraphs[0].text = header
    line = section.footer.paragraphs[0]
    line.add_run(f"{footer}\t\tPage ")
    field(line, "PAGE")
    line.add_run(" of ")
    field(line, "NUMPAGES")


def field(paragraph: Paragraph, instruction: str) -> None:
    """A field, which python-docx has no call for."""
    for kind in ("begin", instruction, "separate", "end"):
        run_ = paragraph.add_run()
        if kind == instruction:
            element = OxmlElement("w:instrText")
            element.set(qn("xml:space"), "preserve")
            element.text = instruction
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run_._r.append(element)


def keep_whole(row: _Row, *, repeated: bool = False) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if repeated:
        properties.append(OxmlElement("w:tblHeader"))


def _cover(document: Opened, report: Report) -> None:
    data = report.data
    document.add_paragraph(report.control.get("organization", ""))
    document.add_paragraph("Post Mortem Report")
    document.add_paragraph(data["title"], style="Title")
    document.add_paragraph(f"{data['severity']} · {data['id']} · {data['date']} · {data.get('status', '')}")
    _write(document, facts(report.control_rows))
    _write(document, revisions(report))
    document.add_page_break()  # type: ignore[no-untyped-call] # the library forgot its type


def _write(document: Opened, part: Part) -> None:
    match part:
        case Heading(text, level, new_page):
            document.add_heading(text, level).paragraph_format.page_break_before = new_page
        case Block("item", runs):
            _add_runs(document.add_paragraph(style="List Bullet"), runs)
        case Block(_, runs):
            _add_runs(document.add_paragraph(), runs)
        case Table():
            _table(document, part)
        case Picture(path, alt, caption):
            shape = document.add_picture(str(path), width=Mm(152))
            shape._inline.docPr.set("descr", alt)
            document.add_paragraph(caption, style="Caption")


def _table(document: Opened, part: Table) -> None:
    table = document.add_table(rows=0, cols=len(part.widths), style="Report Table")
    table.autofit = False
    for column, width in zip(table.columns, part.widths, strict=True):
        column.width = Mm(width)
    if part.head:
        row = table.add_row()
        keep_whole(row, repeated=True)
        for cell, text, width in zip(row.cells, part.head, part.widths, strict=True):
            _fill(cell, width).add_run(text).bold = True
    for given in part.rows:
        row = table.add_row()
        keep_whole(row)
        if part.tall:
            row.height = Mm(14)
        for cell, runs, width in zip(row.cells, given, part.widths, strict=True):
            _add_runs(_fill(cell, width), runs)
    document.add_paragraph()


def _fill(cell: _Cell, width: int) -> Paragraph:
    cell.width = Mm(width)
    first: Paragraph = cell.paragraphs[0]
    return first


def _add_runs(paragraph: Paragraph, runs: Runs) -> None:
    for each in runs:
        added = paragraph.add_run(each.text)
        added.bold, added.italic = each.bold or None, each.italic or None
        if each.code:
            added.font.name = MONO


if __name__ == "__main__":
    run(make)
