"""The tree of structure elements, grown from the boxes of all pages in their order.

A box belongs to an HTML element; so do the pieces into which lines and pages have broken it, and the boxes
that the engine adds for its own needs. All of them are one structure element.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from docgen.writers.pdf.engine import LineBox, MarginBox, ReplacedBox, String, TextBox, unwrapped
from docgen.writers.pdf.structure.mark import MarkedSheet
from docgen.writers.pdf.structure.node import Annotation, Mark, Node
from docgen.writers.pdf.structure.role import (
    alternative_of,
    attributes_of,
    contents_level,
    is_ordered,
    role_of,
)

_POINTS_A_PIXEL = 0.75
_HOLDS_NOTHING = frozenset({"P", "Div", "Sect", "Span", "Caption", "Note", "Code", "L", "LI", "LBody", "Lbl"})
"""Types that are left out where nothing is in them; an empty cell keeps its place in its row."""

_INNER = {"LI": "LBody", "Reference": "Link"}
"""Elements that hold what is in them by way of another (14.8.4.3.3; a contents entry refers by a link)."""


def structure_of(sheets: Iterable[MarkedSheet]) -> Node:
    """The structure of painted sheets: a ``Document`` with everything that a reader is to hear."""
    growth = _Growth()
    for number, sheet in enumerate(sheets):
        growth.add(number, sheet)
    _prune(growth.root)
    return growth.root


def unspoken(node: Node) -> Iterator[str]:
    """What a listener would miss: pictures without alternative text (ISO 14289-1, 7.3)."""
    if node.kind == "Figure" and not node.alternative.strip():
        yield "a picture has no alternative text"
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from unspoken(kid)


class _Growth:
    """A tree while it grows, page by page."""

    def __init__(self) -> None:
        self.root = Node("Document")
        self._known: dict[tuple[int, str], Node] = {}
        self._page = 0
        self._sheet: Any = None

    def add(self, page: int, sheet: MarkedSheet) -> None:
        """Go through a page, depth first; deep pages do not exhaust the stack."""
        self._page, self._sheet = page, sheet
        stack = [(sheet.root, self.root)]
        while stack:
            box, around = stack.pop()
            box = unwrapped(box)
            if not isinstance(box, MarginBox):
                node = self._placed(box, around)
                stack.extend((child, node) for child in reversed(getattr(box, "children", ())))

    def _placed(self, box: Any, around: Node) -> Node:
        """The element that a box belongs to, with what the box itself shows."""
        if isinstance(box, TextBox):
            return self._marked(box, around)
        if box.element is None or isinstance(box, LineBox):
            return around
        node = self._node(box, around)
        annotation = getattr(box, "link_annotation", None)
        if annotation is not None:
            annotation["Contents"] = String(_said_of_link(box.element))
            node.kids.append(Annotation(self._page, annotation))
        if isinstance(box, ReplacedBox):
            self._marked(box, node)
            node.attributes["Layout"] = {"BBox": self._bounds(box)}
        return node

    def _marked(self, box: Any, node: Node) -> Node:
        number = self._sheet.marks.get(box)
        if number is not None:
            node.kids.append(Mark(self._page, number))
        return node

    def _node(self, box: Any, around: Node) -> Node:
        key = id(box.element), box.element_tag
        if key not in self._known:
            self._known[key] = self._new(box, around)
        return self._known[key]

    def _new(self, box: Any, around: Node) -> Node:
        element = box.element
        if "::" in box.element_tag:
            # What the style sheet adds to an element is a part of it; a list's mark is its item's label.
            marker = box.element_tag.endswith("::marker")
            return _label(around) if marker and around.kind == "LBody" else around
        kind = role_of(element)
        if not kind or (kind == "Table" and around.kind == "Table"):
            return _describe(around, element)
        if kind == "TOCI":
            around = _contents_at(around, contents_level(element))
        node = _child(around, kind, element)
        node.attributes = attributes_of(element, kind, _ordered_around(around))
        return node.child(_INNER[kind]) if kind in _INNER else node

    def _bounds(self, box: Any) -> list[float]:
        """Where a picture stands: in points, from the lower left corner of the page (14.8.5.4.3)."""
        left, top = box.content_box_x(), box.content_box_y()
        edges = left, self._sheet.height - top - box.height, left + box.width, self._sheet.height - top
        return [round(edge * _POINTS_A_PIXEL, 2) for edge in edges]


def _child(around: Node, kind: str, element: Any) -> Node:
    return around.child(
        kind,
        alternative=alternative_of(element, kind),
        language=element.get("lang", ""),
        identified=kind == "Note",
    )


def _describe(table: Node, element: Any) -> Node:
    """A table within its caption's frame lends the frame its summary."""
    if element.tag == "table":
        table.attributes = attributes_of(element, "Table", 0)
    return table


def _label(body: Node) -> Node:
    """The label of a list item, before its body."""
    item = body.parent
    assert item is not None  # noqa: S101 - a body is only ever made within an item
    if item.kids[0] is body:
        item.kids.insert(0, Node("Lbl", item))
    label = item.kids[0]
    assert isinstance(label, Node)  # noqa: S101 - inserted above
    return label


def _contents_at(contents: Node, level: int) -> Node:
    """The list of contents for entries of a level: those of lower levels stand in a list of their own."""
    for _ in range(level - 1):
        last = contents.kids[-1] if contents.kids else None
        contents = last if isinstance(last, Node) and last.kind == "TOC" else contents.child("TOC")
    return contents


def _said_of_link(link: Any) -> str:
    """What is heard of a link apart from its words: them again, and the address outside (14289-1, 7.18.5)."""
    words, address = " ".join("".join(link.itertext()).split()), link.get("href", "")
    return words if address.startswith("#") or address == words else f"{words} ({address})"


def _ordered_around(node: Node | None) -> int:
    """How many ordered lists are around; each level of them counts in another way, as in the style sheet."""
    count = 0
    while node is not None:
        count += is_ordered(node)
        node = node.parent
    return count


def _prune(node: Node) -> None:
    """Take away what holds nothing."""
    for kid in node.kids:
        if isinstance(kid, Node):
            _prune(kid)
    node.kids = [
        kid for kid in node.kids if not isinstance(kid, Node) or kid.kids or kid.kind not in _HOLDS_NOTHING
    ]
