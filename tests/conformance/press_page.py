"""The boxes of each page, and that nothing lies on it that is not printed."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

_BLEED = 3 * 72 / 25.4
_CLOSE = 0.01


def page_faults(pdf: pikepdf.Pdf, width: float, height: float) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, 1):
        for fault in _faults(page.obj, width, height):
            yield f"page {number}: {fault}"


def _faults(page: pikepdf.Object, width: float, height: float) -> Iterator[str]:
    missing = [key for key in ("/MediaBox", "/BleedBox", "/TrimBox") if key not in page]
    if missing:
        yield f"there is no {' nor '.join(missing)}"
        return
    media, bleed, trim = (_box(page[key]) for key in ("/MediaBox", "/BleedBox", "/TrimBox"))
    if "/ArtBox" in page:
        yield "there is an ArtBox beside the TrimBox"
    if not _apart(trim, (0, 0, width, height), 0):
        yield f"the TrimBox is {trim} and not the page"
    if not _apart(trim, bleed, _BLEED):
        yield "the BleedBox is not 3 mm wider than the TrimBox"
    if not all(outer > inner for outer, inner in zip(_outward(media), _outward(bleed), strict=True)):
        yield "the MediaBox has no room for marks around the BleedBox"
    if "/CropBox" in page and not _apart(media, _box(page.CropBox), 0):
        yield "the CropBox cuts into the sheet"
    if len(page.get("/Annots", [])):
        yield "there are annotations"
    if "/AA" in page or "/Rotate" in page or "/UserUnit" in page:
        yield "the page acts, is turned or is scaled"


def _box(array: pikepdf.Object) -> tuple[float, ...]:
    return tuple(float(side) for side in array)


def _outward(box: tuple[float, ...]) -> tuple[float, ...]:
    left, bottom, right, top = box
    return -left, -bottom, right, top


def _apart(inner: tuple[float, ...], outer: tuple[float, ...], by: float) -> bool:
    pairs = zip(_outward(inner), _outward(outer), strict=True)
    return all(abs(out - in_ - by) < _CLOSE for in_, out in pairs)
