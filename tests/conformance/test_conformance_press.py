"""Every fixture as PDF/X-4, in every layout, held against the inspection, and that against broken files."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from conformance.press_inspection import press_inspection
from docgen.pipeline import write
from docgen.writers import WriterOptions
from made import LAYOUTS, document, fixture_files

CASES = [(name, layout) for name in fixture_files() for layout in LAYOUTS]

_AS_IT_IS = pikepdf.StreamDecodeLevel.none


@cache
def for_press(name: str, layout: str) -> bytes:
    return write(document(name, layout), "pdf", options=WriterOptions("pdf/x-4")).data


@pytest.mark.parametrize(("name", "layout"), CASES)
def test_it_is_what_it_says(name: str, layout: str) -> None:
    assert press_inspection(for_press(name, layout)) == []


def broken(break_it: Callable[[pikepdf.Pdf], object], **save: object) -> list[str]:
    save = save or {"stream_decode_level": _AS_IT_IS, "compress_streams": False}
    with pikepdf.open(BytesIO(for_press("small-json", "leadership"))) as pdf:
        break_it(pdf)
        out = BytesIO()
        pdf.save(out, fix_metadata_version=False, **save)  # type: ignore[arg-type]
    return press_inspection(out.getvalue())


def xmp(old: bytes, new: bytes) -> Callable[[pikepdf.Pdf], None]:
    def replace(pdf: pikepdf.Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        assert old in packet
        pdf.Root.Metadata.write(packet.replace(old, new))

    return replace


def intent(pdf: pikepdf.Pdf) -> Dictionary:
    return pdf.Root.OutputIntents[0]


def page(pdf: pikepdf.Pdf) -> Dictionary:
    return pdf.pages[0].obj


def profile(change: Callable[[bytes], bytes]) -> Callable[[pikepdf.Pdf], None]:
    def replace(pdf: pikepdf.Pdf) -> None:
        stream = intent(pdf).DestOutputProfile
        stream.write(change(stream.read_bytes()))

    return replace


def first(pdf: pikepdf.Pdf, key: str, value: str) -> pikepdf.Object:
    return next(
        each
        for each in pdf.objects
        if isinstance(each, (Dictionary, Stream)) and str(each.get(key, "")) == value
    )


def remove(*path: str) -> Callable[[pikepdf.Pdf], None]:
    def take(pdf: pikepdf.Pdf) -> None:
        place = pdf.trailer
        for step in path[:-1]:
            place = place[int(step)] if step.isdigit() else place[step]
        del place[path[-1]]

    return take


def put(where: Callable[[pikepdf.Pdf], Dictionary], key: str, value: object) -> Callable[[pikepdf.Pdf], None]:
    def place(pdf: pikepdf.Pdf) -> None:
        where(pdf)[key] = value

    return place


def paint(operation: bytes) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: pdf.pages[0].contents_add(operation)


def form(pdf: pikepdf.Pdf) -> Dictionary:
    return first(pdf, "/Subtype", "/Form")


def image(pdf: pikepdf.Pdf, space: object = Name.DeviceGray, **rest: object) -> Stream:
    made = Stream(pdf, b"\0\0\0\0", Type=Name.XObject, Subtype=Name.Image, ColorSpace=space, **rest)
    page(pdf).Resources.XObject.Added = pdf.make_indirect(made)
    return made


def state(**said: object) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: page(pdf).Resources.ExtGState.__setitem__("/Added", Dictionary(**said))


INFO, ROOT = ("/Info",), ("/Root",)
INTENT = (*ROOT, "/OutputIntents", "0")
RGB_GROUP = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
BREAKS: dict[str, tuple[Callable[[pikepdf.Pdf], object], str]] = {
    "no identifier of X-4": (xmp(b">PDF/X-4<", b">PDF/X-3<"), "do not say that this is PDF/X-4"),
    "trapped unknown": (xmp(b">False<", b">Unknown<"), "whether the file is trapped"),
    "no version": (xmp(b"VersionID", b"VersionXD"), "no xmpMM:VersionID"),
    "no rendition": (xmp(b"RenditionClass", b"RenditionClaxx"), "no xmpMM:RenditionClass"),
    "no document": (xmp(b"DocumentID", b"DocumentXD"), "no xmpMM:DocumentID"),
    "no date of metadata": (xmp(b"MetadataDate", b"MetadataDaxe"), "no xmp:MetadataDate"),
    "other title": (xmp(b"<dc:title><rdf:Alt>", b"<dc:title><rdf:Alt><rdf:li>x</rdf:li>"), "dc:title differ"),
    "other date": (xmp(b"<xmp:CreateDate>2", b"<xmp:CreateDate>1"), "/CreationDate and xmp:CreateDate"),
    "no metadata": (remove(*ROOT, "/Metadata"), "the metadata are missing"),
    "no trapping": (remove(*INFO, "/Trapped"), "no /Trapped"),
    "trapping as text": (put(lambda pdf: pdf.docinfo, "/Trapped", String("False")), "a text as /Trapped"),
    "no creation": (remove(*INFO, "/CreationDate"), "no /CreationDate"),
    "no change": (remove(*INFO, "/ModDate"), "no /ModDate"),
    "no title": (remove(*INFO, "/Title"), "no /Title"),
    "no intent": (remove(*ROOT, "/OutputIntents"), "0 output intents"),
    "intent of an archive": (put(intent, "/S", Name.GTS_PDFA1), "0 output intents"),
    "no profile": (remove(*INTENT, "/DestOutputProfile"), "no /DestOutputProfile"),
    "no condition": (remove(*INTENT, "/OutputConditionIdentifier"), "no /OutputConditionIdentifier"),
    "no words": (remove(*INTENT, "/Info"), "no /Info"),
    "no registry": (remove(*INTENT, "/RegistryName"), "not its registry"),
    "profile of a screen": (profile(lambda data: data[:12] + b"mntr" + data[16:]), "not that of a press"),
    "profile of RGB": (profile(lambda data: data[:16] + b"RGB " + data[20:]), "not one of four inks"),
    "profile cut": (profile(lambda data: data[:-1]), "damaged or too new"),
    "profile of version 5": (profile(lambda data: data[:8] + b"\5" + data[9:]), "damaged or too new"),
    "form": (put(lambda pdf: pdf.Root, "/AcroForm", Dictionary()), "has /AcroForm"),
    "action at opening": (put(lambda pdf: pdf.Root, "/OpenAction", Array()), "has /OpenAction"),
    "script": (
        lambda pdf: pdf.make_indirect(pdf.Root).__setitem__(
            "/Hidden", pdf.make_indirect(Dictionary(S=Name.JavaScript))
        ),
        "is an action: /JavaScript",
    ),
    "file within": (
        put(lambda pdf: pdf.Root, "/Names", Dictionary(EmbeddedFiles=Dictionary())),
        "names /EmbeddedFiles",
    ),
    "bookmark that acts": (put(lambda pdf: pdf.Root.Outlines.First, "/A", Dictionary()), "acts"),
    "postscript": (put(form, "/Subtype2", Name.PS), "is PostScript"),
    "proxy": (put(form, "/OPI", Dictionary()), "has /OPI"),
    "reference": (put(form, "/Ref", Dictionary()), "has /Ref"),
    "lzw": (lambda pdf: image(pdf).write(b"\x80\x0b", filter=Name.LZWDecode), "by /LZWDecode"),
    "font not embedded": (
        lambda pdf: first(pdf, "/Type", "/FontDescriptor").__delitem__("/FontFile2"),
        "is not embedded",
    ),
    "no trim": (lambda pdf: page(pdf).__delitem__("/TrimBox"), "there is no /TrimBox"),
    "no bleed": (lambda pdf: page(pdf).__delitem__("/BleedBox"), "there is no /BleedBox"),
    "art": (put(page, "/ArtBox", Array([0, 0, 1, 1])), "ArtBox beside"),
    "other size": (put(page, "/TrimBox", Array([0, 0, 595, 842])), "not the page"),
    "wide bleed": (put(page, "/BleedBox", Array([-10, -10, 605.276, 851.89])), "not 3 mm wider"),
    "no room": (put(page, "/MediaBox", Array([-8.504, -8.504, 603.78, 850.394])), "no room for marks"),
    "crop": (put(page, "/CropBox", Array([0, 0, 595.276, 841.89])), "cuts into the sheet"),
    "annotation": (put(page, "/Annots", Array([Dictionary(Subtype=Name.Link)])), "annotations"),
    "turned": (put(page, "/Rotate", 90), "turned"),
    "rgb without meaning": (
        lambda pdf: page(pdf).Resources.ColorSpace.__delitem__("/DefaultRGB"),
        "RGB that means nothing",
    ),
    "rgb means cmyk": (
        lambda pdf: page(pdf).Resources.ColorSpace.__setitem__(
            "/DefaultRGB", Array([Name.ICCBased, intent(pdf).DestOutputProfile])
        ),
        "mean the same everywhere",
    ),
    "unknown space": (
        lambda pdf: (
            page(pdf).Resources.ColorSpace.__setitem__("/Odd", Array([Name.Odd])),
            pdf.pages[0].contents_add(b"/Odd cs"),
        ),
        "no colour space /Odd",
    ),
    "unknown intent": (paint(b"/Vivid ri"), "no rendering intent /Vivid"),
    "picture within": (paint(b"q BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"), "within the content"),
    "picture with intent": (lambda pdf: image(pdf, Intent=Name.Vivid), "no known rendering intent"),
    "mask in colour": (
        lambda pdf: image(pdf, SMask=Stream(pdf, b"\0", ColorSpace=Name.DeviceRGB)),
        "mask of a picture",
    ),
    "picture that offers another": (lambda pdf: image(pdf, Alternates=Array()), "has /Alternates"),
    "transfer": (state(TR=Name.Identity), "transfer function"),
    "second transfer": (state(TR2=Name.Identity), "transfer function"),
    "blended in rgb": (put(page, "/Group", RGB_GROUP), "other colours than those of the press"),
    "group in rgb": (put(form, "/Group", RGB_GROUP), "other colours than those of the press"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_the_inspection_finds(name: str) -> None:
    break_it, said = BREAKS[name]
    faults = broken(break_it)
    assert any(said in fault for fault in faults), faults


def test_the_inspection_passes_what_is_only_saved_again() -> None:
    assert broken(lambda pdf: None) == []


def test_the_inspection_finds_a_file_that_is_locked_or_too_new() -> None:
    locked = broken(lambda pdf: None, encryption=pikepdf.Encryption(owner="owner"))
    assert "the file is encrypted" in locked
    assert "the file is newer than PDF 1.6" in broken(lambda pdf: None, min_version="1.7")


def test_the_inspection_finds_a_file_without_identifier() -> None:
    data = for_press("small-json", "leadership").replace(b"/ID [", b"/IX [")
    assert "the file has no identifier" in press_inspection(data)
