"""Tables: hairlines, headings repeated on every page, rows that are not cut in two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from docgen.document import Column, Field, Fields, Row, Table, plain_text
from docgen.document.direction import runs_right_to_left
from docgen.units import Length
from docgen.writers.docx.caption import caption
from docgen.writers.docx.cell import FLUSH, NEAR_TOP, NO_TOP, cell_of, filled, margins, rooms, sides
from docgen.writers.docx.format import shading
from docgen.writers.docx.inline import Voice, direction_of, direction_of_text, runs, spoken
from docgen.writers.docx.measure import fits_a_page, row_height, rows_kept
from docgen.writers.docx.register import Register
from docgen.writers.docx.setting import Compose, Setting
from docgen.writers.docx.xml import NOTHING, Xml, join, paragraph, w

_NAME_SHARE, _VALUE_SHARE = 30, 70
_FACT_SHARE, _FACT_VALUE_SHARE = 20, 80
_TWIPS = 20
_BOTTOM = w("vAlign", val="bottom")
_WHOLE = w("trPr", w("cantSplit"))
HEADING_EDGE = margins(NO_TOP)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands before the rows of a table: its style, its grid in twips, and what it says of itself."""

    style: str
    widths: Sequence[int]
    name: str
    description: str
    heading: bool = False
    """The first row holds headings."""
    names: bool = False
    """The first column does."""
    backwards: bool = False
    """The first column stands at the right."""

    def xml(self, setting: Setting) -> Xml:
        """Its properties (17.4.59) and its grid (17.4.48)."""
        look = {"firstRow": int(self.heading), "lastRow": 0, "firstColumn": int(self.names), "lastColumn": 0}
        properties = w(
            "tblPr",
            w("tblStyle", val=self.style),
            w("bidiVisual") if self.backwards else NOTHING,
            w("tblW", w=sum(self.widths), type="dxa"),
            w("tblInd", w=setting.indent.twips, type="dxa"),
            w("tblLayout", type="fixed"),
            w("tblLook", **look, noHBand=1, noVBand=1),
            w("tblCaption", val=self.name) if self.name else NOTHING,
            w("tblDescription", val=self.description) if self.description else NOTHING,
        )
        return join((properties, w("tblGrid", *(w("gridCol", w=width) for width in self.widths))))


@dataclass(frozen=True, slots=True)
class _Grid:
    """The columns of a table, and what its cells are written with."""

    columns: Sequence[Column]
    widths: Sequence[int]
    setting: Setting
    register: Register
    compose: Compose
    backwards: bool
    settings: tuple[Sequence[Setting], Sequence[Setting]]
    """Of the cells of a row, and of those of a prominent one."""

    def heading(self) -> Xml:
        """The row of headings, repeated on every page."""
        top = NEAR_TOP if self.setting.in_cell else NO_TOP
        cells = (
            cell_of(width, self._title(column), margins(top, edge), _BOTTOM)
            for column, width, edge in zip(self.columns, self.widths, self._sides(), strict=True)
        )
        return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)

    def rows(self, rows: Sequence[Row]) -> Iterator[Xml]:
        """Its rows below the headings."""
        within = [setting.width for setting in self.settings[False]]
        page = self.setting.height
        heights = [row_height([cell.blocks for cell in row.cells], within) for row in rows]
        kept = set() if self.setting.in_cell else rows_kept(heights, page)
        for index, (row, height) in enumerate(zip(rows, heights, strict=True)):
            yield self._row(row, whole=fits_a_page(height, page), keep=index in kept)

    def _row(self, row: Row, *, whole: bool, keep: bool) -> Xml:
        """A row; a prominent one is set on a ground."""
        ground = shading(self.register.theme.palette.tint) if row.prominent else NOTHING
        cells = (
            cell_of(
                width,
                filled(self.compose(cell.blocks, setting.placed(keep_next=keep, new_page=False))),
                ground,
                margins(edge),
            )
            for cell, width, setting, edge in zip(
                row.cells, self.widths, self.settings[row.prominent], self._sides(), strict=True
            )
        )
        return _row_of(cells, whole=whole)

    def _sides(self) -> list[Xml]:
        return sides(self.columns, in_cell=self.setting.in_cell, backwards=self.backwards)

    def _title(self, column: Column) -> Xml:
        style = "TableFiguresHeading" if column.figures else "TableHeading"
        return paragraph(style, runs(column.title, self.register), properties=direction_of(column.title))


def table(block: Table, setting: Setting, register: Register, compose: Compose) -> Xml:
    """A table with headings."""
    widths = column_widths([column.share for column in block.columns], setting.room)
    backwards = runs_right_to_left(" ".join(plain_text(column.title) for column in block.columns))
    usual, prominent = (_settings(block.columns, widths, setting, prominent=each) for each in (False, True))
    grid = _Grid(block.columns, widths, setting, register, compose, backwards, (usual, prominent))
    frame = Frame(
        "HairlineTable",
        widths,
        plain_text(block.caption) or block.summary,
        block.summary,
        heading=True,
        backwards=backwards,
    )
    above = caption(block, register) or register.bookmarked(block.anchor, NOTHING)
    rows = grid.rows(block.rows)
    return join((above, w("tbl", frame.xml(setting), grid.heading(), *rows), table_end(setting)))


def fields(block: Fields, setting: Setting, register: Register, compose: Compose) -> Xml:
    """Named values, the name as the heading of its row."""
    return named_values(block, setting, register, compose, ("FieldTable", "FieldName", "TableText"))


def named_values(
    block: Fields, setting: Setting, register: Register, compose: Compose, styles: tuple[str, str, str]
) -> Xml:
    """Two columns of names and values, in the styles of the table, the names and the values.

    Facts stay on the page of the evidence that follows them.
    """
    style, name_style, value_style = styles
    voice = Voice(language=register.names_language)
    facts = style == "FactTable"
    shares = (_FACT_SHARE, _FACT_VALUE_SHARE) if facts else (_NAME_SHARE, _VALUE_SHARE)
    first, second = column_widths(shares, setting.room)
    room = Length(second / _TWIPS)
    backwards = runs_right_to_left(" ".join(entry.name for entry in block.entries))
    edge = NOTHING if backwards else margins(FLUSH)
    heights = [row_height([entry.blocks], [room]) for entry in block.entries]
    kept = set(range(len(heights))) if facts else rows_kept(heights, setting.height)

    def row(index: int, entry: Field) -> Xml:
        keep = index in kept
        value = compose(entry.blocks, setting.cell(room, value_style, keep_next=keep))
        cells = (
            cell_of(first, _named(entry.name, name_style, voice, keep=keep)),
            cell_of(second, filled(value), edge),
        )
        return _row_of(cells, whole=fits_a_page(heights[index], setting.height))

    said = block.summary
    frame = Frame(style, (first, second), said, said, names=True, backwards=backwards)
    rows = (row(index, entry) for index, entry in enumerate(block.entries))
    end = paragraph("FactEnd") if facts else table_end(setting)
    return join((w("tbl", frame.xml(setting), *rows), end))


def table_end(setting: Setting) -> Xml:
    """What must follow a table: without it two tables run into one."""
    if setting.in_cell:
        return paragraph("CellEnd")
    return paragraph("TableEnd", properties=w("keepNext") if setting.keep_next else NOTHING)


def column_widths(shares: Sequence[float], room: Length) -> list[int]:
    """The widths of columns in twips; together exactly as wide as the room."""
    whole, total = sum(max(share, 0.01) for share in shares), room.twips
    edges, reached = [0], 0.0
    for share in shares:
        reached += max(share, 0.01)
        edges.append(round(total * reached / whole))
    return [max(1, right - left) for left, right in pairwise(edges)]


def _settings(
    columns: Sequence[Column], widths: Sequence[int], setting: Setting, *, prominent: bool
) -> list[Setting]:
    """The setting of each cell of a row."""
    styles = (_style(column, prominent=prominent) for column in columns)
    return [setting.cell(room, style) for room, style in zip(rooms(columns, widths), styles, strict=True)]


def _style(column: Column, *, prominent: bool) -> str:
    kind = "TableFigures" if column.figures else "TableText"
    if not prominent:
        return kind
    return "TableFiguresProminent" if column.figures else "TableProminent"


def _row_of(cells: Iterable[Xml], *, whole: bool) -> Xml:
    return w("tr", _WHOLE if whole else NOTHING, *cells)


def _named(name: str, style: str, voice: Voice, *, keep: bool) -> Xml:
    kept = w("keepNext") if keep else NOTHING
    return paragraph(style, spoken(name, voice), properties=join((kept, direction_of_text(name))))
