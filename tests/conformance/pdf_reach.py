"""Rules of reach: all that is on the pages is in the tree once, there and back, and under one name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pikepdf

from conformance.finding import Finding
from conformance.pdf_subject import Subject, found
from conformance.pdf_tree import Element, Mark, name_tree, number_tree


def reach(subject: Subject) -> Iterator[Finding]:
    yield from _marks(subject)
    yield from _parents(subject)
    yield from _identifiers(subject)
    for element in subject.tree.below("NonStruct"):
        yield found("no-nonstruct", "an element says nothing of what it is", element)


def _marks(subject: Subject) -> Iterator[Finding]:
    held = Counter(subject.tree.content())
    for mark, piece in subject.pieces.items():
        if held[mark] != 1:
            yield found("mark-once", f"the tree holds it {held[mark]} times", place=_told(mark, subject))
        if piece.times != 1:
            yield found("mark-once", f"the page begins it {piece.times} times", place=_told(mark, subject))
    for mark in held:
        if mark not in subject.pieces:
            yield found("mark-once", "the tree holds what no page draws", place=_told(mark, subject))


def _parents(subject: Subject) -> Iterator[Finding]:
    """The parent tree leads from each piece of content to the element that holds it."""
    parents = dict(number_tree(subject.tree.raw.get("/ParentTree")))
    holders = {mark: element for element in subject.tree.below() for mark in element.marks}
    owners = {owner for owner, _ in subject.pieces}
    for owner in owners:
        stream = subject.pdf.get_object(owner, 0)
        line = parents.get(int(stream.get("/StructParents", -1)))
        for mark in (mark for mark in subject.pieces if mark[0] == owner and mark in holders):
            if not _leads(line, mark[1], holders[mark]):
                where = _told(mark, subject)
                yield found(
                    "parent-tree", "it does not lead to the element that holds the content", place=where
                )


def _leads(line: pikepdf.Object | None, mcid: int, holder: Element) -> bool:
    if not isinstance(line, pikepdf.Array) or mcid >= len(line):
        return False
    return bool(line[mcid].objgen == holder.raw.objgen)


def _identifiers(subject: Subject) -> Iterator[Finding]:
    """Every identifier is one element's own and stands in the tree of identifiers."""
    listed = {name: target.objgen for name, target in name_tree(subject.tree.raw.get("/IDTree"))}
    seen: set[bytes] = set()
    for element in subject.tree.below():
        if "/ID" not in element.raw:
            if element.kind == "Note":
                yield found("note-id", "a note has no /ID", element)
            continue
        name = bytes(element.raw.ID)
        if name in seen:
            yield found("unique-id", f"two elements have the /ID {name!r}", element)
        if listed.get(name) != element.raw.objgen:
            yield found("id-tree", f"the /IDTree does not lead to {name!r}", element)
        seen.add(name)
    for element in subject.tree.below("TD", "TH"):
        for header in element.attribute("/Table", "/Headers") or []:
            if bytes(header) not in seen:
                yield found("headers", f"no cell has the /ID {bytes(header)!r}", element)


def _told(mark: Mark, subject: Subject) -> str:
    page = f"page {subject.pieces[mark].page}, " if mark in subject.pieces else f"object {mark[0]}, "
    return f"{page}MCID {mark[1]}"
