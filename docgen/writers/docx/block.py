"""Blocks become paragraphs and tables: the one place that knows which writer each kind of block has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias, assert_never

from docgen.document import (
    BlankLines,
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
from docgen.writers.docx.contents import contents
from docgen.writers.docx.control import blank_lines
from docgen.writers.docx.exhibit import exhibit
from docgen.writers.docx.heading import heading
from docgen.writers.docx.inline import Voice, direction_of_text, spoken
from docgen.writers.docx.item import is_leading, is_note, listed, prose
from docgen.writers.docx.keyfigure import key_figures
from docgen.writers.docx.listing import code_block, listing
from docgen.writers.docx.numbering import BULLETS, DEEPEST
from docgen.writers.docx.picture import chronology, figure
from docgen.writers.docx.prose_style import CALLOUT_INDENT, QUOTE_INDENT, callout_style
from docgen.writers.docx.register import Register
from docgen.writers.docx.setting import Setting
from docgen.writers.docx.signoff import sign_off
from docgen.writers.docx.table import fields, table
from docgen.writers.docx.xml import NOTHING, Xml, join, paragraph, w

_Leaf: TypeAlias = (
    CodeBlock | Rule | BlankLines | Contents | SignOff | KeyFigures | Chronology | Figure | Listing
)

_RUN_TOGETHER = (Quote, Callout, CodeBlock, Listing)
"""Two of a kind would look like one without a seam between them."""


_INTRODUCED = (Table, Fields, BulletList, OrderedList, CodeBlock, Listing, Figure, Chronology, KeyFigures)


def compose(blocks: Sequence[Block], setting: Setting, register: Register) -> Xml:
    """Blocks one after the other."""
    if len(blocks) == 1:  # as in most cells
        return _one(blocks[0], setting, register)
    return join(_composed(blocks, setting, register))


def _composed(blocks: Sequence[Block], setting: Setting, register: Register) -> Iterator[Xml]:
    kept = _leading(blocks)
    for index, block in enumerate(blocks):
        before = blocks[index - 1] if index else None
        own = setting.placed(
            keep_next=setting.keep_next or index in kept, new_page=setting.new_page and index == 0
        )
        if isinstance(before, Contents) or (isinstance(block, Contents) and before is not None):
            yield from _turned(block)
            own = setting.placed(keep_next=own.keep_next, new_page=True)
        if before is not None and isinstance(block, _RUN_TOGETHER) and type(block) is type(before):
            yield paragraph("Seam")
        if before is not None and setting.in_cell and isinstance(block, Paragraph):
            yield prose(block, own, register, is_below=True)
        else:
            yield _one(block, own, register)


def _turned(block: Block) -> Iterator[Xml]:
    """A new page for a block whose first paragraph cannot ask for one itself."""
    if not isinstance(block, Section | Contents):
        yield paragraph("Seam", properties=w("pageBreakBefore"))


def _leading(blocks: Sequence[Block]) -> set[int]:
    """The paragraphs that stay on the page of what follows them.

    They are all that lead to a sign-off table, so that its heading stays too, and a short one or a note
    before something that it introduces: a heading that held only the note would stand on another page. So
    does a sign-off table of which a note says what is signed: that would stand on a page alone.
    """
    kept: set[int] = set()
    signed = False
    for index, (block, following) in reversed(list(enumerate(pairwise(blocks)))):
        signed = isinstance(block, Paragraph) and (signed or isinstance(following, SignOff))
        introduces = isinstance(following, _INTRODUCED) and is_leading(block)
        if signed or introduces or (isinstance(block, SignOff) and is_note(following)):
            kept.add(index)
    return kept


def _one(block: Block, setting: Setting, register: Register) -> Xml:
    def within(inner: Sequence[Block], place: Setting) -> Xml:
        return compose(inner, place, register)

    match block:  # what there is most of comes first
        case Paragraph():
            return prose(block, setting, register)
        case Section():
            return join((heading(block, setting, register), within(block.blocks, setting.below())))
        case BulletList():
            return listed(block.items, BULLETS, setting, register, within)
        case OrderedList():
            number = register.lists.ordered(min(setting.level, DEEPEST), block.start, setting.ordered)
            return listed(block.items, number, setting, register, within)
        case Quote():
            return within(block.blocks, setting.within("Quote", QUOTE_INDENT))
        case Callout():
            return _callout(block, setting, register)
        case Table():
            return table(block, setting, register, within)
        case Fields():
            return fields(block, setting, register, within)
        case Exhibit():
            return exhibit(block, setting, register, within)
        case _:
            return _leaf(block, setting, register)


def _leaf(block: _Leaf, setting: Setting, register: Register) -> Xml:
    """A block that holds no others."""
    match block:
        case CodeBlock():
            return code_block(block, setting)
        case Rule():
            return paragraph("Rule", properties=setting.aside())
        case BlankLines():
            return blank_lines(block.purpose, block.lines, register.next_id(), setting.aside())
        case Contents():
            return contents(block, setting, register)
        case SignOff():
            return sign_off(block, setting, register)
        case KeyFigures():
            return key_figures(block, setting, register)
        case Chronology():
            return chronology(block, setting, register)
        case Figure():
            return figure(block, setting, register)
        case Listing():
            return listing(block, setting)
        case _:
            assert_never(block)


def _callout(callout: Callout, setting: Setting, register: Register) -> Xml:
    style = callout_style(callout.kind)
    inner = setting.within(style, CALLOUT_INDENT)
    title = paragraph(
        f"{style}Title",
        spoken(callout.title, Voice(language=register.names_language)),
        properties=join((direction_of_text(callout.title), inner.indented(CALLOUT_INDENT))),
    )
    return join((title if callout.title else NOTHING, compose(callout.blocks, inner, register)))
