"""The schemas of ECMA-376, transitional: every part of a Word file that they describe, strictly.

What a part marks as ignorable is taken off first, and of alternatives the one is kept which the standard has,
as a reader of the standard would do. So nothing of Office 2010 and later is seen (the SDK sees it), nothing
that stands where a schema takes anything (``a:ext``), and no reference from part to part. The schemas of
content types and core properties, which no package has, are written down from the text of part 2.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree

from conformance.finding import Finding
from conformance.provision import ecma_schemas

_OWN = Path(__file__).parent / "schemas"
_IMPORTED = (
    "wml",
    "dml-main",
    "dml-picture",
    "dml-wordprocessingDrawing",
    "vml-main",
    "vml-officeDrawing",
    "vml-wordprocessingDrawing",
    "shared-math",
    "shared-documentPropertiesExtended",
    "shared-documentPropertiesCustom",
    "shared-customXmlDataProperties",
    "opc-relationships",
)
_NAMESPACE = re.compile(rb'targetNamespace="([^"]*)"')
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DATA = re.compile(r"customXml/item\d+\.xml")


def ecma_schema(path: Path) -> list[Finding]:
    """What is found in the parts of a Word file."""
    found = []
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")) and not _DATA.fullmatch(name):
                found.extend(_of_part(name, package.read(name)))
    return found


def _of_part(name: str, data: bytes) -> Iterator[Finding]:
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError as error:
        yield Finding("ECMA-376", "syntax", str(error), name)
        return
    if etree.QName(root).namespace not in _namespaces():
        yield Finding("ECMA-376", "unknown", f"no schema describes {root.tag}", name)
        return
    _take_alternatives(root)
    _drop_ignorable(root)
    schema = _schema()
    if not schema.validate(root):
        for error in schema.error_log:
            yield Finding("ECMA-376", error.type_name, error.message, f"{name} {error.path or ''}".strip())


@cache
def _sources() -> dict[str, Path]:
    """The schemas to begin with, by namespace; XML's own comes first: the others take it for granted."""
    own = [_OWN / f"{name}.xsd" for name in ("xml", "content-types", "core-properties")]
    files = [*own, *(ecma_schemas() / f"{name}.xsd" for name in _IMPORTED)]
    return {_NAMESPACE.findall(path.read_bytes())[0].decode(): path for path in files}


@cache
def _namespaces() -> frozenset[str]:
    return frozenset(_sources())


@cache
def _schema() -> etree.XMLSchema:
    xs = "http://www.w3.org/2001/XMLSchema"
    root = etree.Element(f"{{{xs}}}schema", nsmap={"xs": xs})
    for namespace, path in _sources().items():
        etree.SubElement(root, f"{{{xs}}}import", namespace=namespace, schemaLocation=path.as_uri())
    return etree.XMLSchema(etree.fromstring(etree.tostring(root)))


def _take_alternatives(root: etree._Element) -> None:
    """Put in the place of each ``mc:AlternateContent`` what a reader that knows the schemas takes of it."""
    for element in list(root.iter(f"{_MC}AlternateContent")):
        parent = element.getparent()
        if parent is None:
            continue
        place = parent.index(element)
        parent[place : place + 1] = _taken(element)


def _taken(alternatives: etree._Element) -> list[etree._Element]:
    for choice in alternatives.iter(f"{_MC}Choice"):
        required = [choice.nsmap.get(prefix) for prefix in choice.get("Requires", "").split()]
        if all(namespace in _namespaces() for namespace in required):
            return list(choice)
    fallback = alternatives.find(f"{_MC}Fallback")
    return [] if fallback is None else list(fallback)


def _drop_ignorable(root: etree._Element) -> None:
    """Take off what the part says may be ignored, and the saying itself."""
    elements = list(root.iter(etree.Element))
    ignorable = {
        element.nsmap[prefix]
        for element in elements
        for prefix in element.attrib.pop(f"{_MC}Ignorable", "").split()
        if prefix in element.nsmap
    } - _namespaces()
    for element in elements:
        for name in list(element.attrib):
            if etree.QName(name).namespace in ignorable:
                del element.attrib[name]
        if etree.QName(element).namespace in ignorable and element.getparent() is not None:
            element.getparent().remove(element)
