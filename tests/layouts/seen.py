"""What a reader sees of a document, found by walking its tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from docgen.document import (
    Blank,
    BlankLines,
    Block,
    Document,
    Figure,
    Inline,
    Section,
    Table,
    inlines_of,
    plain_text,
    walk_blocks,
)
from docgen.document.walk import all_blocks, walk_inlines
from words import expected_text

_Kind = TypeVar("_Kind")


def text_of(document: Document) -> str:
    """Every word on the pages, what runs at their edges, and the alternative texts of pictures."""
    running = document.running
    edges = (running.header_start, running.header_end, running.footer_start, document.stamp)
    alternatives = (figure.alternative for figure in every(document, Figure))
    return "\n".join((expected_text(document), *edges, *alternatives))


def every(document: Document, kind: type[_Kind]) -> Iterator[_Kind]:
    """Every block of a kind, in order."""
    for block in all_blocks(document):
        if isinstance(block, kind):
            yield block


def inlines(document: Document) -> Iterator[Inline]:
    for block in all_blocks(document):
        yield from walk_inlines(inlines_of(block))


def blanks(document: Document) -> list[str]:
    """What belongs in each empty field."""
    fields = [inline.purpose for inline in inlines(document) if isinstance(inline, Blank)]
    return fields + [block.purpose for block in every(document, BlankLines)]


def titles(document: Document) -> list[str]:
    """The numbered headings."""
    return [
        f"{section.number} {plain_text(section.title)}"
        for section in every(document, Section)
        if section.numbered
    ]


def section_of(document: Document, title: str) -> Section:
    (found,) = (each for each in every(document, Section) if plain_text(each.title) == title)
    return found


def words_of(blocks: tuple[Block, ...]) -> list[str]:
    """The words of each block that has any of its own."""
    texts = (plain_text(inlines_of(block)) for block in walk_blocks(blocks))
    return [text for text in texts if text]


def rows_of(table: Table) -> list[list[str]]:
    return [[" | ".join(words_of(cell.blocks)) for cell in row.cells] for row in table.rows]
