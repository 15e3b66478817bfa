"""Rules of reference within the file: styles, lists, and the data that content controls show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from conformance.docx_subject import Package, W, found, place_of
from conformance.finding import Finding

_STYLED = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table", "numStyleLink": "numbering"}
_DS = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}"
_MAPPING = re.compile(r"""xmlns:(\w+)=["']([^"']*)["']""")


def references(package: Package) -> Iterator[Finding]:
    yield from _styles(package)
    yield from _lists(package)
    yield from _notes(package)
    yield from _bindings(package)


def _styles(package: Package) -> Iterator[Finding]:
    styles = [style for root in package.related("styles") for style in root.iter(f"{W}style")]
    kinds = {style.get(f"{W}styleId"): style.get(f"{W}type") for style in styles}
    for part, root in package.roots.items():
        for tag, kind in _STYLED.items():
            for element in root.iter(f"{W}{tag}"):
                name = element.get(f"{W}val")
                if kinds.get(name) != kind:
                    yield found("style", f"there is no {kind} style {name!r}", place_of(part, element))
    for style in styles:
        for tag in ("basedOn", "next", "link"):
            other = style.find(f"{W}{tag}")
            if other is not None and other.get(f"{W}val") not in kinds:
                name = style.get(f"{W}styleId")
                yield found(
                    "style", f"{name} has {tag} {other.get(f'{W}val')!r}, which is not there", "styles"
                )


def _lists(package: Package) -> Iterator[Finding]:
    numbering = package.related("numbering")
    kinds = {each.get(f"{W}abstractNumId") for root in numbering for each in root.iter(f"{W}abstractNum")}
    lists = {}
    for root in numbering:
        for one in root.iter(f"{W}num"):
            lists[one.get(f"{W}numId")] = one.find(f"{W}abstractNumId").get(f"{W}val")
    for name, kind in lists.items():
        if kind not in kinds:
            yield found("list", f"list {name} is of the kind {kind}, which is not there", "numbering")
    for part, root in package.roots.items():
        for element in root.iter(f"{W}numId"):
            name = element.get(f"{W}val")
            if name not in lists and name != "0":
                yield found("list", f"there is no list {name}", place_of(part, element))


def _notes(package: Package) -> Iterator[Finding]:
    for kind in ("footnote", "endnote"):
        notes = {
            note.get(f"{W}id") for root in package.related(f"{kind}s") for note in root.iter(f"{W}{kind}")
        }
        for part, root in package.stories():
            for element in root.iter(f"{W}{kind}Reference"):
                if element.get(f"{W}id") not in notes:
                    yield found(
                        "note", f"there is no {kind} {element.get(f'{W}id')}", place_of(part, element)
                    )


def _bindings(package: Package) -> Iterator[Finding]:
    """Each content control that shows data shows one piece of data that is there."""
    data = dict(_stored(package))
    for part, root in package.stories():
        for binding in root.iter(f"{W}dataBinding"):
            place = place_of(part, binding)
            stored = data.get(binding.get(f"{W}storeItemID", "").upper())
            if stored is None:
                yield found("binding-store", f"there is no data {binding.get(f'{W}storeItemID')}", place)
                continue
            path = binding.get(f"{W}xpath", "")
            prefixes = dict(_MAPPING.findall(binding.get(f"{W}prefixMappings", "")))
            try:
                count = len(stored.xpath(path, namespaces=prefixes))
            except (etree.XPathError, TypeError):
                count = -1
            if count != 1:
                said = "is not understood" if count < 0 else f"finds {count}"
                yield found("binding-path", f"{path} {said}", place)


def _stored(package: Package) -> Iterator[tuple[str, etree._Element]]:
    for line in package.relationships:
        if line.kind.endswith("/customXmlProps") and {line.source, line.target} <= package.roots.keys():
            properties = package.roots[line.target]
            yield properties.get(f"{_DS}itemID", "").upper(), package.roots[line.source]
