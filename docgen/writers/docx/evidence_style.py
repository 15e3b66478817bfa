"""The styles of tables and evidence: cells, captions, key figures, exhibits, sign-off."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.theme import Theme
from docgen.units import pt
from docgen.writers.docx.format import Border, Face, Shape
from docgen.writers.docx.style import Style, characters


def evidence_styles(theme: Theme) -> Iterator[Style]:
    """Every style of what shows rather than tells."""
    yield from _cells(theme)
    yield from _captions(theme)
    yield from _exhibits(theme)
    yield from _figures(theme)


def _cells(theme: Theme) -> Iterator[Style]:
    palette, sizes = theme.palette, theme.sizes
    cell = Face(theme.families.sans, sizes.table, tabular=True)
    yield Style("TableText", "Table Text", "Normal", cell, Shape(leading=pt(13)))
    yield Style("TableProminent", "Table Text Prominent", "TableText", Face(bold=True))
    yield Style("TableFigures", "Table Figures", "TableText", shape=Shape(align="right"))
    yield Style("TableFiguresProminent", "Table Figures Prominent", "TableFigures", Face(bold=True))
    head = Shape(keep_next=True, unhyphenated=True)
    yield Style("TableHeading", "Table Heading", "TableText", Face(bold=True), head)
    yield Style("TableFiguresHeading", "Table Figures Heading", "TableHeading", shape=Shape(align="right"))
    yield Style("TableNote", "Table Note", "TableText", Face(colour=palette.muted))
    yield Style("FieldName", "Field Name", "TableText", Face(colour=palette.muted))
    # What must follow a table: two tables would else run into one, and a cell must end in a paragraph.
    yield Style(
        "TableEnd", "Table End", "Normal", Face(size=pt(2)), Shape(leading=pt(14), exact=True), offered=False
    )
    yield Style(
        "CellEnd", "Cell End", "Normal", Face(size=pt(1)), Shape(leading=pt(1), exact=True), offered=False
    )


def _captions(theme: Theme) -> Iterator[Style]:
    palette, sizes = theme.palette, theme.sizes
    face = Face(theme.families.sans, sizes.caption, palette.muted)
    yield Style("Caption", "caption", "Normal", face, Shape(pt(5), pt(14), pt(12.5), keep_lines=True))
    above = Shape(pt(10), pt(4), keep_next=True)
    yield Style("TableCaption", "Table Caption", "Caption", shape=above)
    yield characters("CaptionNumber", "Caption Number", Face(colour=palette.ink, bold=True))
    picture = Shape(pt(8), pt(6), natural=True, keep_next=True)
    yield Style("Figure", "Figure", "Normal", shape=picture)
    yield Style("FigureAlone", "Figure Alone", "Figure", shape=Shape(keep_next=False))


def _exhibits(theme: Theme) -> Iterator[Style]:
    palette, sizes, sans = theme.palette, theme.sizes, theme.families.sans
    rule = (("top", Border(pt(1.5), palette.hairline, pt(8))),)
    shape = Shape(pt(26), pt(4), pt(16), keep_next=True, keep_lines=True, borders=rule)
    face = Face(sans, sizes.subsection, palette.ink, bold=True)
    yield Style("ExhibitHeading", "Exhibit Heading", "Normal", face, shape, "BodyText")
    yield characters("ExhibitNumber", "Exhibit Number", Face(colour=palette.accent, bold=True))
    fact = Face(sans, sizes.caption, palette.ink, tabular=True)
    yield Style("FactText", "Fact Text", "Normal", fact, Shape(leading=pt(12)))
    yield Style("FactName", "Fact Name", "FactText", Face(colour=palette.muted), Shape(keep_next=True))


def _figures(theme: Theme) -> Iterator[Style]:
    palette, sizes, sans = theme.palette, theme.sizes, theme.families.sans
    value = Face(sans, sizes.figure, palette.accent, bold=True, tabular=True)
    yield Style("KeyFigure", "Key Figure", "Normal", value, Shape(leading=pt(21), keep_next=True))
    name = Face(sans, sizes.caption, palette.muted)
    yield Style("KeyFigureName", "Key Figure Name", "Normal", name, Shape(leading=pt(12)))
    yield Style("KeyFigureNote", "Key Figure Note", "KeyFigureName", Face(italic=True))
