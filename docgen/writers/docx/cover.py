"""The cover: a page of its own, or the masthead of the first."""

from __future__ import annotations

from docgen.document import Block, Cover, CoverExtent, Fields, Table, plain_text
from docgen.units import mm
from docgen.writers.docx.block import compose
from docgen.writers.docx.drawing import drawing
from docgen.writers.docx.inline import Voice, direction_of, direction_of_text, label, runs, spoken
from docgen.writers.docx.register import Register
from docgen.writers.docx.setting import Setting
from docgen.writers.docx.xml import NOTHING, Xml, join, paragraph

_LOGO_WIDTH, _LOGO_HEIGHT = mm(60), mm(16)
_PAGE = ("Title", "Subtitle", "CoverLabels")
_MASTHEAD = ("MastheadOrganization", "MastheadTitle", "MastheadLead", "MastheadLabels")
_PACKED = ("PackedOrganization", "Title", "MastheadLead", "MastheadLabels")
_MOST_CROWDED = 16
_ROOMY_ROWS = 9
"""Rows below the title up to which there is room for a generous distance above it."""
_CHARACTERS_A_ROW = 60


def cover_blocks(cover: Cover, setting: Setting, register: Register) -> Xml:
    """Whose document it is, what it is, its title, its gist, its labels, and the blocks below."""
    match cover.extent:
        case CoverExtent.PAGE:
            introduction = _introduced(cover, setting, register, _styles(cover, register))
            return join((paragraph("CoverStart"), introduction))
        case CoverExtent.MASTHEAD:
            introduction = _introduced(cover, setting, register, _MASTHEAD)
            return join((introduction, paragraph("MastheadEnd")))


def _styles(cover: Cover, register: Register) -> tuple[str, ...]:
    """The less room there is for the blocks below, the closer stands what is above; marks take some, too."""
    rows = _all_rows(cover)
    if rows <= _ROOMY_ROWS:
        return ("CoverOrganization", *_PAGE)
    packed = rows > _MOST_CROWDED and register.document.marking
    return _PACKED if packed else ("CrowdedOrganization", *_PAGE)


def _introduced(cover: Cover, setting: Setting, register: Register, styles: tuple[str, ...]) -> Xml:
    owner, title, lead, labels = styles
    gist = direction_of(cover.lead)
    return join(
        (
            _logo(cover, register),
            _line(owner, cover.organization, empty=cover.extent is CoverExtent.PAGE),
            _line("CoverKind", cover.kind, language=register.names_language),
            _line(title, cover.title),
            paragraph(lead, runs(cover.lead, register), properties=gist) if cover.lead else NOTHING,
            paragraph(labels, _labels(cover)) if cover.labels else NOTHING,
            compose(cover.blocks, setting, register),
        )
    )


def _labels(cover: Cover) -> Xml:
    return join(join((label(each, filled=True), spoken("  "))) for each in cover.labels)


def _all_rows(cover: Cover) -> int:
    """How much stands below the title, which needs the room above it."""
    rows = sum(_rows(block) for block in cover.blocks)
    return rows + len(plain_text(cover.lead)) // _CHARACTERS_A_ROW


def _rows(block: Block) -> int:
    match block:
        case Fields():
            return len(block.entries)
        case Table():
            return len(block.rows) + 2
        case _:
            return 1


def _line(style: str, words: str, *, empty: bool = False, language: str = "") -> Xml:
    """A line of the cover; an ``empty`` one stays, so that the title stands where it always does."""
    if not words and not empty:
        return NOTHING
    said = spoken(words, Voice(language=language))
    return paragraph(style, said, properties=direction_of_text(words))


def _logo(cover: Cover, register: Register) -> Xml:
    if cover.logo is None:
        return NOTHING
    size = cover.logo.fitted(_LOGO_WIDTH, _LOGO_HEIGHT)
    return paragraph(
        "CoverLogo",
        drawing(
            cover.logo, size, f"Logo of {cover.organization}" if cover.organization else "Logo", register
        ),
    )
