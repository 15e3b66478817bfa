"""A Word file opened for inspection: its members, its parts, and who refers to whom."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from conformance.finding import Finding

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DOCUMENT = "word/document.xml"


class Relationship(NamedTuple):
    """One line of a ``.rels`` file; ``target`` is a member's name unless it leads outside."""

    source: str
    name: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True)
class Package:
    """The members in their order, the XML among them, and the relationships."""

    members: list[str]
    roots: dict[str, etree._Element]
    relationships: list[Relationship]

    def root(self, name: str) -> etree._Element:
        """A part that every file has; an empty one where it is missing."""
        return self.roots.get(name, etree.Element("missing"))

    def stories(self) -> Iterator[tuple[str, etree._Element]]:
        """The parts that hold words: the body, and what runs at the edges of pages."""
        for name, root in self.roots.items():
            if root.tag in {f"{W}document", f"{W}hdr", f"{W}ftr", f"{W}footnotes", f"{W}endnotes"}:
                yield name, root

    def related(self, kind: str) -> list[etree._Element]:
        """The parts to which the document has a relationship of a kind (``styles``)."""
        return [
            self.roots[one.target]
            for one in self.relationships
            if one.source == DOCUMENT and one.kind.endswith(f"/{kind}") and one.target in self.roots
        ]


def read_package(path: Path) -> Package:
    """The file, read whole; what is no XML is not looked into."""
    with zipfile.ZipFile(path) as archive:
        members = archive.namelist()
        roots = {
            name: etree.fromstring(archive.read(name)) for name in members if name.endswith((".xml", ".rels"))
        }
    relationships = [
        relationship
        for name in members
        if name.endswith(".rels")
        for relationship in _read(name, roots[name])
    ]
    return Package(members, roots, relationships)


def found(rule: str, description: str, place: str = "") -> Finding:
    """A finding of our own inspection."""
    return Finding("DOCX", rule, description, place)


def place_of(part: str, element: etree._Element) -> str:
    """The part, and in its words about where."""
    block = next(
        (each for each in (element, *element.iterancestors()) if each.tag in {f"{W}p", f"{W}tbl"}), None
    )
    words = "" if block is None else "".join(block.itertext(f"{W}t"))[:40]
    return f"{part}, {words!r}" if words else part


def _read(name: str, root: etree._Element) -> Iterator[Relationship]:
    folder, _, file = name.rpartition("_rels/")
    source = folder + file.removesuffix(".rels")
    for line in root:
        external = line.get("TargetMode") == "External"
        target = line.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        yield Relationship(source, line.get("Id", ""), line.get("Type", ""), target, external)
