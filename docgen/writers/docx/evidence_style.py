"""The styles of tables and evidence: cells, captions, key figures, exhibits, sign-off."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.units import pt
from docgen.writers.docx.format import Border, Face, Shape
from docgen.writers.docx.look import Look
from docgen.writers.docx.style import Style, characters

BELOW_IN_CELL = {
    "TableText": "Table Text",
    "TableProminent": "Table Text Prominent",
    "TableFigures": "Table Figures",
    "TableFiguresProminent": "Table Figures Prominent",
    "TableNote": "Table Note",
    "FactText": "Fact Text",
}
"""The styles of a cell's text that have another for a paragraph below the first, with room above it."""


def below(style: str) -> str:
    """The style of a paragraph below another in the same cell."""
    return f"{style}Below"


def evidence_styles(look: Look) -> Iterator[Style]:
    """Every style of what shows rather than tells."""
    yield from _cells(look)
    yield from _captions(look)
    yield from _exhibits(look)
    yield from _figures(look)
    for name, title in BELOW_IN_CELL.items():
        yield Style(below(name), f"{title} Below", name, shape=Shape(before=pt(4)))


def _cells(look: Look) -> Iterator[Style]:
    palette, sizes = look.palette, look.sizes
    cell = look.plain(Face(size=sizes.table, tabular=True))
    heavy = look.heavy(Face())
    yield Style("TableText", "Table Text", "Normal", cell, Shape(leading=pt(13.5)))
    yield Style("TableProminent", "Table Text Prominent", "TableText", heavy)
    yield Style("TableFigures", "Table Figures", "TableText", shape=Shape(align="right"))
    yield Style("TableFiguresProminent", "Table Figures Prominent", "TableFigures", heavy)
    head = Shape(keep_next=True, unhyphenated=True)
    yield Style("TableHeading", "Table Heading", "TableText", heavy, head)
    yield Style("TableFiguresHeading", "Table Figures Heading", "TableHeading", shape=Shape(align="right"))
    yield Style("TableNote", "Table Note", "TableText", Face(colour=palette.muted))
    yield Style("FieldName", "Field Name", "TableText", Face(colour=palette.muted))
    # What must follow a table: two tables would else run into one, and a cell must end in a paragraph.
    # As low as may be, the rest being space: below a table that fills its page it would else begin another.
    least = Face(size=pt(1))
    end = Shape(after=pt(14.7), leading=pt(1), exact=True)
    yield Style("TableEnd", "Table End", "Normal", least, end, offered=False)
    facts = Shape(after=pt(8), leading=pt(1), exact=True, keep_next=True)
    yield Style("FactEnd", "Fact End", "Normal", least, facts, offered=False)
    yield Style("CellEnd", "Cell End", "Normal", least, Shape(leading=pt(1), exact=True), offered=False)


def _captions(look: Look) -> Iterator[Style]:
    palette, sizes = look.palette, look.sizes
    face = look.plain(Face(size=sizes.caption, colour=palette.muted))
    yield Style("Caption", "caption", "Normal", face, Shape(pt(5), pt(14), pt(12.5), keep_lines=True))
    above = Shape(pt(10), pt(4), keep_next=True)
    yield Style("TableCaption", "Table Caption", "Caption", shape=above)
    yield characters("CaptionNumber", "Caption Number", look.heavy(Face(colour=palette.ink)))
    picture = Shape(pt(8), pt(6), natural=True, keep_next=True)
    yield Style("Figure", "Figure", "Normal", shape=picture)
    yield Style("FigureAlone", "Figure Alone", "Figure", shape=Shape(keep_next=False))


def _exhibits(look: Look) -> Iterator[Style]:
    palette, sizes = look.palette, look.sizes
    rule = (("top", Border(pt(0.9), palette.ink, pt(9))),)
    shape = Shape(pt(26), pt(4), pt(16), keep_next=True, keep_lines=True, borders=rule)
    face = look.heavy(Face(size=sizes.subsection, colour=palette.ink))
    yield Style("ExhibitHeading", "Exhibit Heading", "Normal", face, shape, "BodyText")
    yield characters("ExhibitNumber", "Exhibit Number", Face(colour=palette.accent))
    fact = look.plain(Face(size=sizes.caption, tabular=True))
    yield Style("FactText", "Fact Text", "Normal", fact, Shape(leading=pt(12)))
    yield Style("FactName", "Fact Name", "FactText", Face(colour=palette.muted))


def _figures(look: Look) -> Iterator[Style]:
    palette, sizes = look.palette, look.sizes
    value = look.heavy(Face(size=sizes.figure, colour=palette.accent, tabular=True))
    yield Style("KeyFigure", "Key Figure", "Normal", value, Shape(leading=pt(21), keep_next=True))
    name = look.plain(Face(size=sizes.table))
    yield Style("KeyFigureName", "Key Figure Name", "Normal", name, Shape(leading=pt(12.8)))
    note = Face(size=sizes.caption, colour=palette.muted)
    yield Style("KeyFigureNote", "Key Figure Note", "KeyFigureName", note)
