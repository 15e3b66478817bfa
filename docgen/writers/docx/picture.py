"""Pictures: as large as the page allows, never enlarged, with words for those who cannot see them."""

from __future__ import annotations

from docgen.document import Chronology, Figure, Picture
from docgen.drawing import draw_chronology, rasterize
from docgen.units import Length, pt
from docgen.writers.docx.caption import caption
from docgen.writers.docx.drawing import drawing
from docgen.writers.docx.register import Register
from docgen.writers.docx.setting import Setting
from docgen.writers.docx.xml import NOTHING, Xml, join, paragraph, w

_FINE = 220.0
"""Pixels to the inch, as many as Word itself keeps of a picture in a document that is to be printed: for
readers older than Word 2016, which draws the vectors."""
_CAPTION_ROOM = pt(96)
"""What a caption, and the heading above, may take of a page that a tall picture fills."""
_LEAST_SHRINKING = 0.6
"""The least share of its full size to which a picture shrinks so as to stay with the head of its exhibit."""


def figure(block: Figure, setting: Setting, register: Register) -> Xml:
    """A picture and its caption."""
    size = _size(block.picture, setting)
    return _captioned(block, drawing(block.picture, size, block.alternative, register), setting, register)


def chronology(block: Chronology, setting: Setting, register: Register) -> Xml:
    """A drawn line of time, as a picture fine enough to print."""
    drawn = draw_chronology(block, register.theme, register.typefaces, setting.room)
    picture = rasterize(drawn, _FINE)
    size = _size(picture, setting)
    shown = drawing(picture, size, block.alternative, register, drawn.svg)
    return _captioned(block, shown, setting, register)


def _size(picture: Picture, setting: Setting) -> tuple[Length, Length]:
    """As large as the page allows, or a little smaller where it then stays with what stands above it."""
    tallest = setting.height - _CAPTION_ROOM
    alone = picture.fitted(setting.room, tallest)
    beneath = tallest - setting.above
    if beneath / alone[1] < _LEAST_SHRINKING:
        return alone
    return picture.fitted(setting.room, beneath)


def _captioned(block: Figure | Chronology, shown: Xml, setting: Setting, register: Register) -> Xml:
    indent = setting.aside()
    if block.caption:
        below = caption(block, register)
        return join((paragraph("Figure", shown, properties=indent), below))
    keep = w("keepNext") if setting.keep_next else NOTHING
    alone = register.bookmarked(block.anchor, shown)
    return paragraph("FigureAlone", alone, properties=join((keep, indent)))
