"""A readable dump of a document tree: one line a block, indented by depth, for people and for tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from docgen.document.block import Block, Callout, Contents, Section, SignOff
from docgen.document.document import Cover, Document
from docgen.document.evidence import Chronology, Exhibit, Figure, KeyFigures, Listing
from docgen.document.inline import (
    Blank,
    Code,
    Emphasis,
    Inline,
    Label,
    LineBreak,
    Link,
    Reference,
    Strong,
    Text,
)
from docgen.document.prose import BlankLines, BulletList, CodeBlock, OrderedList, Paragraph, Quote, Rule
from docgen.document.tabular import Cell, Field, Fields, Table

_INDENT = "  "


def dump(document: Document) -> str:
    """Write a document tree as text; two documents with the same dump say the same."""
    return "".join(f"{line}\n" for line in _lines_of_document(document))


def dump_inlines(inlines: Iterable[Inline]) -> str:
    """Write inlines on one line."""
    return "".join(_show(inline) for inline in inlines)


def _lines_of_document(document: Document) -> Iterator[str]:
    metadata, running = document.metadata, document.running
    yield f"document {metadata.title!r} [{metadata.language}]"
    for name in ("authors", "subject", "keywords", "identifier", "dated"):
        value = getattr(metadata, name)
        if value:
            yield f"  {name} {value if isinstance(value, str) else '; '.join(map(str, _many(value)))}"
    if document.stamp:
        yield f"  stamp {document.stamp}"
    yield f"  running {running.header_start!r} {running.header_end!r} {running.footer_start!r}"
    if document.cover is not None:
        yield from _indented(_lines_of_cover(document.cover))
    yield from _indented(_lines_of_blocks(document.blocks))


def _many(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def _lines_of_cover(cover: Cover) -> Iterator[str]:
    yield f"cover ({cover.extent.value}) {cover.kind!r} {cover.title!r}"
    if cover.organization:
        yield f"  organization {cover.organization}"
    if cover.logo is not None:
        yield f"  logo {cover.logo.width}x{cover.logo.height}"
    if cover.lead:
        yield f"  lead {dump_inlines(cover.lead)}"
    if cover.labels:
        yield f"  labels {dump_inlines(cover.labels)}"
    yield from _indented(_lines_of_blocks(cover.blocks))


def _lines_of_blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _lines_of(block)


def _indented(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield _INDENT + line


def _lines_of(block: Block) -> Iterator[str]:
    match block:
        case Section():
            head = f"section {block.number}" if block.numbered else "section"
            page = " (new page)" if block.new_page else ""
            yield f"{head} {dump_inlines(block.title)}{_anchor(block.anchor)}{page}"
            yield from _indented(_lines_of_blocks(block.blocks))
        case Paragraph():
            yield f"{block.role.value} {dump_inlines(block.children)}"
        case BulletList() | OrderedList():
            yield "bullets" if isinstance(block, BulletList) else f"ordered from {block.start}"
            yield from _indented(_lines_of_items(block.items))
        case Quote():
            yield "quote"
            yield from _indented(_lines_of_blocks(block.blocks))
        case CodeBlock():
            yield f"code {block.language}".rstrip()
            yield from _indented(block.text.split("\n"))
        case Rule():
            yield "rule"
        case BlankLines():
            yield f"blank lines {block.lines} <{block.purpose}>"
        case Callout():
            yield f"callout ({block.kind.value}) {block.title}"
            yield from _indented(_lines_of_blocks(block.blocks))
        case Contents():
            yield f"contents {block.title!r} to level {block.depth}"
        case SignOff():
            yield from _lines_of_sign_off(block)
        case Table() | Fields():
            yield from _lines_of_tabular(block)
        case KeyFigures() | Chronology() | Figure() | Listing() | Exhibit():
            yield from _lines_of_evidence(block)
        case _:
            assert_never(block)


def _lines_of_items(items: tuple[tuple[Block, ...], ...]) -> Iterator[str]:
    for item in items:
        yield "item"
        yield from _indented(_lines_of_blocks(item))


def _lines_of_sign_off(block: SignOff) -> Iterator[str]:
    yield f"sign-off, {block.date_heading}{', with meaning' if block.with_meaning else ''}"
    for each in block.signatories:
        yield f"  {each.role} | {each.name} | {each.date} | {each.meaning}"


def _lines_of_tabular(block: Table | Fields) -> Iterator[str]:
    if isinstance(block, Fields):
        yield f"fields <{block.summary}>"
        yield from _indented(_lines_of_fields(block.entries))
        return
    yield f"table {block.number}{_caption(block.caption)}{_anchor(block.anchor)} <{block.summary}>"
    yield "  columns " + " | ".join(dump_inlines(column.title) for column in block.columns)
    for row in block.rows:
        yield f"  row{' (prominent)' if row.prominent else ''}"
        for cell in row.cells:
            yield from _indented(_indented(_lines_of_cell(cell)))


def _lines_of_cell(cell: Cell) -> Iterator[str]:
    lines = list(_lines_of_blocks(cell.blocks))
    yield from lines or ["(empty cell)"]


def _lines_of_fields(entries: tuple[Field, ...]) -> Iterator[str]:
    for entry in entries:
        yield f"{entry.name}:"
        yield from _indented(_lines_of_blocks(entry.blocks))


def _lines_of_evidence(block: KeyFigures | Chronology | Figure | Listing | Exhibit) -> Iterator[str]:
    match block:
        case KeyFigures():
            yield "key figures"
            for each in block.figures:
                yield f"  {each.value} {each.name}{f' ({each.note})' if each.note else ''}"
        case Chronology():
            yield f"chronology {block.number}{_caption(block.caption)}{_anchor(block.anchor)}"
            yield f"  alternative {block.alternative}"
            for point in block.milestones:
                yield f"  {point.offset:g} s {point.name} {point.at} [{point.phase} {point.tone.value}]"
        case Figure():
            picture = block.picture
            yield f"figure {block.number}{_caption(block.caption)}{_anchor(block.anchor)}"
            yield f"  picture {picture.media_type} {picture.width}x{picture.height} at {picture.per_inch:g}"
            yield f"  alternative {block.alternative}"
        case Listing():
            yield f"listing ({block.kind.value})"
            yield from _indented(block.text.split("\n"))
        case Exhibit():
            yield f"exhibit {block.number} {dump_inlines(block.title)}{_anchor(block.anchor)}"
            yield from _indented(_lines_of_fields(block.facts))
            yield from _indented(_lines_of_blocks(block.blocks))


def _caption(caption: tuple[Inline, ...]) -> str:
    return f" {dump_inlines(caption)}" if caption else ""


def _anchor(anchor: str) -> str:
    return f" #{anchor}" if anchor else ""


def _show(inline: Inline) -> str:
    match inline:
        case Text():
            return inline.text
        case Emphasis():
            return f"*{dump_inlines(inline.children)}*"
        case Strong():
            return f"**{dump_inlines(inline.children)}**"
        case Code():
            return f"`{inline.text}`"
        case Link():
            return f"[{dump_inlines(inline.children)}]({inline.url})"
        case Reference():
            return f"[{inline.text}](#{inline.anchor})"
        case LineBreak():
            return " / "
        case Label():
            return f"[{inline.text}: {inline.tone.value}]"
        case Blank():
            return f"____<{inline.purpose}>"
        case _:
            assert_never(inline)
