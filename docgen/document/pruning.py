"""Taking out of a document what holds nothing: a heading with nothing below it, a name without a value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from docgen.document.block import Block, Callout, Contents, Section, SignOff
from docgen.document.document import Document
from docgen.document.evidence import Chronology, Exhibit, Figure, KeyFigures, Listing
from docgen.document.outline import outline
from docgen.document.prose import BlankLines, BulletList, CodeBlock, OrderedList, Paragraph, Quote, Rule
from docgen.document.tabular import Cell, Field, Fields, Row, Table
from docgen.document.walk import all_blocks

_FEWEST_LISTED = 8
"""Entries that contents have at least: fewer would stand on a page nearly empty, before what they list."""


def pruned(document: Document) -> Document:
    """The document without what holds nothing, and without contents that would list next to nothing.

    Contents stay wherever there are exhibits, which make a document long however few its sections are.
    """
    cover = document.cover and replace(document.cover, blocks=without_empty(document.cover.blocks))
    left = replace(document, cover=cover, blocks=without_empty(document.blocks))
    if any(isinstance(block, Exhibit) for block in all_blocks(left)):
        return left
    return replace(left, blocks=tuple(block for block in left.blocks if not _is_needless(block, left)))


def without_empty(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks that hold something, each without what within it holds nothing.

    The cells of a table stay where they are; a row goes when all its cells but the first are empty.
    """
    return tuple(kept for block in blocks if (kept := _kept(block)) is not None)


def _is_needless(block: Block, document: Document) -> bool:
    return isinstance(block, Contents) and len(outline(document, block.depth)) < _FEWEST_LISTED


def _kept(block: Block) -> Block | None:
    match block:
        case Section() | Quote() | Callout():
            within = without_empty(block.blocks)
            return replace(block, blocks=within) if within else None
        case Exhibit():
            return replace(block, facts=_fields(block.facts), blocks=without_empty(block.blocks))
        case BulletList() | OrderedList():
            items = tuple(kept for item in block.items if (kept := without_empty(item)))
            return replace(block, items=items) if items else None
        case Table():
            rows = tuple(row for each in block.rows if (row := _row(each)) is not None)
            return replace(block, rows=rows) if rows else None
        case Fields():
            entries = _fields(block.entries)
            return replace(block, entries=entries) if entries else None
        case Paragraph():
            return block if block.children else None
        case SignOff():
            return block if block.signatories else None
        case (
            KeyFigures()
            | Chronology()
            | Figure()
            | Listing()
            | CodeBlock()
            | Rule()
            | BlankLines()
            | Contents()
        ):
            return block
        case _:
            assert_never(block)


def _fields(entries: Iterable[Field]) -> tuple[Field, ...]:
    kept = ((entry, without_empty(entry.blocks)) for entry in entries)
    return tuple(replace(entry, blocks=blocks) for entry, blocks in kept if blocks)


def _row(row: Row) -> Row | None:
    cells = tuple(Cell(without_empty(cell.blocks)) for cell in row.cells)
    return replace(row, cells=cells) if any(cell.blocks for cell in cells[1:]) or len(cells) == 1 else None
