"""Blocks as HTML: which module sets which kind."""

from __future__ import annotations

from typing import assert_never

from markupsafe import Markup

from docgen.document import (
    Block,
    BulletList,
    Callout,
    Chronology,
    CodeBlock,
    Contents,
    Exhibit,
    Fields,
    Figure,
    KeyFigures,
    Listing,
    OrderedList,
    Paragraph,
    Quote,
    Rule,
    Section,
    SignOff,
    Table,
)
from docgen.document.prose import BlankLines
from docgen.writers.html.contents import set_contents
from docgen.writers.html.element import element
from docgen.writers.html.evidence import (
    set_chronology,
    set_exhibit,
    set_figure,
    set_key_figures,
    set_listing,
)
from docgen.writers.html.prose import (
    set_blank_lines,
    set_bullets,
    set_code,
    set_ordered,
    set_paragraph,
    set_quote,
)
from docgen.writers.html.section import set_callout, set_section
from docgen.writers.html.setting import Setting
from docgen.writers.html.sign_off import set_sign_off
from docgen.writers.html.tabular import set_fields, set_table


def set_block(block: Block, setting: Setting) -> Markup:
    """A block in its surroundings."""
    match block:
        case Section():
            return set_section(block, setting)
        case Paragraph():
            return set_paragraph(block, setting)
        case BulletList():
            return set_bullets(block, setting)
        case OrderedList():
            return set_ordered(block, setting)
        case Quote():
            return set_quote(block, setting)
        case CodeBlock():
            return set_code(block, setting)
        case Rule():
            return element("hr")
        case BlankLines():
            return set_blank_lines(block, setting)
        case Table():
            return set_table(block, setting)
        case Fields():
            return set_fields(block, setting)
        case KeyFigures():
            return set_key_figures(block, setting)
        case Chronology():
            return set_chronology(block, setting)
        case Figure():
            return set_figure(block, setting)
        case Listing():
            return set_listing(block, setting)
        case Exhibit():
            return set_exhibit(block, setting)
        case Callout():
            return set_callout(block, setting)
        case SignOff():
            return set_sign_off(block, setting)
        case Contents():
            return set_contents(block, setting)
        case _:
            assert_never(block)
