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
_EXTENT = f"{{{namespace('wp')}}}extent"
_WORD = re.compile(r"[^ -]*[ -]?", re.DOTALL)
"""What stays on one line: up to a space or a hyphen."""
_TAB_WIDTH = 14.0
_EMU = 12700
_TWIPS = 20
_BORDER = 0.5


def galley(document: bytes, metrics: Metrics, width: Length) -> Iterator[Box]:
    """The boxes of a written ``document.xml`` whose text is ``width`` wide."""
    yield from _boxes(etree.fromstring(document)[0], metrics, width.points)


def _boxes(parent: etree._Element, metrics: Metrics, width: float) -> Iterator[Box]:
    names: list[str] = []
    for child in parent:
        if child.tag == f"{_W}p":
            yield _paragraph(child, metrics, width, names)
            names = []
        elif child.tag == f"{_W}tbl":
            yield from _table(child, metrics, names)
            names = []
        elif child.tag == f"{_W}sdt":
            yield from _boxes(child[-1], metrics, width)  # w:sdtContent stands last
        elif child.tag == f"{_W}bookmarkStart":
            names.append(child.get(f"{_W}name", ""))


def _paragraph(paragraph: etree._Element, metrics: Metrics, width: float, names: list[str]) -> Box:
    properties = paragraph[0]
    metric = metrics.of(properties[0].get(f"{_W}val", ""))
    shape = metric.shape
    lines, tallest = _lines(paragraph, metric, metrics, _measure(properties, metric, width))
    before = _own_spacing(properties, "before", shape.before)
    return Box(
        height=max(tallest, metric.line) + (lines - 1) * metric.line + _frame(metric),
        lines=lines,
        before=before,
        after=shape.after.points if shape.after else 0.0,
        kept=bool(shape.keep_next) or properties.find(f"{_W}keepNext") is not None,
        turns=properties.find(f"{_W}pageBreakBefore") is not None,
        ends=properties.find(f"{_W}sectPr") is not None,
        bookmarks=(*names, *(each.get(f"{_W}name", "") for each in paragraph.iter(f"{_W}bookmarkStart"))),
        style="" if not shape.contextual else properties[0].get(f"{_W}val", ""),
    )


def _measure(properties: etree._Element, metric: Metric, width: float) -> float:
    """The width of a paragraph's lines."""
    shape, own = metric.shape, properties.find(f"{_W}ind")
    left = shape.left.points if shape.left else 0.0
    if own is not None:
        left = _twips(own, "left")
    right = shape.right.points if shape.right else 0.0
    return max(12.0, width - left - right)


def _own_spacing(properties: etree._Element, side: str, style: Length | None) -> float:
    own = properties.find(f"{_W}spacing")
    if own is not None and own.get(f"{_W}{side}") is not None:
        return _twips(own, side)
    return style.points if style else 0.0


def _frame(metric: Metric) -> float:
    """What rules above and below a paragraph take."""
    sides = (border for side, border in metric.shape.borders if side in ("top", "bottom"))
    if metric.shape.contextual:
        return 0.0  # drawn only at the ends of a listing
    return sum(border.space.points + border.width.points for border in sides)


def _lines(paragraph: etree._Element, metric: Metric, metrics: Metrics, width: float) -> tuple[int, float]:
    """How many lines a paragraph takes, and the height of the tallest thing in it."""
    style = paragraph[0][0].get(f"{_W}val", "")
    lines, at, tallest = 1, 0.0, 0.0
    for run in paragraph.iter(f"{_W}r"):
        own = _face_of(run, style, metric, metrics)
        for piece in run:
            if piece.tag == f"{_W}t":
                more, at = _wrapped(piece.text or "", own, at, width)
                lines += more
            elif piece.tag == f"{_W}br":
                lines, at = lines + 1, 0.0
            elif piece.tag == f"{_W}tab":
                at += _TAB_WIDTH
            elif piece.tag == f"{_W}drawing":
                extent = next(piece.iter(_EXTENT))
                tallest = max(tallest, int(extent.get("cy", "0")) / _EMU)
    return lines, tallest


def _face_of(run: etree._Element, style: str, metric: Metric, metrics: Metrics) -> Metric:
    named = run.find(f"{_W}rPr/{_W}rStyle")
    return metric if named is None else metrics.of(style, named.get(f"{_W}val", ""))


def _wrapped(text: str, metric: Metric, at: float, width: float) -> tuple[int, float]:
    """How many lines a text begins, and where its last one ends; ``at`` is where its first one starts."""
    whole = metric.width(text)
    if at + whole <= width:
        return 0, at + whole
    lines = 0
    for word in _WORD.findall(text):
        long = metric.width(word.rstrip(" "))
        if at and at + long > width:
            lines, at = lines + 1, 0.0
        if long > width:
            lines, long = lines + ceil(long / width) - 1, long % width
        at += long + (metric.width(" ") if word.endswith(" ") else 0.0)
    return lines, at


def _table(table: etree._Element, metrics: Metrics, names: list[str]) -> Iterator[Box]:
    padding = TABLE_PADDINGS[table[0][0].get(f"{_W}val", "")].points  # w:tblPr, w:tblStyle
    widths = [_twips(each, "w") for each in table.iterfind(f"{_W}tblGrid/{_W}gridCol")]
    head = 0.0
    for row in table.iterfind(f"{_W}tr"):
        cells = list(row.iterfind(f"{_W}tc"))
        inner = [
            list(_boxes(cell, metrics, width - _padding(cell)))
            for cell, width in zip(cells, widths, strict=True)
        ]
        height = max(map(_stacked, inner)) + 2 * padding + _BORDER
        least = row.find(f"{_W}trPr/{_W}trHeight")
        if least is not None:
            height = max(height, _twips(least, "val"))
        repeated = row.find(f"{_W}trPr/{_W}tblHeader") is not None
        whole = row.find(f"{_W}trPr/{_W}cantSplit") is not None
        yield Box(
            height=height,
            lines=1 if whole else max(1, sum(box.lines for box in max(inner, key=_stacked))),
            kept=repeated or inner[0][0].kept,
            head=0.0 if repeated else head,
            bookmarks=(*names, *(name for boxes in inner for box in boxes for name in box.bookmarks)),
        )
        names = []
        head = height if repeated else head


def _padding(cell: etree._Element) -> float:
    """What the right side of a cell takes from its text."""
    return 0.0 if cell[0].find(f"{_W}tcMar") is not None else CELL_PADDING_RIGHT.points


def _twips(element: etree._Element, name: str) -> float:
    return int(element.get(f"{_W}{name}") or "0") / _TWIPS


def _stacked(boxes: list[Box]) -> float:
    """The height of boxes one below the other."""
    height, gap = 0.0, 0.0
    for index, box in enumerate(boxes):
        height += box.height + (max(gap, box.before) if index else box.before)
        gap = box.after
    return height + gap
