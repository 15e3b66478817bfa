"""Tables and named values as HTML: fixed columns, so that a long table is laid out in linear time."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from docgen.document import Column, Field, Fields, Row, Table
from docgen.writers.html.anchor import identifier
from docgen.writers.html.caption import caption
from docgen.writers.html.element import NOTHING, element, join
from docgen.writers.html.inline import set_inlines
from docgen.writers.html.prose import set_within
from docgen.writers.html.setting import Setting
from docgen.writers.rows import is_short

_NAME_SHARE = 0.3
"""The share of the width that the names of values take."""
_MANY_COLUMNS = 6
"""Columns up to which a table is set at its full size."""


def set_table(table: Table, setting: Setting) -> Markup:
    """Columns with headings; the caption stands above, and stays with the first rows."""
    shares = _shares(table.columns)
    grid = element(
        "table",
        columns(shares),
        _head(table.columns, setting),
        element("tbody", *(_row(row, table.columns, shares, setting) for row in table.rows)),
        class_=_classes(table, within_cell=setting.in_cell),
        aria_label=table.summary,
        id=None if table.caption else identifier(table.anchor),
    )
    if not table.caption:
        return grid
    above = caption(f"Table {table.number}", table.caption, setting, "p", table.anchor)
    return element("div", above, grid, class_="captioned")


def set_fields(fields: Fields, setting: Setting) -> Markup:
    """Named values in two columns."""
    kind = f"fields {_length(len(fields.entries))}".strip()
    return named_values(fields.entries, fields.summary, setting, kind, _NAME_SHARE)


def named_values(entries: Iterable[Field], summary: str, setting: Setting, kind: str, share: float) -> Markup:
    """Names and values, each name as the heading of its row; the names take ``share`` of the width."""
    inner = setting.cell(1 - share)
    rows = (
        element("tr", _name(entry, setting), element("td", set_within(entry.blocks, inner)))
        for entry in entries
    )
    body = element("tbody", *rows)
    return element("table", columns((share, 1 - share)), body, class_=kind, aria_label=summary)


def _name(entry: Field, setting: Setting) -> Markup:
    return element("th", entry.name, scope="row", lang=setting.names_language)


def columns(shares: Iterable[float]) -> Markup:
    """The columns of a table with their shares of its width."""
    return element("colgroup", *(element("col", style=f"width:{share * 100:.3f}%") for share in shares))


def head(titles: Iterable[Markup], classes: Iterable[str], language: str = "") -> Markup:
    """The row of headings, in a language where it is not the document's."""
    cells = (
        element("th", title, scope="col", class_=class_, lang=language)
        for title, class_ in zip(titles, classes, strict=True)
    )
    return element("thead", element("tr", *cells))


def _shares(of: tuple[Column, ...]) -> tuple[float, ...]:
    whole = sum(column.share for column in of)
    return tuple(column.share / whole for column in of)


def _head(of: tuple[Column, ...], setting: Setting) -> Markup:
    return head((set_inlines(column.title, setting) for column in of), map(_class, of))


def _row(row: Row, of: tuple[Column, ...], shares: tuple[float, ...], setting: Setting) -> Markup:
    cells = (
        element("td", set_within(cell.blocks, setting.cell(share)), class_=_class(column))
        for cell, column, share in zip(row.cells, of, shares, strict=True)
    )
    return element("tr", join(cells) or NOTHING, class_="prominent" if row.prominent else "")


def _classes(table: Table, *, within_cell: bool) -> str:
    """A table of many columns, or within a cell, is set smaller, so that its words stay whole."""
    dense = "dense" if within_cell or len(table.columns) > _MANY_COLUMNS else ""
    return " ".join(filter(None, ("rows", _length(len(table.rows)), dense)))


def _length(rows: int) -> str:
    return "short" if is_short(rows) else ""


def _class(column: Column) -> str:
    return "figures" if column.figures else ""
