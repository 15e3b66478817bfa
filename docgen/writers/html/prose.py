"""Blocks of running text as HTML."""

from __future__ import annotations

from markupsafe import Markup

from docgen.document import (
    Blank,
    BlankLines,
    BulletList,
    CodeBlock,
    OrderedList,
    Paragraph,
    ParagraphRole,
    Quote,
    plain_text,
    walk_blocks,
)
from docgen.document.block import Block
from docgen.units import mm
from docgen.writers.html.blank import blank_field
from docgen.writers.html.element import element, join
from docgen.writers.html.inline import set_inlines
from docgen.writers.html.lines import listing_of
from docgen.writers.html.setting import Setting
from docgen.writers.html.words import direction

_LIST_INDENT = mm(6)
_QUOTE_INDENT = mm(6)


def set_paragraph(paragraph: Paragraph, setting: Setting, *, introducing: bool = False) -> Markup:
    """Running text; one that is nothing but an empty field is a field as wide as its place.

    A paragraph that is ``introducing`` or ends with a colon stays with what it introduces.
    """
    match paragraph.children:
        case (Blank(purpose),):
            return element("p", blank_field(purpose, setting, "field"), class_="field")
        case children:
            runs = direction(plain_text(children))
            class_ = _class(paragraph, setting, introducing=introducing)
            return element("p", set_inlines(children, setting), class_=class_, dir=runs)


def set_within(blocks: tuple[Block, ...], setting: Setting) -> Markup:
    """What a cell or an item holds; a lone plain paragraph is its text alone: each box takes its time."""
    match blocks:
        case (Paragraph(children) as lone,) if _is_plain(lone, setting):
            return set_inlines(children, setting)
        case _:
            return setting.blocks(blocks)


def set_bullets(bullets: BulletList, setting: Setting) -> Markup:
    """A list without an order."""
    items, class_ = _items(bullets.items, setting)
    return element("ul", items, class_=class_, dir=_direction_of(bullets.items))


def set_ordered(ordered: OrderedList, setting: Setting) -> Markup:
    """A list whose order counts."""
    start = None if ordered.start == 1 else ordered.start
    counter = None if start is None else f"counter-reset:list-item {start - 1}"  # the engine knows no start
    items, class_ = _items(ordered.items, setting)
    runs = _direction_of(ordered.items)
    return element("ol", items, start=start, style=counter, class_=class_, dir=runs)


def set_quote(quote: Quote, setting: Setting) -> Markup:
    """Somebody else's words."""
    inner = setting.indented(_QUOTE_INDENT)
    class_ = "" if inner else "flush"
    return element("blockquote", (inner or setting).blocks(quote.blocks), class_=class_)


def set_code(code: CodeBlock, setting: Setting) -> Markup:
    """A few lines for a machine."""
    return listing_of(code.text, "code", setting)


def set_blank_lines(lines: BlankLines, setting: Setting) -> Markup:
    """Room to write by hand; only the first line is told of, so that its purpose is heard once."""
    rules = [element("div", class_="ruled") for _ in range(lines.lines - 1)]
    first = blank_field(lines.purpose, setting, "ruled")
    return element("div", first, *rules, class_="blank-lines")


def _class(paragraph: Paragraph, setting: Setting, *, introducing: bool = False) -> str:
    role = "" if setting.in_cell and paragraph.role is ParagraphRole.LEAD else paragraph.role.value
    introducing = introducing or plain_text(paragraph.children).rstrip().endswith(":")
    return f"{role} introducing".strip() if introducing else role


def _is_plain(paragraph: Paragraph, setting: Setting) -> bool:
    """Whether a paragraph looks as its surroundings do."""
    is_field = len(paragraph.children) == 1 and isinstance(paragraph.children[0], Blank)
    marked = _class(paragraph, setting) or direction(plain_text(paragraph.children))
    return not (is_field or marked)


def _items(items: tuple[tuple[Block, ...], ...], setting: Setting) -> tuple[Markup, str]:
    """The items of a list, and the class of the list: ``flush`` where it can be indented no further."""
    inner = setting.indented(_LIST_INDENT)
    set_in = inner or setting
    return join(element("li", set_within(item, set_in)) for item in items), "" if inner else "flush"


def _direction_of(items: tuple[tuple[Block, ...], ...]) -> str | None:
    """Bullets stand where the first words of the list begin."""
    paragraphs = (block for block in walk_blocks(items[0]) if isinstance(block, Paragraph))
    return direction("".join(plain_text(paragraph.children) for paragraph in paragraphs))
