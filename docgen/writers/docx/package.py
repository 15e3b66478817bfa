"""The package: parts, how they relate, and a zip that is the same for the same document (ECMA-376 part 2)."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from docgen.document import Picture
from docgen.writers.docx.xml import element, encoded

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can hold
_MODE = 0o100644 << 16
_UNIX = 3
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SVG = "image/svg+xml"
_ENDINGS = {"image/png": "png", "image/jpeg": "jpeg", _SVG: "svg"}
_COMPRESSED = (".png", ".jpeg")


class Package:
    """A Word file in the making: its main part, and what this relates to."""

    def __init__(self) -> None:
        self._package: Any = OpcPackage()
        self._parts: list[Part] = []
        self._main = self._part("/word/document.xml", CT.WML_DOCUMENT_MAIN, b"")
        self._package.rels.add_relationship(RT.OFFICE_DOCUMENT, self._main, "rId1")

    def add(self, name: str, kind: str, relationship: str, number: str, data: bytes) -> None:
        """A part that the main part relates to under ``number``."""
        self._main.rels.add_relationship(relationship, self._part(f"/word/{name}", kind, data), number)

    def add_properties(self, name: str, kind: str, relationship: str, data: bytes) -> None:
        """A part that says something of the whole file."""
        part = self._part(f"/docProps/{name}", kind, data)
        self._package.rels.add_relationship(relationship, part, f"rId{len(self._package.rels) + 1}")

    def add_picture(self, picture: Picture, number: str) -> None:
        """A picture, as it is."""
        ending = _ENDINGS[picture.media_type]
        name = f"media/{picture.name[:32]}.{ending}"
        self.add(name, picture.media_type, RT.IMAGE, number, picture.data)

    def add_drawing(self, svg: bytes, number: str) -> None:
        """A drawing as SVG."""
        self.add(f"media/{sha256(svg).hexdigest()[:32]}.svg", _SVG, RT.IMAGE, number, svg)

    def add_link(self, url: str, number: str) -> None:
        """An address outside."""
        self._main.rels.add_relationship(RT.HYPERLINK, url, number, is_external=True)

    def zipped(self, document: bytes) -> bytes:
        """The file, with ``document`` as its main part: parts in a fixed order, no time, no system."""
        out = BytesIO()
        with ZipFile(out, "w") as archive:
            _write(archive, "[Content_Types].xml", self._content_types())
            _write(archive, "_rels/.rels", self._package.rels.xml)
            _write(archive, "word/document.xml", document)
            for part in self._parts:
                if part is not self._main:
                    _write(archive, part.partname.membername, part.blob)
                if part.rels:
                    _write(archive, part.partname.rels_uri.membername, part.rels.xml)
        return out.getvalue()

    def _part(self, name: str, kind: str, data: bytes) -> Part:
        part = Part(PackURI(name), kind, data, self._package)
        self._parts.append(part)
        return part

    def _content_types(self) -> bytes:
        endings = {"rels": CT.OPC_RELATIONSHIPS, "xml": CT.XML}
        endings |= {ending: kind for kind, ending in _ENDINGS.items()}
        defaults = (
            element("Default", {"Extension": ending, "ContentType": kind}) for ending, kind in endings.items()
        )
        overrides = (
            element("Override", {"PartName": part.partname, "ContentType": part.content_type})
            for part in self._parts
            if part.content_type not in _ENDINGS
        )
        return encoded(element("Types", {"xmlns": _TYPES}, *defaults, *overrides))


def _write(archive: ZipFile, name: str, data: bytes | str) -> None:
    """One member; pictures are compressed already and are stored."""
    info = ZipInfo(name, _EPOCH)
    info.create_system = _UNIX
    info.external_attr = _MODE
    info.compress_type = ZIP_STORED if name.endswith(_COMPRESSED) else ZIP_DEFLATED
    archive.writestr(info, data)
