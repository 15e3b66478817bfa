"""The words that a reader should find in a document, in the order in which he should find them.

They come from the tree alone and know no format, so that a writer that drops, doubles or moves a word is
found out. Numbers of pages and the marks of lists are the writers' own and are not among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import assert_never
from unicodedata import category, normalize

from docgen.document import (
    BlankLines,
    Block,
    BulletList,
    Callout,
    Chronology,
    CodeBlock,
    Contents,
    Cover,
    Document,
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
    outline,
    plain_text,
)


def expected_text(document: Document) -> str:
    """All the words of a numbered document, separated by line ends."""
    return "\n".join(_of_document(document))


def _of_document(document: Document) -> Iterator[str]:
    if document.cover is not None:
        yield from _of_cover(document.cover, document)
    yield from _of_blocks(document.blocks, document)


def _of_cover(cover: Cover, document: Document) -> Iterator[str]:
    yield from (cover.organization, cover.kind, cover.title, plain_text(cover.lead))
    yield from (label.text for label in cover.labels)
    yield from _of_blocks(cover.blocks, document)


def _of_blocks(blocks: Iterable[Block], document: Document) -> Iterator[str]:
    for block in blocks:
        yield from _of_block(block, document)


def _of_block(block: Block, document: Document) -> Iterator[str]:
    match block:
        case Section():
            yield f"{block.number} {plain_text(block.title)}"
            yield from _of_blocks(block.blocks, document)
        case Paragraph():
            yield plain_text(block.children)
        case Quote():
            yield from _of_blocks(block.blocks, document)
        case BulletList() | OrderedList():
            for item in block.items:
                yield from _of_blocks(item, document)
        case CodeBlock() | Listing():
            yield block.text
        case Rule() | BlankLines():
            pass
        case Callout():
            yield block.title
            yield from _of_blocks(block.blocks, document)
        case Contents():
            yield block.title
            for heading in outline(document, block.depth):
                yield f"{heading.number} {plain_text(heading.title)}"
        case Table():
            yield _caption("Table", block.number, plain_text(block.caption))
            yield from (plain_text(column.title) for column in block.columns)
            for row in block.rows:
                for cell in row.cells:
                    yield from _of_blocks(cell.blocks, document)
        case Fields():
            for entry in block.entries:
                yield entry.name
                yield from _of_blocks(entry.blocks, document)
        case KeyFigures():
            for figure in block.figures:
                yield from (figure.value, figure.name, figure.note)
        case Chronology() | Figure():
            yield _caption("Figure", block.number, plain_text(block.caption))
        case Exhibit():
            yield f"Exhibit {block.number} {plain_text(block.title)}"
            for fact in block.facts:
                yield fact.name
                yield from _of_blocks(fact.blocks, document)
            yield from _of_blocks(block.blocks, document)
        case SignOff():
            yield f"Role Name {block.date_heading}"
            yield "Meaning of Signature Signature" if block.with_meaning else "Signature"
            for each in block.signatories:
                yield from (each.role, each.name, each.date, each.meaning if block.with_meaning else "")
        case _:
            assert_never(block)


def _caption(kind: str, number: str, words: str) -> str:
    return f"{kind} {number}. {words}" if words else ""


class DifferenceError(AssertionError):
    """A document does not say what its tree says."""


def compare(expected: str, found: str, *extra: str) -> None:
    """Find every word of ``expected`` in ``found``, in order, with nothing between but what ``extra`` allows.

    White space does not count, since a format breaks long words where it must. Each ``extra`` is an
    expression for something the format adds of its own (marks of lists, repeated headings, page numbers).
    Where a word and an extra look alike, both readings are followed.
    """
    allowed = [re.compile(each) for each in extra]
    text = "".join(_seen(found).split())
    places = {0}
    last = 0
    for word in _seen(expected).split():
        places = {at + len(word) for at in _reached(text, places, allowed) if text.startswith(word, at)}
        if not places:
            before, after = text[max(0, last - 80) : last], text[last : last + 80]
            raise DifferenceError(f"expected {word!r} after {before!r}, found {after!r}")
        last = min(places)
    if len(text) not in _reached(text, places, allowed):
        raise DifferenceError(f"more than the tree says: {text[last:][:200]!r}")


def _reached(text: str, places: set[int], allowed: list[re.Pattern[str]]) -> set[int]:
    """The places themselves, and those behind whatever extras follow them."""
    reached, waiting = set(places), list(places)
    while waiting:
        at = waiting.pop()
        ends = {match.end() for each in allowed if (match := each.match(text, at))} - reached
        reached |= ends
        waiting += ends
    return reached


def _seen(text: str) -> str:
    """A text as it is seen: accents with their letters, no joiners, soft hyphens or marks."""
    return "".join(each for each in normalize("NFC", text) if category(each) != "Cf")
