"""The outline: the numbered sections of a document as a contents page or bookmarks list them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.document.block import Block, Section
from docgen.document.document import Document
from docgen.document.inline import Inline


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered section's place in the outline; ``level`` counts from 1."""

    level: int
    number: str
    title: tuple[Inline, ...]
    anchor: str


def outline(document: Document, depth: int) -> tuple[Heading, ...]:
    """The numbered sections of a numbered document, down to ``depth`` levels, in reading order."""
    return tuple(_headings(document.blocks, 1, depth))


def _headings(blocks: Iterable[Block], level: int, depth: int) -> Iterator[Heading]:
    if level > depth:
        return
    for block in blocks:
        if isinstance(block, Section) and block.numbered:
            yield Heading(level, block.number, block.title, block.anchor)
            yield from _headings(block.blocks, level + 1, depth)
