"""Black that is printed in black ink alone.

A near-black of the screen would be printed in four inks one over the other, and small text would show a rim
of colour wherever they do not meet to a hair.
"""

from __future__ import annotations

from dataclasses import replace

from docgen.theme import Colour, Theme
from docgen.writers.pdf.engine import Pdf, PdfStream, Stream

_BLACK = "#000000"
_DARK, _NEUTRAL = 0x33, 0x10
"""How light a channel of a near-black may be, and how far its channels may differ."""
_IN_ONE_INK = {b"0 0 0 rg": b"0 g", b"0 0 0 RG": b"0 G"}


def with_black_ink(theme: Theme) -> Theme:
    """The theme with its text in black where that is black all but in name; a house's own colour stays."""
    if not _is_nearly_black(theme.palette.ink):
        return theme
    return replace(theme, palette=replace(theme.palette, ink=_BLACK))


def set_black(pdf: Pdf) -> None:
    """Set what is painted black in grey, which on a press of process colours is the black ink."""
    for each in pdf.objects:
        if isinstance(each, Stream):
            each.stream[:] = map(_in_one_ink, each.stream)


def _in_one_ink(operation: PdfStream) -> PdfStream:
    return _IN_ONE_INK.get(operation, operation) if isinstance(operation, bytes) else operation


def _is_nearly_black(colour: Colour) -> bool:
    channels = [int(colour[start : start + 2], 16) for start in (1, 3, 5)]
    return max(channels) <= _DARK and max(channels) - min(channels) <= _NEUTRAL
