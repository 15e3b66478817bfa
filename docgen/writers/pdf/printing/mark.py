"""Crop and registration marks, beyond the bleed and in every ink.

The engine's own reach from the edge of the sheet halfway to the page, whatever bleeds there, and are painted
in the black of a screen. Marks by which inks are brought over one another are printed in each of them
(ISO 32000-1, 8.6.6.4).
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.units import Length, mm, pt
from docgen.writers.pdf.engine import Array, Dictionary, Pdf, PdfStream, object_of, page_dictionaries
from docgen.writers.pdf.printing.box import BLEED, Box, trimmed

_NAME = "marks"
_INK = "Registration"
_GAP, _LENGTH, _RADIUS, _STROKE = mm(1), mm(5), mm(1.25), pt(0.25)
_REACH = BLEED + _GAP + _LENGTH
_ARC = 0.5523
"""How far the handles of a quarter of a circle stand off its ends, in radii."""


def draw_marks(pdf: Pdf) -> None:
    """Draw the marks of every page; pages of one size share theirs."""
    drawn: dict[Box, tuple[str, PdfStream]] = {}
    for page in page_dictionaries(pdf):
        trim = trimmed(page)
        if trim not in drawn:
            drawn[trim] = (f"{_NAME}{len(drawn)}", _drawing(trim))
            pdf.add_object(drawn[trim][1])
        name, drawing = drawn[trim]
        object_of(pdf, page["Resources"])["XObject"][name] = drawing.reference
        # The engine leaves the page upside down, which is all the same: above and below have the same marks.
        object_of(pdf, page["Contents"]).stream.append(f"q /{name} Do Q".encode())


def _drawing(trim: Box) -> PdfStream:
    spaces = Dictionary({_INK: Array(["/Separation", "/All", "/DeviceCMYK", _every_ink()])})
    said = {
        "Type": "/XObject",
        "Subtype": "/Form",
        "BBox": trim.widened(_REACH + _STROKE).array,
        "Resources": Dictionary({"ColorSpace": spaces}),
    }
    begin = f"/{_INK} CS 1 SCN {_STROKE.points} w"
    lines = [begin, *_crop_marks(trim), *_registration_marks(trim)]
    return PdfStream([line.encode() for line in lines], Dictionary(said), compress=True)


def _every_ink() -> Dictionary:
    """How a proof without separations shows the ink: as all four."""
    return Dictionary(
        {"FunctionType": 2, "Domain": Array([0, 1]), "C0": Array([0] * 4), "C1": Array([1] * 4), "N": 1}
    )


def _crop_marks(trim: Box) -> Iterator[str]:
    """At each corner two lines in line with the cuts, which end before the bleed."""
    near, far = (BLEED + _GAP).points, _REACH.points
    for x, outward in ((trim.left, -1), (trim.right, 1)):
        for y, upward in ((trim.bottom, -1), (trim.top, 1)):
            yield _line(x + outward * near, y, x + outward * far, y)
            yield _line(x, y + upward * near, x, y + upward * far)


def _registration_marks(trim: Box) -> Iterator[str]:
    """At the middle of each side a cross in a circle."""
    off = (BLEED + _GAP + _LENGTH * 0.5).points
    middle, centre = (trim.left + trim.right) / 2, (trim.bottom + trim.top) / 2
    yield from _cross(trim.left - off, centre)
    yield from _cross(trim.right + off, centre)
    yield from _cross(middle, trim.bottom - off)
    yield from _cross(middle, trim.top + off)


def _cross(x: float, y: float) -> Iterator[str]:
    arm = (_LENGTH * 0.5).points
    yield _line(x - arm, y, x + arm, y)
    yield _line(x, y - arm, x, y + arm)
    yield _circle(x, y, _RADIUS)


def _circle(x: float, y: float, radius: Length) -> str:
    size, handle = radius.points, radius.points * _ARC
    quarter = ((size, handle), (handle, size), (0.0, size))
    # Each quarter is the first one, turned by as many right angles.
    turns = ((1, 0), (0, 1), (-1, 0), (0, -1))
    curves = (
        " ".join(_point(x + u * cos - v * sin, y + u * sin + v * cos) for u, v in quarter)
        for cos, sin in turns
    )
    return " ".join((f"{_point(x + size, y)} m", *(f"{curve} c" for curve in curves), "S"))


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f"{_point(x, y)} m {_point(to_x, to_y)} l S"


def _point(x: float, y: float) -> str:
    return f"{x:.3f} {y:.3f}"
