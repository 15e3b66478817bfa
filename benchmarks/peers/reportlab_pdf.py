"""ReportLab: Platypus with a contents of two passes (``multiBuild``), headings in the outline."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    Image,
    ListFlowable,
    ListItem,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus.tableofcontents import TableOfContents

from benchmarks.peers import outline
from benchmarks.peers.narrative import Block, Runs
from benchmarks.peers.report import FILES, MONO, SANS, SERIF, Report, read_report
from benchmarks.peers.script import run

_WIDTH = 156 * mm
_LINE = HexColor("#bbbbbb")


def make(incident: Path, output: Path) -> None:
    _register_fonts()
    report = read_report(incident)
    document = _Paged(str(output), report)
    document.multiBuild(list(_story(report)), canvasmaker=_NumberedCanvas)


class _NumberedCanvas(Canvas):  # type: ignore[misc] # the library has no types
    """The way of ReportLab's own cookbook to "Page X of Y": pages are kept until their number is known."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - the library's own name
        self.kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for number, page in enumerate(self.kept, 1):
            self.__dict__.update(page)
            if number > 1:
                self.setFont(SANS, 9)
                self.drawRightString(A4[0] - 22 * mm, 14 * mm, f"Page {number} of {len(self.kept)}")
            super().showPage()
        super().save()


class _Paged(BaseDocTemplate):  # type: ignore[misc] # the library has no types
    def __init__(self, output: str, report: Report) -> None:
        title, author = report.data["title"], report.data.get("author", "")
        super().__init__(output, pagesize=A4, title=title, author=author, initialFontName=SANS)
        frame = Frame(32 * mm, 26 * mm, _WIDTH, A4[1] - 56 * mm, 0, 0, 0, 0)
        self.report = report
        self.addPageTemplates([PageTemplate("page", [frame], onPage=self._margins)])

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - the library's own name
        level = {"h1": 0, "h2": 1}.get(getattr(flowable, "style", _STYLES["text"]).name)
        if level is not None:
            key = f"h{self.seq.nextf('heading')}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.getPlainText(), key, level)
            self.notify("TOCEntry", (level, escape(flowable.getPlainText()), self.page, key))

    def beforeDocument(self) -> None:  # noqa: N802 - the library's own name
        self.seq.reset("heading")

    def _margins(self, canvas: Canvas, document: BaseDocTemplate) -> None:
        if document.page > 1:
            control = self.report.control
            canvas.setFont(SANS, 9)
            canvas.drawString(
                32 * mm, A4[1] - 16 * mm, f"{control.get('number')} · {control.get('classification')}"
            )
            canvas.drawString(32 * mm, 14 * mm, self.report.data["title"])


def _style(name: str, font: str, size: float, leading: float, after: float, **more: Any) -> ParagraphStyle:
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, spaceAfter=after, **more)


_BOLD = f"{SANS}-bold"
_STYLES = {
    style.name: style
    for style in (
        _style("text", SERIF, 10.5, 15.75, 8),
        _style("cell", SANS, 9.5, 13.5, 0),
        _style("title", _BOLD, 30, 36, 20),
        _style("contents", _BOLD, 16, 20, 8),
        _style("h1", _BOLD, 16, 20, 8, spaceBefore=18, keepWithNext=1),
        _style("h2", _BOLD, 12.5, 16, 6, spaceBefore=12, keepWithNext=1),
        _style("h3", _BOLD, 10.5, 14, 4, spaceBefore=10, keepWithNext=1),
        _style("caption", SANS, 8.8, 12, 10),
        _style("entry1", SANS, 10.5, 15, 4),
        _style("entry2", SANS, 10.5, 15, 2, leftIndent=10 * mm),
    )
}


@cache
def _register_fonts() -> None:
    for (family, style), file in FILES.items():
        pdfmetrics.registerFont(TTFont(family if style == "regular" else f"{family}-{style}", str(file)))
    for family in (SERIF, SANS):
        pdfmetrics.registerFontFamily(family, family, f"{family}-bold", f"{family}-italic", f"{family}-bold")
    pdfmetrics.registerFontFamily(MONO, MONO, MONO, MONO, MONO)


def _story(report: Report) -> Iterator[Flowable]:
    data = report.data
    yield Spacer(1, 40 * mm)
    yield Paragraph(escape(report.control.get("organization", "")), _STYLES["text"])
    yield Paragraph("Post Mortem Report", _STYLES["text"])
    yield Paragraph(escape(data["title"]), _STYLES["title"])
    line = f"{data['severity']} · {data['id']} · {data['date']} · {data.get('status', '')}"
    yield Paragraph(escape(line), _STYLES["text"])
    yield from _table(outline.facts(report.control_rows))
    yield from _table(outline.revisions(report))
    yield PageBreak()
    yield Paragraph("Contents", _STYLES["contents"])
    levels, look = [_STYLES["entry1"], _STYLES["entry2"]], TableStyle([("FONTNAME", (0, 0), (-1, -1), SANS)])
    yield TableOfContents(levelStyles=levels, dotsMinLevel=0, tableStyle=look)
    yield from _body(report)


def _body(report: Report) -> Iterator[Flowable]:
    items: list[ListItem] = []
    for part in outline.parts(report):
        if isinstance(part, Block) and part.kind == "item":
            items.append(ListItem(Paragraph(_markup(part.runs), _STYLES["text"])))
            continue
        if items:
            yield ListFlowable(items, bulletType="bullet", bulletFontName=SANS, start="•", leftIndent=14)
            items = []
        yield from _written(part)


def _written(part: outline.Part) -> Iterator[Flowable]:
    match part:
        case outline.Heading(text, level, new_page):
            if new_page:
                yield PageBreak()
            yield Paragraph(escape(text), _STYLES[f"h{level}"])
        case outline.Table():
            yield from _table(part)
        case outline.Picture(path, _, caption):
            yield Image(str(path), width=_WIDTH, height=_WIDTH * 9 / 16)
            yield Paragraph(escape(caption), _STYLES["caption"])
        case Block(_, runs):
            yield Paragraph(_markup(runs), _STYLES["text"])


def _table(part: outline.Table) -> Iterator[Flowable]:
    cell = _STYLES["cell"]
    rows = [[Paragraph(_markup(runs), cell) for runs in row] for row in part.rows]
    if part.head:
        rows.insert(0, [Paragraph(f"<b>{escape(text)}</b>", cell) for text in part.head])
    if not rows:
        return
    style = TableStyle(
        [
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, _LINE),
            ("FONTNAME", (0, 0), (-1, -1), SANS),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ]
    )
    heights = [None, *[14 * mm] * (len(rows) - 1)] if part.tall else None
    widths = [width * mm for width in part.widths]
    yield Table(rows, widths, heights, style=style, repeatRows=1 if part.head else 0, hAlign="LEFT")
    yield Spacer(1, 12)


def _markup(runs: Runs) -> str:
    return "".join(_marked(escape(run.text), run.bold, run.italic, run.code) for run in runs)


def _marked(text: str, bold: bool, italic: bool, code: bool) -> str:
    text = f'<font face="{MONO}" size="9">{text}</font>' if code else text
    text = f"<i>{text}</i>" if italic else text
    return f"<b>{text}</b>" if bold else text


if __name__ == "__main__":
    run(make)
