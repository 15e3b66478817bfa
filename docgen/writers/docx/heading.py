"""Headings: a style for each level, the number counted by Word, a bookmark to lead to."""

from __future__ import annotations

from docgen.document import Section
from docgen.writers.docx.inline import direction_of, runs
from docgen.writers.docx.register import Register
from docgen.writers.docx.setting import Setting
from docgen.writers.docx.structure_style import HEADING_LEVELS, heading_style
from docgen.writers.docx.xml import NOTHING, Xml, join, paragraph, w


def heading(section: Section, setting: Setting, register: Register) -> Xml:
    """The heading of a section, at the depth at which it stands."""
    level = min(setting.depth + 1, HEADING_LEVELS)
    new_page = (section.new_page or setting.new_page) and not setting.in_cell
    properties = join(
        (
            w("pageBreakBefore") if new_page else NOTHING,
            direction_of(section.title),
            w("spacing", before=0) if new_page else NOTHING,
        )
    )
    title = register.bookmarked(section.anchor, runs(section.title, register))
    return paragraph(heading_style(level, numbered=bool(section.number)), title, properties=properties)
