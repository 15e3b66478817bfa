"""How a document introduces itself: a cover page of its own, or a masthead on the first page."""

from __future__ import annotations

from markupsafe import Markup

from docgen.document import Cover, CoverExtent, Fields, Table, plain_text
from docgen.units import mm
from docgen.writers.html.element import NOTHING, element, join
from docgen.writers.html.inline import chip, set_inlines
from docgen.writers.html.setting import Setting
from docgen.writers.html.words import breakable, direction

_LOGO_WIDTH = mm(60)
_LOGO_HEIGHT = mm(16)
_ROOM = ((8, ""), (14, "fuller"))
"""Rows below the title up to which there is room for a generous, and for a fair, distance above it."""
_MOST_CROWDED = 18
"""Rows up to which a crowded cover has room; where marks add more, what stands above them gives way."""
_CHARACTERS_A_ROW = 60
_CHARACTERS_A_TITLE_ROW = 28


def set_cover(cover: Cover, setting: Setting) -> Markup:
    """Organisation, kind, title, lead, labels, then the cover's blocks."""
    parts = (
        _logo(cover, setting),
        _line("organization", cover.organization),
        element(
            "div",
            _line("kind", cover.kind, setting.names_language),
            _line("title", cover.title),
            _lead(cover, setting),
            _labels(cover),
            class_="introduction",
        ),
        setting.blocks(cover.blocks),
    )
    room = _room(cover, marked=bool(setting.document.marking))
    return element("header", *parts, class_=f"{_extent(cover)} {room}".strip())


def _extent(cover: Cover) -> str:
    match cover.extent:
        case CoverExtent.PAGE:
            return "cover"
        case CoverExtent.MASTHEAD:
            return "masthead"


def _room(cover: Cover, *, marked: bool) -> str:
    rows = sum(_rows(block) for block in cover.blocks)
    rows += len(plain_text(cover.lead)) // _CHARACTERS_A_ROW
    rows += len(cover.title) // _CHARACTERS_A_TITLE_ROW * 2
    least = "crowded packed" if marked and rows > _MOST_CROWDED else "crowded"
    return next((room for most, room in _ROOM if rows <= most), least)


def _rows(block: object) -> int:
    match block:
        case Fields():
            return len(block.entries)
        case Table():
            return len(block.rows) + 2
        case _:
            return 1


def _logo(cover: Cover, setting: Setting) -> Markup:
    if cover.logo is None:
        return NOTHING
    width, height = cover.logo.fitted(_LOGO_WIDTH, _LOGO_HEIGHT)
    source = setting.holdings.hold_picture(cover.logo)
    name = f"Logo of {cover.organization}" if cover.organization else "Logo"
    image = element("img", src=source, alt=name, style=f"width:{width.css};height:{height.css}")
    return element("p", image, class_="logo")


def _line(kind: str, text: str, language: str = "") -> Markup:
    if not text:
        return NOTHING
    return element("p", breakable(text), class_=kind, dir=direction(text), lang=language)


def _lead(cover: Cover, setting: Setting) -> Markup:
    if not cover.lead:
        return NOTHING
    text = plain_text(cover.lead)
    return element("p", set_inlines(cover.lead, setting), class_="lead", dir=direction(text))


def _labels(cover: Cover) -> Markup:
    if not cover.labels:
        return NOTHING
    return element("p", join([chip(label) + " " for label in cover.labels]), class_="labels")
