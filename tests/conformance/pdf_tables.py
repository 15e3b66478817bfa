"""Rules of tables: what a heading heads, one element for one table, and nothing in the tree twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from conformance.finding import Finding
from conformance.pdf_content import words_of
from conformance.pdf_subject import Subject, found
from conformance.pdf_tree import Element

_EDGE_PAGES = 3
"""On so many following pages the same words at the same outer place are no chance."""


def tables(subject: Subject) -> Iterator[Finding]:
    for heading in subject.tree.below("TH"):
        scope = heading.attribute("/Table", "/Scope")
        if scope not in {"/Row", "/Column", "/Both"}:
            yield found("th-scope", f"the heading's /Scope is {scope}", heading)
    for row in subject.tree.below("TR"):
        if not any(kid.kind in {"TH", "TD"} for kid in row.kids):
            yield found("row-cells", "a row has no cells", row)
    for table in subject.tree.below("Table"):
        yield from _repeated_rows(table, subject)
    yield from _split_tables(subject.tree, subject)
    yield from _running(subject)


def _repeated_rows(table: Element, subject: Subject) -> Iterator[Finding]:
    """Where a table goes on, its headings are drawn again: that is no content."""
    seen: dict[object, int] = {}
    for row in _rows(table):
        words, pages = _heading(row, subject), subject.pages_of(row)
        if words and pages and seen.setdefault(words, pages[-1]) < pages[0]:
            yield found("repeated-row", "a row of headings is in the tree again on a following page", row)


def _split_tables(element: Element, subject: Subject) -> Iterator[Finding]:
    for first, second in pairwise(element.kids):
        if first.kind == second.kind == "Table":
            rows = next(_rows(first), None), next(_rows(second), None)
            words = [_heading(row, subject) for row in rows if row]
            before, after = subject.pages_of(first), subject.pages_of(second)
            apart = before and after and before[-1] < after[0]
            if apart and len(words) == 2 and words[0] and words[0] == words[1]:
                yield found("one-table", "a table goes on as another table on the next page", second)
    for kid in element.kids:
        yield from _split_tables(kid, subject)


def _rows(table: Element) -> Iterator[Element]:
    for kid in table.kids:
        if kid.kind in {"THead", "TBody", "TFoot"}:
            yield from (row for row in kid.kids if row.kind == "TR")
        elif kid.kind == "TR":
            yield kid


def _heading(row: Element, subject: Subject) -> tuple[object, ...]:
    """The words of a row that is nothing but headings; none of another."""
    if not all(cell.kind == "TH" for cell in row.kids):
        return ()
    return words_of(row.content(), subject.pieces)


def _height(placed: tuple[int, int, object]) -> tuple[int, int]:
    return placed[:2]


def _running(subject: Subject) -> Iterator[Finding]:
    """What runs at the edge of the pages is no content: the same words at the same outermost place.

    Cells are left out, since many tables say the same in each row.
    """
    cells = {mark for table in subject.tree.below("Table") for mark in table.content()}
    places: dict[object, list[int]] = defaultdict(list)
    pages: dict[int, list[tuple[int, int, object]]] = defaultdict(list)
    for piece in (piece for mark, piece in subject.pieces.items() if mark not in cells):
        for (x, y), words in zip(piece.starts, piece.words, strict=True):
            pages[piece.page].append((round(y), round(x), words))
    for page, placed in sorted(pages.items()):
        for edge in {min(placed, key=_height), max(placed, key=_height)}:
            places[edge].append(page)
    for on in places.values():
        runs = [first for first in on if all(first + step in on for step in range(_EDGE_PAGES))]
        if runs:
            yield found(
                "running", "what runs at the edge of the pages is in the tree", place=f"page {runs[0]}"
            )
