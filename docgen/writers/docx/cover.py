"""The cover: a page of its own, or the masthead of the first."""

from __future__ import annotations

from docgen.document import Cover, CoverExtent
from docgen.units import mm
from docgen.writers.docx.block import compose
from docgen.writers.docx.drawing import drawing
from docgen.writers.docx.inline import direction_of, direction_of_text, runs, spoken
from docgen.writers.docx.register import Register
from docgen.writers.docx.setting import Setting
from docgen.writers.docx.xml import NOTHING, Xml, join, paragraph

_LOGO_WIDTH, _LOGO_HEIGHT = mm(60), mm(20)


def cover_blocks(cover: Cover, setting: Setting, register: Register) -> Xml:
    """Whose document it is, what it is, its title, its gist, its labels, and the blocks below."""
    page = cover.extent is CoverExtent.PAGE
    labels = join(join((runs((label,), register), spoken("  "))) for label in cover.labels)
    return join(
        (
            _logo(cover, register),
            _line("CoverOrganization" if page else "MastheadOrganization", cover.organization, empty=page),
            _line("CoverKind", cover.kind),
            _line("Title" if page else "MastheadTitle", cover.title),
            paragraph("Subtitle", runs(cover.lead, register), properties=direction_of(cover.lead))
            if cover.lead
            else NOTHING,
            paragraph("CoverLabels", labels) if labels else NOTHING,
            compose(cover.blocks, setting, register),
        )
    )


def _line(style: str, words: str, *, empty: bool = False) -> Xml:
    """A line of the cover; an ``empty`` one stays, so that the title stands where it always does."""
    if not words and not empty:
        return NOTHING
    return paragraph(style, spoken(words), properties=direction_of_text(words))


def _logo(cover: Cover, register: Register) -> Xml:
    if cover.logo is None:
        return NOTHING
    size = cover.logo.fitted(_LOGO_WIDTH, _LOGO_HEIGHT)
    return paragraph("CoverLogo", drawing(cover.logo, size, cover.organization or "Logo", register))
