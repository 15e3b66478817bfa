"""What a file for a press says of itself, twice over: document information and XMP, which have to agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pikepdf

_NAMES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
}
_DATES = {"/CreationDate": "xmp:CreateDate", "/ModDate": "xmp:ModifyDate"}
_REQUIRED = (
    "dc:title",
    "pdf:Trapped",
    "xmp:MetadataDate",
    *_DATES.values(),
    *(f"xmpMM:{name}" for name in ("DocumentID", "VersionID", "RenditionClass")),
)
_SAME = {
    "/Title": "dc:title",
    "/Subject": "dc:description",
    "/Keywords": "pdf:Keywords",
    "/Creator": "xmp:CreatorTool",
    "/Producer": "pdf:Producer",
    "/Trapped": "pdf:Trapped",
}


def metadata_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    if "/Metadata" not in pdf.Root or "/Filter" in pdf.Root.Metadata:
        yield "the metadata are missing, or cannot be read without unpacking them"
        return
    said = ET.fromstring(pdf.Root.Metadata.read_bytes())
    if _value(said, "pdfxid:GTS_PDFXVersion") != "PDF/X-4":
        yield "the metadata do not say that this is PDF/X-4"
    yield from (f"the metadata have no {name}" for name in _REQUIRED if not _value(said, name))
    if _value(said, "pdf:Trapped") not in ("True", "False"):
        yield "the metadata do not say whether the file is trapped"
    yield from _information_faults(pdf.docinfo, said)


def _information_faults(info: pikepdf.Dictionary, said: ET.Element) -> Iterator[str]:
    for key in ("/Title", "/CreationDate", "/ModDate", "/Trapped"):
        if key not in info:
            yield f"the document information has no {key}"
    if "/Trapped" in info and not isinstance(info.Trapped, pikepdf.Name):
        yield "the document information has a text as /Trapped"
    for key, name in _SAME.items():
        if key in info and str(info[key]).lstrip("/") != _value(said, name).lstrip("/"):
            yield f"{key} and {name} differ"
    for key, name in _DATES.items():
        if key in info and _digits(str(info[key])) != _digits(_value(said, name)):
            yield f"{key} and {name} differ"
    if "/Author" in info and str(info.Author) != ", ".join(_values(said, "dc:creator")):
        yield "/Author and dc:creator differ"


def _value(said: ET.Element, name: str) -> str:
    return next(iter(_values(said, name)), "")


def _values(said: ET.Element, name: str) -> list[str]:
    found = said.find(f".//{name}", _NAMES)
    if found is None:
        return []
    items = [item.text or "" for item in found.findall(".//rdf:li", _NAMES)]
    return items or [found.text or ""]


def _digits(date: str) -> str:
    """The date and the time; everything that is written here is in UTC."""
    return "".join(re.findall(r"\d", date))[:14]
