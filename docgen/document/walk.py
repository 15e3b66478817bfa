"""Ways through the tree: children of a block, every block, the words that a reader sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from docgen.document.block import Block, Callout, Contents, Section, SignOff
from docgen.document.document import Document
from docgen.document.evidence import Chronology, Exhibit, Figure, KeyFigures, Listing
from docgen.document.inline import (
    Blank,
    Code,
    Deleted,
    Emphasis,
    Foreign,
    Inline,
    Inserted,
    Label,
    LineBreak,
    Link,
    PageNumber,
    Reference,
    Strong,
    Text,
)
from docgen.document.prose import BlankLines, BulletList, CodeBlock, OrderedList, Paragraph, Quote, Rule
from docgen.document.tabular import Fields, Table


def blocks_of(block: Block) -> tuple[Block, ...]:
    """The blocks that stand directly within a block, in reading order."""
    match block:  # what there is most of comes first
        case Paragraph():
            return ()
        case Section() | Quote() | Callout():
            return block.blocks
        case Exhibit():
            return tuple(inner for fact in block.facts for inner in fact.blocks) + block.blocks
        case BulletList() | OrderedList():
            return tuple(inner for item in block.items for inner in item)
        case Table():
            return tuple(inner for row in block.rows for cell in row.cells for inner in cell.blocks)
        case Fields():
            return tuple(inner for entry in block.entries for inner in entry.blocks)
        case CodeBlock() | Rule() | BlankLines() | KeyFigures():
            return ()
        case Chronology() | Figure() | Listing() | SignOff() | Contents():
            return ()
        case _:
            assert_never(block)


def inlines_of(block: Block) -> tuple[Inline, ...]:
    """The inlines that belong to the block itself and not to a block within it."""
    match block:  # as above
        case Paragraph():
            return block.children
        case Section() | Exhibit():
            return block.title
        case Table():
            return tuple(inline for column in block.columns for inline in column.title) + block.caption
        case Figure() | Chronology():
            return block.caption
        case Quote() | Callout() | BulletList() | OrderedList() | Fields() | CodeBlock() | Rule():
            return ()
        case BlankLines() | KeyFigures() | Listing() | SignOff() | Contents():
            return ()
        case _:
            assert_never(block)


def walk_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, each before what stands within it; deep trees do not exhaust the stack."""
    stack = [*blocks][::-1]
    while stack:
        block = stack.pop()
        yield block
        if within := blocks_of(block):
            stack.extend(within[::-1])


def all_blocks(document: Document) -> Iterator[Block]:
    """Every block of a document, those of its cover first."""
    if document.cover is not None:
        yield from walk_blocks(document.cover.blocks)
    yield from walk_blocks(document.blocks)


def walk_inlines(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Every inline, each before what stands within it."""
    stack = [*inlines][::-1]
    while stack:
        inline = stack.pop()
        yield inline
        if isinstance(inline, Emphasis | Strong | Foreign | Link | Inserted | Deleted):
            stack.extend(inline.children[::-1])


def plain_text(inlines: Iterable[Inline]) -> str:
    """The words of a run of inlines, without any markup."""
    inlines = tuple(inlines)
    if len(inlines) == 1 and isinstance(inlines[0], Text):  # as most are
        return inlines[0].text
    return "".join(_words(inline) for inline in walk_inlines(inlines))


def _words(inline: Inline) -> str:
    match inline:
        case Text() | Code() | Label() | Reference():
            return inline.text
        case LineBreak():
            return "\n"
        case Emphasis() | Strong() | Foreign() | Link() | Inserted() | Deleted() | Blank() | PageNumber():
            return ""
        case _:
            assert_never(inline)
