"""Formatting as values: what styles are made of, written in the order that the schema demands.

ECMA-376 part 1: paragraph properties 17.3.1, run properties 17.3.2. ``None`` leaves a property to the style
that this one is based on.
"""

from __future__ import annotations

from dataclasses import dataclass

from docgen.units import Length, pt
from docgen.writers.docx.xml import NOTHING, Xml, element, join, w


@dataclass(frozen=True, slots=True)
class Border:
    """A line: its thickness, its colour as ``#rrggbb``, and its distance from the text (31 pt at most)."""

    width: Length
    colour: str
    space: Length = pt(0)

    def xml(self, side: str) -> Xml:
        """As an element of the name ``side``; thickness is in eighths of a point (17.18.2)."""
        return w(
            side,
            val="single",
            sz=max(2, round(self.width.points * 8)),
            space=min(31, round(self.space.points)),
            color=hexadecimal(self.colour),
        )


@dataclass(frozen=True, slots=True)
class Face:
    """How characters look."""

    family: str | None = None
    size: Length | None = None
    colour: str | None = None
    bold: bool | None = None
    bold_complex: bool | None = None
    """Bold for complex scripts alone, whose fonts have no face between."""
    italic: bool | None = None
    struck: bool | None = None
    tracking: Length | None = None
    underline: str | None = None
    ground: str | None = None
    frame: Border | None = None
    tabular: bool = False
    unchecked: bool = False
    """Spelling is not checked: this is for machines."""

    def xml(self) -> Xml:
        """What stands in ``w:rPr``."""
        return join((*self._letters(), *self._colour(), *self._size(), *self._ground(), *self._extras()))

    def _letters(self) -> tuple[Xml, ...]:
        family = w("rFonts", ascii=self.family, hAnsi=self.family) if self.family else NOTHING
        complex_script = self.bold if self.bold is not None else self.bold_complex
        bold = join((_toggle("b", self.bold), _toggle("bCs", complex_script)))
        italic = join(_toggle(name, self.italic) for name in ("i", "iCs"))
        proof = _toggle("noProof", True if self.unchecked else None)
        return family, bold, italic, _toggle("strike", self.struck), proof

    def _colour(self) -> tuple[Xml, ...]:
        colour = w("color", val=hexadecimal(self.colour)) if self.colour else NOTHING
        return colour, w("spacing", val=self.tracking.twips) if self.tracking else NOTHING

    def _size(self) -> tuple[Xml, ...]:
        if self.size is None:
            return ()
        return w("sz", val=self.size.half_points), w("szCs", val=self.size.half_points)

    def _ground(self) -> tuple[Xml, ...]:
        underline = w("u", val=self.underline) if self.underline else NOTHING
        frame = self.frame.xml("bdr") if self.frame else NOTHING
        return underline, frame, shading(self.ground) if self.ground else NOTHING

    def _extras(self) -> tuple[Xml, ...]:
        if not self.tabular:
            return ()
        return tuple(
            element(f"w14:{name}", {"w14:val": value})
            for name, value in (("numForm", "lining"), ("numSpacing", "tabular"))
        )


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab stop, counted from the left indent's zero."""

    at: Length
    kind: str = "left"


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph stands."""

    before: Length | None = None
    after: Length | None = None
    leading: Length | None = None
    exact: bool = False
    natural: bool = False
    """Lines are as tall as what stands in them: for pictures."""
    left: Length | None = None
    right: Length | None = None
    hanging: Length | None = None
    align: str | None = None
    keep_next: bool | None = None
    keep_lines: bool | None = None
    contextual: bool | None = None
    unhyphenated: bool | None = None
    borders: tuple[tuple[str, Border], ...] = ()
    ground: str | None = None
    tabs: tuple[Tab, ...] = ()
    numbering: tuple[int, int] | None = None
    """The level and the number of its list; list 0 takes the style's away."""
    outline: int | None = None

    def xml(self) -> Xml:
        """What stands in ``w:pPr``."""
        return join((*self._flow(), *self._frame(), *self._place()))

    def _flow(self) -> tuple[Xml, ...]:
        numbering = numbered(*self.numbering) if self.numbering else NOTHING
        return _toggle("keepNext", self.keep_next), _toggle("keepLines", self.keep_lines), numbering

    def _frame(self) -> tuple[Xml, ...]:
        borders = w("pBdr", *(border.xml(side) for side, border in self.borders)) if self.borders else NOTHING
        tabs = w("tabs", *(w("tab", val=tab.kind, pos=tab.at.twips) for tab in self.tabs))
        ground = shading(self.ground) if self.ground else NOTHING
        return (
            borders,
            ground,
            tabs if self.tabs else NOTHING,
            _toggle("suppressAutoHyphens", self.unhyphenated),
        )

    def _place(self) -> tuple[Xml, ...]:
        contextual = _toggle("contextualSpacing", self.contextual)
        align = w("jc", val=self.align) if self.align else NOTHING
        outline = w("outlineLvl", val=self.outline) if self.outline is not None else NOTHING
        return self._spacing(), self._indent(), contextual, align, outline

    def _spacing(self) -> Xml:
        values: dict[str, str | int] = {}
        if self.before is not None:
            values["before"] = self.before.twips
        if self.after is not None:
            values["after"] = self.after.twips
        if self.leading is not None:
            values |= {"line": self.leading.twips, "lineRule": "exact" if self.exact else "atLeast"}
        if self.natural:
            values |= {"line": 240, "lineRule": "auto"}
        return w("spacing", **values) if values else NOTHING

    def _indent(self) -> Xml:
        named = (("left", self.left), ("right", self.right), ("hanging", self.hanging))
        values: dict[str, str | int] = {name: length.twips for name, length in named if length is not None}
        return w("ind", **values) if values else NOTHING


def numbered(level: int, number: int) -> Xml:
    """The property that makes a paragraph an item of a list."""
    return w("numPr", w("ilvl", val=level), w("numId", val=number))


def shading(colour: str) -> Xml:
    """A plain ground."""
    return w("shd", val="clear", color="auto", fill=hexadecimal(colour))


def hexadecimal(colour: str) -> str:
    """A colour as OOXML writes it: ``#0b3d66`` is ``0B3D66``."""
    return colour.lstrip("#").upper()


def _toggle(name: str, value: bool | None) -> Xml:
    if value is None:
        return NOTHING
    return w(name) if value else w(name, val=0)
