"""Rules of identity: what Word tells apart by number or name has its own, in the whole file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from conformance.docx_subject import W14, WP, Package, W, found
from conformance.finding import Finding


def identity(package: Package) -> Iterator[Finding]:
    roots = [root for _, root in package.stories()]
    yield from _unique("control-id", "content controls", _values(roots, f"{W}sdtPr/{W}id", f"{W}val"))
    yield from _unique("bookmark-id", "bookmarks", _values(roots, f"{W}bookmarkStart", f"{W}id"))
    names = [name.lower() for name in _values(roots, f"{W}bookmarkStart", f"{W}name")]
    yield from _unique("bookmark-name", "bookmarks", names)
    yield from _unique("drawing-id", "drawings", _values(roots, f"{WP}docPr", "id"))
    marked = [element.get(f"{W14}paraId", "") for root in roots for element in root.iter("*")]
    yield from _unique("paragraph-id", "paragraphs", [value for value in marked if value])
    yield from _ends(package)


def _values(roots: list[etree._Element], path: str, attribute: str) -> list[str]:
    return [element.get(attribute, "") for root in roots for element in root.iterfind(f".//{path}")]


def _unique(rule: str, things: str, values: list[str]) -> Iterator[Finding]:
    for value, times in Counter(values).items():
        if times > 1 or not value:
            yield found(rule, f"{times} {things} have {value!r}")


def _ends(package: Package) -> Iterator[Finding]:
    for part, root in package.stories():
        starts = Counter(each.get(f"{W}id") for each in root.iter(f"{W}bookmarkStart"))
        ends = Counter(each.get(f"{W}id") for each in root.iter(f"{W}bookmarkEnd"))
        for name in (starts - ends) + (ends - starts):
            yield found("bookmark-end", f"bookmark {name} does not begin and end", part)
