"""The sound PDF broken on purpose, one thing at a time, and who has to notice."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from conformance.pdf_tree import Element, read_tree


class Break(NamedTuple):
    """What is done to the file, and the validators that have to find it."""

    do: Callable[[pikepdf.Pdf], object]
    caught_by: frozenset[str]


def _by(*validators: str) -> frozenset[str]:
    return frozenset(validators)


A3 = _by("veraPDF 3a", "page 3a")
UA = _by("veraPDF ua1", "page ua1")


def _first(pdf: pikepdf.Pdf, kind: str) -> pikepdf.Dictionary:
    element: Element = next(read_tree(pdf).below(kind))
    return element.raw


def _drop(kind: str, name: str) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: _first(pdf, kind).__delitem__(name)


def _drop_of_root(name: str) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: pdf.Root.__delitem__(name)


def _take_from_metadata(old: bytes) -> Callable[[pikepdf.Pdf], None]:
    def do(pdf: pikepdf.Pdf) -> None:
        metadata = pdf.Root.Metadata
        content = metadata.read_bytes()
        assert old in content
        metadata.write(content.replace(old, b""))

    return do


def _fonts(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    return list(pdf.pages[0].Resources.Font.values())


def _leave_font_out(pdf: pikepdf.Pdf) -> None:
    for font in _fonts(pdf):
        del font.DescendantFonts[0].FontDescriptor["/FontFile2"]


def _leave_characters_unnamed(pdf: pikepdf.Pdf) -> None:
    for font in _fonts(pdf):
        del font["/ToUnicode"]


def _head_nothing(pdf: pikepdf.Pdf) -> None:
    for cell in read_tree(pdf).below("TH", "TD"):
        for name in {"/ID", "/A"} & set(cell.raw.keys()):
            del cell.raw[name]


def _paint_in_cmyk(pdf: pikepdf.Pdf) -> None:
    (picture,) = (each for each in pdf.pages[0].Resources.XObject.values() if each.Subtype == Name.Image)
    for name in {"/DecodeParms", "/SMask"} & set(picture.keys()):
        del picture[name]
    picture.write(b"\0" * 4 * 64)
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceCMYK, 8


def _without_annotation_in_tree(pdf: pikepdf.Pdf) -> None:
    link = _first(pdf, "Link")
    link.K = Array([kid for kid in link.K if not isinstance(kid, pikepdf.Dictionary)])
    del pdf.pages[0].Annots[0]["/StructParent"]


BREAKS: dict[str, Break] = {
    "no alternative text": Break(_drop("Figure", "/Alt"), UA),
    "no page of the parent tree": Break(
        lambda pdf: pdf.pages[0].obj.__delitem__("/StructParents"), _by("veraPDF ua1")
    ),
    "an empty parent tree": Break(
        lambda pdf: pdf.Root.StructTreeRoot.ParentTree.__setattr__("Nums", Array()), UA
    ),
    "headings that head nothing": Break(_head_nothing, UA),
    "no output intent": Break(_drop_of_root("/OutputIntents"), A3),
    "no mark of PDF/UA": Break(_take_from_metadata(b'pdfuaid:part="1"'), UA),
    "no mark of PDF/A": Break(_take_from_metadata(b'pdfaid:part="3"'), A3),
    "no font file": Break(_leave_font_out, A3 | UA | {"pdffonts"}),
    "no characters to glyphs": Break(_leave_characters_unnamed, A3 | UA | {"pdffonts"}),
    "no language": Break(_drop_of_root("/Lang"), UA),
    "no tags": Break(_drop_of_root("/MarkInfo"), UA | A3),
    "no title on the window": Break(_drop_of_root("/ViewerPreferences"), UA),
    "no relationship of the attachment": Break(lambda pdf: pdf.Root.AF[0].__delitem__("/AFRelationship"), A3),
    "no words for a link": Break(lambda pdf: pdf.pages[0].Annots[0].__delitem__("/Contents"), UA),
    "a link outside of the tree": Break(_without_annotation_in_tree, UA),
    "a heading of level 3 first": Break(lambda pdf: _first(pdf, "H1").__setattr__("S", Name.H3), UA),
    "an item of a paragraph": Break(lambda pdf: _first(pdf, "LBody").__setattr__("S", Name.P), UA),
    "a picture of inks": Break(_paint_in_cmyk, A3 | {"pdfimages"}),
    "a script": Break(
        lambda pdf: pdf.Root.__setattr__("OpenAction", Dictionary(S=Name.JavaScript, JS=String("0"))), A3
    ),
}


def broken(data: bytes, name: str) -> bytes:
    """The file with one thing broken."""
    with pikepdf.open(BytesIO(data)) as pdf:
        BREAKS[name].do(pdf)
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()
