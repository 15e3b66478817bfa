"""Markdown as plain text, for filings whose fields hold nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.document import (
    Block,
    BulletList,
    CodeBlock,
    Emphasis,
    Foreign,
    Inline,
    LineBreak,
    Link,
    OrderedList,
    Paragraph,
    Quote,
    Section,
    Strong,
    Table,
    plain_text,
)
from docgen.markup import parse_blocks


def plain(markdown: str) -> str:
    """The words of a narrative: paragraphs apart by a blank line, points with a dash, rows with bars."""
    return "\n\n".join(_passages(parse_blocks(markdown)))


def _passages(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield _line(block.children)
            case BulletList():
                yield "\n".join(_point("- ", item) for item in block.items)
            case OrderedList():
                points = enumerate(block.items, block.start)
                yield "\n".join(_point(f"{number}. ", item) for number, item in points)
            case Quote():
                yield from _passages(block.blocks)
            case CodeBlock():
                yield block.text
            case Section():
                yield _line(block.title)
                yield from _passages(block.blocks)
            case Table():
                yield "\n".join(_rows(block))
            case _:
                pass  # a rule; Markdown makes nothing else


def _point(mark: str, blocks: Iterable[Block]) -> str:
    return mark + "\n".join(_passages(blocks)).replace("\n", f"\n{' ' * len(mark)}")


def _rows(table: Table) -> Iterator[str]:
    yield " | ".join(_line(column.title) for column in table.columns)
    for row in table.rows:
        yield " | ".join(" ".join(_passages(cell.blocks)) for cell in row.cells)


def _line(inlines: tuple[Inline, ...]) -> str:
    """A paragraph on one line, but for the breaks that its author asked for."""
    said = "".join(_said(each) for each in inlines)
    return "\n".join(" ".join(line.split()) for line in said.split("\n"))


def _said(inline: Inline) -> str:
    """The words of an inline; of a link its address, too, where the words are not the address."""
    match inline:
        case LineBreak():
            return "\n"
        case Emphasis() | Strong() | Foreign():
            return "".join(_said(each) for each in inline.children)
        case Link():
            words = plain_text(inline.children).replace("\n", " ")
            return words if words in inline.url else f"{words} ({inline.url})"
    return plain_text((inline,)).replace("\n", " ")
