"""Rules of links and contents: an entry is one link, a link says where it goes, and both are in the tree."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from conformance.finding import Finding
from conformance.pdf_subject import Subject, found
from conformance.pdf_tree import Element, number_tree


def links(subject: Subject) -> Iterator[Finding]:
    for link in subject.tree.below("Link"):
        if not any(annotation.get("/Subtype") == "/Link" for annotation in link.annotations):
            yield found("link-objr", "a link has no annotation to follow", link)
        if not any(True for _ in link.content()):
            yield found("link-content", "a link has no words", link)
    yield from _annotations(subject)
    yield from _contents(subject)


def _annotations(subject: Subject) -> Iterator[Finding]:
    holders = {
        annotation.objgen: element for element in subject.tree.below() for annotation in element.annotations
    }
    parents = dict(number_tree(subject.tree.raw.get("/ParentTree")))
    for number, page in enumerate(subject.pdf.pages, 1):
        for index, annotation in enumerate(page.obj.get("/Annots", []), 1):
            if annotation.get("/Subtype") == "/Link":
                holder = holders.get(annotation.objgen)
                yield from _annotation(annotation, holder, parents, f"page {number}, annotation {index}")


def _annotation(
    annotation: pikepdf.Object, holder: Element | None, parents: dict[int, pikepdf.Object], place: str
) -> Iterator[Finding]:
    if not str(annotation.get("/Contents", "")).strip():
        yield found("link-contents", "a link does not say in words where it goes", place=place)
    if holder is None or holder.kind != "Link":
        yield found("link-in-tree", "no link element refers to the annotation", place=place)
        return
    parent = parents.get(int(annotation.get("/StructParent", -1)))
    if parent is None or parent.objgen != holder.raw.objgen:
        yield found("link-parent", "the parent tree does not lead to the link element", place=place)


def _contents(subject: Subject) -> Iterator[Finding]:
    for contents in subject.tree.below("TOC"):
        for kid in contents.kids:
            if kid.kind not in {"TOCI", "TOC", "Caption"}:
                yield found("toc-kids", f"contents hold a {kid.kind}", kid)
    for entry in subject.tree.below("TOCI"):
        if entry.parent is None or entry.parent.kind != "TOC":
            yield found("toci-parent", "an entry stands outside of contents", entry)
        inside = list(_links_of_entry(entry))
        if len(inside) != 1 or len(inside[0].annotations) != 1:
            count = sum(len(link.annotations) for link in inside)
            yield found("toci-link", f"an entry has {len(inside)} links with {count} annotations", entry)
    for items in subject.tree.below("L"):
        if len(items.kids) > 1 and all(_is_entry(item) for item in items.kids):
            yield found("toc", "contents are an ordinary list", items)


def _links_of_entry(entry: Element) -> Iterator[Element]:
    """The links of an entry but those of the entries below it."""
    for kid in entry.kids:
        if kid.kind == "Link":
            yield kid
        if kid.kind not in {"TOC", "TOCI"}:
            yield from _links_of_entry(kid)


def _is_entry(item: Element) -> bool:
    """Whether an item of a list holds all its words in links to places of the document."""
    inner = list(item.below("Link"))
    words = sum(1 for _ in item.content())
    internal = all(_goes_inside(annotation) for link in inner for annotation in link.annotations)
    return bool(inner) and internal and words == sum(1 for link in inner for _ in link.content())


def _goes_inside(annotation: pikepdf.Dictionary) -> bool:
    return "/Dest" in annotation or annotation.get("/A", {}).get("/S") == "/GoTo"
