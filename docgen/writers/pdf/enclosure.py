"""Files within the file: attachments as PDF/A-3 wants them (ISO 19005-3, 6.8)."""

from __future__ import annotations

from datetime import datetime
from hashlib import md5

from docgen.document import Attachment
from docgen.writers.pdf.engine import Array, Dictionary, Pdf, PdfStream, String
from docgen.writers.pdf.moment import UNDATED, pdf_date

_DENSE = ("image/", "video/", "audio/", "application/zip", "application/gzip", "application/pdf")
"""Types that are compressed already, but for images that are text or plain pixels."""
_LOOSE = frozenset({"image/svg+xml", "image/tiff", "image/bmp"})


def enclose(pdf: Pdf, attachments: tuple[Attachment, ...], dated: datetime | None) -> None:
    """Attach the files; the name tree stands in the order of the names' bytes (ISO 32000-1, 7.9.6)."""
    if not attachments:
        return
    when = pdf_date(dated or UNDATED)
    ordered = sorted((String(each.name).data, _specification(pdf, each, when)) for each in attachments)
    names = Array(part for pair in ordered for part in pair)
    pdf.catalog.setdefault("Names", Dictionary())["EmbeddedFiles"] = Dictionary({"Names": names})
    pdf.catalog["AF"] = Array(reference for _, reference in ordered)


def _specification(pdf: Pdf, attachment: Attachment, when: str) -> bytes:
    """Write a file and what is said of it; the reference to the latter."""
    stream = _stream(attachment, when)
    pdf.add_object(stream)
    name = String(attachment.name)
    said = {
        "Type": "/Filespec",
        "F": name,
        "UF": name,
        "EF": Dictionary({"F": stream.reference, "UF": stream.reference}),
        "Desc": String(attachment.description),
        "AFRelationship": f"/{attachment.relationship.value}",
    }
    specification = Dictionary(said)
    pdf.add_object(specification)
    reference: bytes = specification.reference
    return reference


def _stream(attachment: Attachment, when: str) -> PdfStream:
    checksum = md5(attachment.data, usedforsecurity=False).hexdigest()  # as ISO 32000-1, 7.11.4 has it
    facts = {
        "Size": len(attachment.data),
        "CheckSum": f"<{checksum}>",
        "CreationDate": String(when),
        "ModDate": String(when),
    }
    kind = attachment.media_type
    said = {"Type": "/EmbeddedFile", "Subtype": _name(kind), "Params": Dictionary(facts)}
    dense = kind.startswith(_DENSE) and kind not in _LOOSE
    return PdfStream([attachment.data], Dictionary(said), compress=not dense)


def _name(kind: str) -> str:
    """A media type as a PDF name (ISO 32000-1, 7.3.5)."""
    return "/" + "".join(map(_plain, kind.encode()))


def _plain(byte: int) -> str:
    character = chr(byte)
    regular = character.isascii() and (character.isalnum() or character in "-.+_")
    return character if regular else f"#{byte:02x}"
