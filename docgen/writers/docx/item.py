"""Paragraphs, and the items of lists."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.document import Block, Paragraph, ParagraphRole, plain_text
from docgen.writers.docx.evidence_style import BELOW_IN_CELL, below
from docgen.writers.docx.inline import Voice, direction_of, runs
from docgen.writers.docx.numbering import BULLETS
from docgen.writers.docx.register import Register
from docgen.writers.docx.setting import Compose, Setting
from docgen.writers.docx.xml import NOTHING, Xml, join, paragraph, w

_ROLES = {ParagraphRole.LEAD: "Lead", ParagraphRole.NOTE: "Note"}
_PLAIN, _SMALL = Voice(), Voice(small=True)
_DISTANCE = 80  # twips
_ONE_LINE = 90  # characters


def prose(block: Paragraph, setting: Setting, register: Register, *, is_below: bool = False) -> Xml:
    """A paragraph of running text; one that ``is_below`` another in its cell keeps a distance."""
    style, indent = setting.text_style()
    if block.role is not ParagraphRole.BODY:
        if setting.plain and setting.level == 0:
            style = _ROLES[block.role]
        elif setting.in_cell and block.role is ParagraphRole.NOTE:
            style = "TableNote"
    spacing = NOTHING
    if is_below and style in BELOW_IN_CELL:
        style = below(style)
    elif is_below:
        spacing = w("spacing", before=_DISTANCE)
    keep = w("keepNext") if setting.keep_next else NOTHING
    properties = join((keep, direction_of(block.children), spacing, indent))
    voice = _SMALL if style == "Note" else _voice(setting)
    return paragraph(style, runs(block.children, register, voice), properties=properties)


def is_leading(block: Block) -> bool:
    """Whether this leads to what follows it: a short paragraph, a note, or one that ends with a colon."""
    return is_short(block) or is_note(block) or _ends_with_a_colon(block)


def _ends_with_a_colon(block: Block) -> bool:
    return isinstance(block, Paragraph) and plain_text(block.children).rstrip().endswith(":")


def is_note(block: Block) -> bool:
    """Whether this is a note on what stands beside it."""
    return isinstance(block, Paragraph) and block.role is ParagraphRole.NOTE


def is_short(block: Block) -> bool:
    """Whether this is a paragraph of about one line, which leads to what follows it."""
    return isinstance(block, Paragraph) and len(plain_text(block.children)) <= _ONE_LINE


def _voice(setting: Setting) -> Voice:
    return _SMALL if setting.in_cell else _PLAIN


def listed(
    items: Sequence[Sequence[Block]], number: int, setting: Setting, register: Register, compose: Compose
) -> Xml:
    """The items of list ``number``."""
    return join(_item(item, number, setting, register, compose) for item in items)


def _item(item: Sequence[Block], number: int, setting: Setting, register: Register, compose: Compose) -> Xml:
    """An item whose first block is no paragraph has its mark on a line of its own.

    A short first line, such as a question, stays on the page of what it leads to.
    """
    style = setting.text
    if setting.plain:
        style = "ListBullet" if number == BULLETS else "ListNumber"
    numbering, indent = setting.item_properties(number)
    first = item[0] if item and isinstance(item[0], Paragraph) else Paragraph(())
    rest = item[1:] if item and first is item[0] else item
    direction = direction_of(first.children)
    keep = w("keepNext") if setting.keep_next or (rest and is_short(first)) else NOTHING
    mark = paragraph(
        style,
        runs(first.children, register, _voice(setting)),
        properties=join((keep, numbering, direction, indent)),
    )
    return join((mark, compose(rest, setting.item(ordered=number != BULLETS))))
