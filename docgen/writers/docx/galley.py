"""The galley: the written body as one long column of boxes, measured in the fonts at hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil

from lxml import etree

from docgen.units import Length
from docgen.writers.docx.metric import Metric, Metrics
from docgen.writers.docx.pagination import Box
from docgen.writers.docx.style import CELL_PADDING_RIGHT, TABLE_PADDINGS
from docgen.writers.docx.xml import namespace

_W = f"{{{namespace('w')}}}"
_P, _TBL, _TR, _TC, _SDT, _R, _T, _BR, _TAB, _DRAWING = (
    f"{_W}{name}" for name in ("p", "tbl", "tr", "tc", "sdt", "r", "t", "br", "tab", "drawing")
)
_STYLE, _IND, _SPACING, _KEEP, _TURN, _SECTION, _RUN_STYLE = (
    f"{_W}{name}" for name in ("pStyle", "ind", "spacing", "keepNext", "pageBreakBefore", "sectPr", "rStyle")
)
_ROW, _LEAST, _REPEATED, _WHOLE, _CELL_MARGIN, _BOOKMARK = (
    f"{_W}{name}" for name in ("trPr", "trHeight", "tblHeader", "cantSplit", "tcMar", "bookmarkStart")
)
_VAL, _NAME = f"{_W}val", f"{_W}name"
_EXTENT = f"{{{namespace('wp')}}}extent"
_WORD = re.compile(r"[^ -]*[ -]?", re.DOTALL)
"""What stays on one line: up to a space or a hyphen."""
_SHORT = 80
"""Characters that may stand on one line; of more it is not asked whether they do."""
_TAB_WIDTH = 14.0
_EMU = 12700
_TWIPS = 20
_BORDER = 0.5


def galley(document: etree._Element, metrics: Metrics, width: Length) -> Iterator[Box]:
    """The boxes of a written ``document.xml``, read as a tree, whose text is ``width`` wide."""
    yield from _boxes(document[0], metrics, width.points)


def _boxes(parent: etree._Element, metrics: Metrics, width: float) -> Iterator[Box]:
    names: list[str] = []
    for child in parent:
        tag = child.tag
        if tag == _P:
            yield _paragraph(child, metrics, width, names)
            names = []
        elif tag == _TBL:
            yield from _table(child, metrics, names)
            names = []
        elif tag == _SDT:
            yield from _boxes(child[-1], metrics, width)  # w:sdtContent stands last
        elif tag == _BOOKMARK:
            names.append(child.get(_NAME, ""))


def _paragraph(paragraph: etree._Element, metrics: Metrics, width: float, names: list[str]) -> Box:
    properties = {each.tag: each for each in paragraph[0]}
    style = properties[_STYLE].get(_VAL, "")
    metric = metrics.of(style)
    measure = _measure(properties.get(_IND), metric, width)
    lines, tallest = _lines(paragraph, style, metrics, measure, names)
    return Box(
        height=max(tallest, metric.line) + (lines - 1) * metric.line + metric.frame,
        lines=lines,
        before=_before(properties.get(_SPACING), metric.before),
        after=metric.after,
        kept=metric.kept or _KEEP in properties,
        turns=_TURN in properties,
        ends=_SECTION in properties,
        bookmarks=tuple(names),
        style=style if metric.contextual else "",
    )


def _measure(own: etree._Element | None, metric: Metric, width: float) -> float:
    """The width of a paragraph's lines; ``own`` are its own indents."""
    left = metric.left if own is None else _twips(own, "left")
    return max(12.0, width - left - metric.right)


def _before(own: etree._Element | None, style: float) -> float:
    if own is not None and own.get(f"{_W}before") is not None:
        return _twips(own, "before")
    return style


def _lines(
    paragraph: etree._Element, style: str, metrics: Metrics, width: float, names: list[str]
) -> tuple[int, float]:
    """How many lines a paragraph takes, and the height of the tallest thing in it.

    Its bookmarks are added to ``names``. To ask for a few kinds of elements takes longer than to see all.
    """
    lines, at, tallest = 1, 0.0, 0.0
    own = metric = metrics.of(style)
    for piece in paragraph.iter():
        tag = piece.tag
        if tag == _T:
            more, at = _wrapped(piece.text or "", own, at, width)
            lines += more
        elif tag == _R:
            own = metric
        elif tag == _RUN_STYLE:
            own = metrics.of(style, piece.get(_VAL, ""))
        elif tag == _DRAWING:
            extent = next(piece.iter(_EXTENT))
            tallest = max(tallest, int(extent.get("cy", "0")) / _EMU)
        elif tag == _BR:
            lines, at = lines + 1, 0.0
        elif tag == _BOOKMARK:
            names.append(piece.get(_NAME, ""))
        elif tag == _TAB and piece.getparent().tag == _R:  # type: ignore[union-attr]  # and no stop of a style's tabs
            at += _TAB_WIDTH
    return lines, tallest


def _wrapped(text: str, metric: Metric, at: float, width: float) -> tuple[int, float]:
    """How many lines a text begins, and where its last one ends; ``at`` is where its first one starts."""
    if len(text) <= _SHORT and at + (whole := metric.width(text)) <= width:
        return 0, at + whole
    lines, size, words = 0, metric.size, metric.advances.words
    for word in _WORD.findall(text):
        long, space = words[word]
        long *= size
        if at and at + long > width:
            lines, at = lines + 1, 0.0
        if long > width:
            lines, long = lines + ceil(long / width) - 1, long % width
        at += long + space * size
    return lines, at


def _table(table: etree._Element, metrics: Metrics, names: list[str]) -> Iterator[Box]:
    padding = TABLE_PADDINGS[table[0][0].get(_VAL, "")].points  # w:tblPr, w:tblStyle
    widths = [_twips(each, "w") for each in table[1]]  # w:tblGrid
    head = 0.0
    for row in table.iterchildren(_TR):
        inner = [
            list(_boxes(cell, metrics, width - _edges(cell)))
            for cell, width in zip(row.iterchildren(_TC), widths, strict=True)
        ]
        above = min(_edge(cell, "top", padding) for cell in row.iterchildren(_TC))
        height = max(map(_stacked, inner)) + above + padding + _BORDER
        said = {each.tag: each for each in row[0]} if row[0].tag == _ROW else {}
        if _LEAST in said:
            height = max(height, _twips(said[_LEAST], "val"))
        repeated = _REPEATED in said
        yield Box(
            height=height,
            lines=1 if _WHOLE in said else max(1, sum(box.lines for box in max(inner, key=_stacked))),
            kept=repeated or inner[0][0].kept,
            head=0.0 if repeated else head,
            bookmarks=(*names, *(name for boxes in inner for box in boxes for name in box.bookmarks)),
        )
        names = []
        head = height if repeated else head


def _edges(cell: etree._Element) -> float:
    """What both sides of a cell take from its text."""
    return _edge(cell, "left", 0.0) + _edge(cell, "right", CELL_PADDING_RIGHT.points)


def _edge(cell: etree._Element, side: str, usual: float) -> float:
    """How far a cell's text stands from one of its sides."""
    tag = f"{_W}{side}"
    own = (edge for each in cell[0] if each.tag == _CELL_MARGIN for edge in each)  # w:tcPr, its w:tcMar
    return next((_twips(edge, "w") for edge in own if edge.tag == tag), usual)


def _twips(element: etree._Element, name: str) -> float:
    return int(element.get(f"{_W}{name}") or "0") / _TWIPS


def _stacked(boxes: list[Box]) -> float:
    """The height of boxes one below the other."""
    height, gap = 0.0, 0.0
    for index, box in enumerate(boxes):
        height += box.height + (max(gap, box.before) if index else box.before)
        gap = box.after
    return height + gap
