"""What a style is, and the styles of tables: every look has one, named for its meaning."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.theme import Palette
from docgen.units import Length, pt
from docgen.writers.docx.format import Border, Face, Shape
from docgen.writers.docx.xml import NOTHING, Xml, join, w

CELL_PADDING_Y = pt(4.8)
CELL_PADDING_RIGHT = pt(10)
CELL_PADDING_NEAR = pt(4)
"""In a table within a cell, where little room is left for words."""
TABLE_PADDINGS = {
    "HairlineTable": CELL_PADDING_Y,
    "FieldTable": CELL_PADDING_Y,
    "FactTable": pt(2.7),
    "FigureStrip": pt(6),
    "SignOffTable": CELL_PADDING_Y,
}
"""The room above and below the text of a cell."""
HEAVY = pt(0.9)
HAIRLINE = pt(0.5)


@dataclass(frozen=True, slots=True)
class Style:
    """A style of paragraphs, or of characters where ``shape`` is ``None``.

    ``name`` is what Word shows; Word's own names (``heading 1``) make its navigation and contents work.
    """

    id: str
    name: str
    based_on: str = ""
    face: Face = Face()
    shape: Shape | None = Shape()
    next: str = ""
    offered: bool = True
    """Word offers it in its gallery."""

    def xml(self) -> Xml:
        """As an element of ``styles.xml``."""
        kind = "character" if self.shape is None else "paragraph"
        head = {"type": kind, "styleId": self.id}
        if self.id == "Normal":
            head["default"] = "1"
        shape = self.shape.xml() if self.shape is not None else NOTHING
        face = self.face.xml()
        return w(
            "style",
            w("name", val=self.name),
            w("basedOn", val=self.based_on) if self.based_on else NOTHING,
            w("next", val=self.next) if self.next else NOTHING,
            w("uiPriority", val=1 if self.offered else 99),
            w("qFormat") if self.offered else NOTHING,
            w("pPr", shape) if shape else NOTHING,
            w("rPr", face) if face else NOTHING,
            **head,
        )


def characters(id: str, name: str, face: Face, based_on: str = "") -> Style:  # noqa: A002 - Word's word
    """A style of characters."""
    return Style(id, name, based_on, face, None)


def table_styles(palette: Palette) -> Xml:
    """The styles of tables: hairlines between rows, a line in ink below the headings or above the whole."""
    hairline = Border(HAIRLINE, palette.hairline)
    ink = Border(HEAVY, palette.ink)
    between = (("bottom", hairline), ("insideH", hairline))
    below_heading = w(
        "tblStylePr",
        w("tcPr", w("tcBorders", ink.xml("bottom"))),
        type="firstRow",
    )
    return join(
        (
            _plain_table(),
            _table("HairlineTable", "Hairline Table", between, below_heading),
            _table("FieldTable", "Field Table", (("top", ink), *between)),
            _table("FactTable", "Fact Table", between),
            _table("FigureStrip", "Figure Strip", (("top", ink), ("bottom", hairline))),
            _table("SignOffTable", "Sign-Off Table", (), below_heading),
        )
    )


def _plain_table() -> Xml:
    return w(
        "style",
        w("name", val="Normal Table"),
        w("uiPriority", val=99),
        w("semiHidden"),
        w("unhideWhenUsed"),
        w("tblPr", w("tblInd", w=0, type="dxa"), _margins(pt(0), pt(0))),
        type="table",
        styleId="TableNormal",
        default=1,
    )


def _table(
    id: str,  # noqa: A002 - Word's word
    name: str,
    borders: tuple[tuple[str, Border], ...],
    *conditions: Xml,
) -> Xml:
    lines = w("tblBorders", *(border.xml(side) for side, border in borders)) if borders else NOTHING
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val="TableNormal"),
        w("uiPriority", val=1),
        w("tblPr", w("tblInd", w=0, type="dxa"), lines, _margins(TABLE_PADDINGS[id], CELL_PADDING_RIGHT)),
        *conditions,
        type="table",
        customStyle=1,
        styleId=id,
    )


def _margins(vertical: Length, right: Length) -> Xml:
    sides = (("top", vertical), ("left", pt(0)), ("bottom", vertical), ("right", right))
    return w("tblCellMar", *(w(side, w=length.twips, type="dxa") for side, length in sides))
