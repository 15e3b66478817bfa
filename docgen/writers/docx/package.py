"""The package: parts, how they relate, and the zip that they become (ECMA-376 part 2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from docgen.document import Picture
from docgen.writers.docx.archive import Packed, archived, pack, pack_lasting, stored
from docgen.writers.docx.storage import item_properties
from docgen.writers.docx.xml import element, encoded

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SVG = "image/svg+xml"
_FONT = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_ENDINGS = {"image/png": "png", "image/jpeg": "jpeg", _SVG: "svg", _FONT: "odttf", CT.XML: "xml"}


class Package:
    """A Word file in the making: its main part, and what this relates to."""

    def __init__(self) -> None:
        self._package: Any = OpcPackage()
        self._parts: list[Part] = []
        self._packed: dict[str, Packed] = {}
        self._items = 0
        self._main = self._part("/word/document.xml", CT.WML_DOCUMENT_MAIN, b"")
        self._package.rels.add_relationship(RT.OFFICE_DOCUMENT, self._main, "rId1")

    def add(self, name: str, kind: str, relationship: str, number: str, data: bytes) -> Part:
        """A part that the main part relates to under ``number``."""
        part = self._part(f"/word/{name}", kind, data)
        self._main.rels.add_relationship(relationship, part, number)
        return part

    def add_lasting(self, name: str, kind: str, relationship: str, number: str, data: bytes) -> None:
        """The same of data that comes again in the documents that are still to come."""
        part = self.add(name, kind, relationship, number, data)
        self._packed[part.partname.membername] = pack_lasting(data)

    def add_properties(self, name: str, kind: str, relationship: str, data: bytes) -> None:
        """A part that says something of the whole file."""
        part = self._part(f"/docProps/{name}", kind, data)
        self._package.rels.add_relationship(relationship, part, f"rId{len(self._package.rels) + 1}")

    def add_picture(self, picture: Picture, number: str) -> None:
        """A picture, as it is."""
        ending = _ENDINGS[picture.media_type]
        name = f"media/{picture.name[:32]}.{ending}"
        part = self.add(name, picture.media_type, RT.IMAGE, number, picture.data)
        self._packed[part.partname.membername] = stored(picture.data, picture.name)

    def add_drawing(self, svg: bytes, number: str) -> None:
        """A drawing as SVG."""
        self.add(f"media/{sha256(svg).hexdigest()[:32]}.svg", _SVG, RT.IMAGE, number, svg)

    def add_link(self, url: str, number: str) -> None:
        """An address outside."""
        self._main.rels.add_relationship(RT.HYPERLINK, url, number, is_external=True)

    def add_font(self, table: Part, font: Packed, number: str) -> None:
        """A font for the table of fonts, compressed already."""
        part = self._part(f"/word/fonts/{number}.odttf", _FONT, font.data)
        self._packed[part.partname.membername] = font
        table.rels.add_relationship(RT.FONT, part, number)

    def add_item(self, item: Packed | None, number: str, uri: str) -> Part:
        """Data that travels inside: an item of custom XML under the GUID ``number``, and its properties.

        ``None`` is for the item that is made of all others, in the end.
        """
        self._items += 1
        data = item.data if item else b""
        part = self._part(f"/customXml/item{self._items}.xml", CT.XML, data)
        if item is not None:
            self._packed[part.partname.membername] = item
        properties = self._part(
            f"/customXml/itemProps{self._items}.xml",
            CT.OFC_CUSTOM_XML_PROPERTIES,
            item_properties(number, uri),
        )
        part.rels.add_relationship(RT.CUSTOM_XML_PROPS, properties, "rId1")
        self._packed[part.partname.rels_uri.membername] = _relationships_of_item(self._items)
        self._main.rels.add_relationship(RT.CUSTOM_XML, part, f"rIdItem{self._items}")
        return part

    def zipped(self, document: bytes, sealed: Part, seal: Callable[[Mapping[str, Packed]], bytes]) -> bytes:
        """The file, with ``document`` as its main part, in a fixed order.

        The item ``sealed`` becomes what ``seal`` makes of all other members.
        """
        last = sealed.partname.membername
        members = dict(self._members(document))
        members[last] = pack(seal({name: member for name, member in members.items() if name != last}))
        return archived(members.items())

    def _members(self, document: bytes) -> Iterator[tuple[str, Packed]]:
        yield "[Content_Types].xml", pack(self._content_types())
        yield "_rels/.rels", pack(self._package.rels.xml)
        yield "word/document.xml", pack(document)
        for part in self._parts:
            name = part.partname.membername
            if part is not self._main:
                yield name, self._packed.get(name) or pack(part.blob)
            if part.rels:
                name = part.partname.rels_uri.membername
                yield name, self._packed.get(name) or pack(part.rels.xml)

    def _part(self, name: str, kind: str, data: bytes) -> Part:
        part = Part(PackURI(name), kind, data, self._package)
        self._parts.append(part)
        return part

    def _content_types(self) -> bytes:
        endings = {"rels": CT.OPC_RELATIONSHIPS} | {ending: kind for kind, ending in _ENDINGS.items()}
        defaults = (
            element("Default", {"Extension": ending, "ContentType": kind}) for ending, kind in endings.items()
        )
        overrides = (
            element("Override", {"PartName": part.partname, "ContentType": part.content_type})
            for part in self._parts
            if part.content_type not in _ENDINGS
        )
        return encoded(element("Types", {"xmlns": _TYPES}, *defaults, *overrides))


@lru_cache(maxsize=256)
def _relationships_of_item(count: int) -> Packed:
    """How the ``count``-th item relates to its properties, which is the same in every document."""
    part = Part(PackURI(f"/customXml/item{count}.xml"), CT.XML, b"", None)
    uri = PackURI(f"/customXml/itemProps{count}.xml")
    part.rels.add_relationship(
        RT.CUSTOM_XML_PROPS, Part(uri, CT.OFC_CUSTOM_XML_PROPERTIES, b"", None), "rId1"
    )
    return pack(part.rels.xml)
