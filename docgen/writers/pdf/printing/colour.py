"""Colours that mean the same on every press: those of the screen as sRGB, blended in the press's inks."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.writers.pdf.engine import Array, Dictionary, Pdf, PdfStream, object_of, page_dictionaries
from docgen.writers.pdf.intent import write_screen_profile

_BLENDED = {"S": "/Transparency", "CS": "/DeviceCMYK"}


def manage_colours(pdf: Pdf) -> None:
    """Give every colour a meaning.

    Device RGB has none where the output intent is one of inks (ISO 15930-7), so it is sRGB: by name in
    pictures and gradients, by the default of the resources elsewhere (ISO 32000-1, 8.6.5.6). What is
    transparent is blended in the inks of the output intent, page by page and group by group, so that black
    stays in one ink.
    """
    screen = Array(["/ICCBased", write_screen_profile(pdf)])
    for page in page_dictionaries(pdf):
        resources = object_of(pdf, page["Resources"])
        object_of(pdf, resources["ColorSpace"])["DefaultRGB"] = screen
        page["Group"] = Dictionary({"Type": "/Group", **_BLENDED})
    for each in _dictionaries(pdf):
        if each.get("ColorSpace") == "/DeviceRGB":
            each["ColorSpace"] = screen
        if "Group" in each:
            each["Group"].update(_BLENDED)


def _dictionaries(pdf: Pdf) -> Iterator[Dictionary]:
    """What is said of every object, that of a stream too."""
    for each in pdf.objects:
        if isinstance(each, PdfStream):
            yield each.extra
        elif isinstance(each, Dictionary):
            yield each
