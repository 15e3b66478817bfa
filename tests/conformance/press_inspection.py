"""PDF/X-4 (ISO 15930-7) read with other eyes than those that wrote it: all that a press may not meet.

No free validator knows PDF/X. What follows is the standard's own list, rule by rule, and beside it what
printing houses ask for: boxes that lie within one another, 3 mm of bleed, marks beyond it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pikepdf

from conformance.press_metadata import metadata_faults
from conformance.press_page import page_faults
from conformance.press_paint import paint_faults

_INTENT_KEYS = ("/OutputConditionIdentifier", "/Info", "/DestOutputProfile")


def press_inspection(data: bytes, width: float = 595.276, height: float = 841.89) -> list[str]:
    """Every fault of a file whose pages are to be of a size in points."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return [
            *_syntax_faults(data, pdf),
            *_intent_faults(pdf),
            *_activity_faults(pdf),
            *metadata_faults(pdf),
            *_object_faults(pdf),
            *page_faults(pdf, width, height),
            *paint_faults(pdf),
        ]


def _syntax_faults(data: bytes, pdf: pikepdf.Pdf) -> Iterator[str]:
    if not re.match(rb"%PDF-1\.[3-6]\s", data) or "/Version" in pdf.Root:
        yield "the file is newer than PDF 1.6"
    if pdf.is_encrypted:
        yield "the file is encrypted"
    identifier = pdf.trailer.get("/ID", [])
    if len(identifier) != 2 or not all(bytes(each) for each in identifier):
        yield "the file has no identifier"


def _intent_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    intents = [each for each in pdf.Root.get("/OutputIntents", []) if each.get("/S") == "/GTS_PDFX"]
    if len(intents) != 1:
        yield f"there are {len(intents)} output intents for a press"
        return
    (intent,) = intents
    yield from (f"the output intent has no {key}" for key in _INTENT_KEYS if not _filled(intent.get(key)))
    named = str(intent.get("/OutputConditionIdentifier", "Custom")) != "Custom"
    if named and str(intent.get("/RegistryName", "")) != "http://www.color.org":
        yield "the output intent names a condition, but not its registry"
    if "/DestOutputProfile" in intent:
        yield from _profile_faults(intent.DestOutputProfile)


def _profile_faults(stream: pikepdf.Object) -> Iterator[str]:
    profile = stream.read_bytes()
    if profile[12:16] != b"prtr":
        yield "the profile of the output intent is not that of a press"
    if profile[16:20] != b"CMYK" or stream.get("/N") != 4:
        yield "the profile of the output intent is not one of four inks"
    if profile[8] > 4 or int.from_bytes(profile[:4], "big") != len(profile):
        yield "the profile of the output intent is damaged or too new"


def _filled(value: pikepdf.Object | None) -> bool:
    return value is not None and (isinstance(value, pikepdf.Stream) or bool(str(value)))


def _activity_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    names = pdf.Root.get("/Names", {})
    for where, key in (
        (pdf.Root, "/AcroForm"),
        (pdf.Root, "/OpenAction"),
        (pdf.Root, "/AA"),
        (pdf.Root, "/AF"),
    ):
        if key in where:
            yield f"the catalog has {key}"
    yield from (f"the catalog names {key}" for key in ("/JavaScript", "/EmbeddedFiles") if key in names)


def _object_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    for each in _dictionaries(pdf):
        number = each.objgen[0]
        if each.get("/S") in ("/JavaScript", "/Launch", "/URI", "/SubmitForm", "/GoToR", "/Movie", "/Sound"):
            yield f"object {number} is an action: {each.S}"
        if "/A" in each and "/Title" in each:
            yield f"the bookmark {number} acts"
        if "/EF" in each or each.get("/Type") == "/EmbeddedFile":
            yield f"object {number} holds another file"
        if each.get("/Subtype") == "/PS" or each.get("/Subtype2") == "/PS":
            yield f"object {number} is PostScript"
        yield from (f"object {number} has {key}" for key in ("/OPI", "/Ref", "/Alternates") if key in each)
        filters = each.get("/Filter", [])
        filters = list(filters) if isinstance(filters, pikepdf.Array) else [filters]
        yield from (
            f"object {number} is filtered by {name}" for name in filters if name in ("/LZWDecode", "/Crypt")
        )
        yield from _font_faults(each, number)


def _font_faults(font: pikepdf.Object, number: int) -> Iterator[str]:
    if font.get("/Type") != "/Font" or font.get("/Subtype") in ("/Type0", "/Type3"):
        return
    held = font.get("/FontDescriptor", {})
    if not any(key in held for key in ("/FontFile", "/FontFile2", "/FontFile3")):
        yield f"the font {font.get('/BaseFont', number)} is not embedded"


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for each in pdf.objects:
        if isinstance(each, (pikepdf.Dictionary, pikepdf.Stream)):
            yield each
