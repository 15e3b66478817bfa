"""Tables: hairlines, headings repeated on every page, rows that are not cut in two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docgen.document import Cell, Column, Field, Fields, Row, Table, plain_text
from docgen.document.direction import runs_right_to_left
from docgen.units import Length
from docgen.writers.docx.caption import caption
from docgen.writers.docx.format import shading
from docgen.writers.docx.inline import direction_of, direction_of_text, runs, spoken
from docgen.writers.docx.measure import fits_a_page
from docgen.writers.docx.register import Register
from docgen.writers.docx.setting import Compose, Setting
from docgen.writers.docx.style import CELL_PADDING_RIGHT
from docgen.writers.docx.xml import NOTHING, Xml, join, paragraph, w

_NAME_SHARE, _VALUE_SHARE = 30, 70
_FACT_SHARE, _FACT_VALUE_SHARE = 20, 80
TABLE_END = paragraph("TableEnd")
"""What must follow a table: without it two tables run into one."""


def table(block: Table, setting: Setting, register: Register, compose: Compose) -> Xml:
    """A table with headings."""
    widths = column_widths([column.share for column in block.columns], setting.room)
    rows = [_heading_row(block.columns, widths, register)]
    rows += (_row(row, block.columns, widths, setting, register, compose) for row in block.rows)
    backwards = runs_right_to_left(" ".join(plain_text(column.title) for column in block.columns))
    name = plain_text(block.caption) or block.summary
    above = caption("Table", block.number, block.caption, block.anchor, register, "TableCaption")
    if not above:
        above = register.bookmarked(block.anchor, NOTHING)
    framed = frame("HairlineTable", widths, setting, name, block.summary, heading=True, backwards=backwards)
    return join((above, w("tbl", framed, *rows), TABLE_END))


def fields(block: Fields, setting: Setting, compose: Compose) -> Xml:
    """Named values, the name as the heading of its row."""
    return named_values(
        block.entries, block.summary, setting, compose, ("FieldTable", "FieldName", "TableText")
    )


def named_values(
    entries: Sequence[Field], summary: str, setting: Setting, compose: Compose, styles: tuple[str, str, str]
) -> Xml:
    """Two columns of names and values, in the styles of the table, the names and the values."""
    style, name_style, value_style = styles
    shares = (_FACT_SHARE, _FACT_VALUE_SHARE) if style == "FactTable" else (_NAME_SHARE, _VALUE_SHARE)
    widths = column_widths(shares, setting.room)
    rows = (
        _row_of(
            (
                _cell(widths[0], _named(entry.name, name_style)),
                _cell(widths[1], _filled(compose(entry.blocks, setting.cell(_inner(widths[1]), value_style)))),
            ),
            whole=fits_a_page([entry.blocks], [_inner(widths[1])], setting.height),
        )
        for entry in entries
    )
    backwards = runs_right_to_left(" ".join(entry.name for entry in entries))
    framed = frame(style, widths, setting, summary, summary, names=True, backwards=backwards)
    return join((w("tbl", framed, *rows), TABLE_END))


def column_widths(shares: Sequence[float], room: Length) -> list[int]:
    """The widths of columns in twips; together exactly as wide as the room."""
    whole, total = sum(max(share, 0.01) for share in shares), room.twips
    edges, reached = [0], 0.0
    for share in shares:
        reached += max(share, 0.01)
        edges.append(round(total * reached / whole))
    return [max(1, right - left) for left, right in zip(edges, edges[1:], strict=False)]


def frame(
    style: str,
    widths: Sequence[int],
    setting: Setting,
    name: str,
    description: str,
    *,
    heading: bool = False,
    names: bool = False,
    backwards: bool = False,
) -> Xml:
    """What stands before the rows of a table: its properties and its grid (17.4.59, 17.4.48)."""
    look = w("tblLook", firstRow=int(heading), lastRow=0, firstColumn=int(names), lastColumn=0, noHBand=1, noVBand=1)
    properties = w(
        "tblPr",
        w("tblStyle", val=style),
        w("bidiVisual") if backwards else NOTHING,
        w("tblW", w=sum(widths), type="dxa"),
        w("tblInd", w=setting.indent.twips, type="dxa"),
        w("tblLayout", type="fixed"),
        look,
        w("tblCaption", val=name) if name else NOTHING,
        w("tblDescription", val=description) if description else NOTHING,
    )
    return join((properties, w("tblGrid", *(w("gridCol", w=width) for width in widths))))


def _heading_row(columns: Sequence[Column], widths: Sequence[int], register: Register) -> Xml:
    cells = (
        _cell(
            width,
            paragraph(
                "TableFiguresHeading" if column.figures else "TableHeading",
                runs(column.title, register),
                properties=direction_of(column.title),
            ),
            bottom=True,
        )
        for column, width in zip(columns, widths, strict=True)
    )
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)


def _row(
    row: Row,
    columns: Sequence[Column],
    widths: Sequence[int],
    setting: Setting,
    register: Register,
    compose: Compose,
) -> Xml:
    ground = shading(register.theme.palette.tint) if row.prominent else NOTHING
    inner = [_inner(width) for width in widths]
    cells = (
        _cell(width, _filled(compose(cell.blocks, setting.cell(room, _style(column, row)))), ground)
        for cell, column, width, room in zip(row.cells, columns, widths, inner, strict=True)
    )
    return _row_of(cells, whole=fits_a_page(_blocks(row.cells), inner, setting.height))


def _blocks(cells: Iterable[Cell]) -> list[Sequence[object]]:
    return [cell.blocks for cell in cells]


def _style(column: Column, row: Row) -> str:
    kind = "TableFigures" if column.figures else "TableText"
    if not row.prominent:
        return kind
    return "TableFiguresProminent" if column.figures else "TableProminent"


def _row_of(cells: Iterable[Xml], *, whole: bool) -> Xml:
    return w("tr", w("trPr", w("cantSplit")) if whole else NOTHING, *cells)


def _cell(width: int, content: Xml, ground: Xml = NOTHING, *, bottom: bool = False) -> Xml:
    align = w("vAlign", val="bottom") if bottom else NOTHING
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), ground, align), content)


def _filled(content: Xml) -> Xml:
    """A cell must end in a paragraph (17.4.65)."""
    return content if content.endswith("</w:p>") else join((content, paragraph("CellEnd")))


def _named(name: str, style: str) -> Xml:
    return paragraph(style, spoken(name), properties=direction_of_text(name))


def _inner(width: int) -> Length:
    return Length(max(12.0, width / 20 - CELL_PADDING_RIGHT.points))
