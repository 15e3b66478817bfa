"""A readable dump of a document tree: one line a block, indented by depth, for people and for tests.

All that a reader can see or that steers the layout is in it, but the pixels of pictures: their bytes differ
with the version of the library that encoded them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from docgen.document.block import Block, Callout, Contents, Section, SignOff
from docgen.document.document import Cover, Document
from docgen.document.evidence import Chronology, Exhibit, Figure, KeyFigures, Listing
from docgen.document.picture import Picture
from docgen.document.prose import BlankLines, BulletList, CodeBlock, OrderedList, Paragraph, Quote, Rule
from docgen.document.shorthand import escape, shorthand
from docgen.document.tabular import Cell, Column, Field, Fields, Table

_INDENT = "  "
_SAID = (
    *("authors", "subject", "keywords", "identifier", "dated", "layout", "digest"),
    *("audience", "copy", "recipient"),
)
"""What of the metadata is shown, where there is any."""


def dump(document: Document) -> str:
    """Write a document tree as text; two documents with the same dump say and show the same, pixels aside."""
    return "".join(f"{line}\n" for line in _lines_of_document(document))


def _lines_of_document(document: Document) -> Iterator[str]:
    metadata, running = document.metadata, document.running
    yield f"document {metadata.title!r} [{metadata.language}]"
    for name in _SAID:
        value = getattr(metadata, name)
        if value:
            yield f"  {name} {'; '.join(escape(str(each), ';') for each in _many(value))}"
    if document.stamp:
        yield f"  stamp {escape(document.stamp)}"
    for each in document.attachments:
        yield f"  attachment {each.name!r} {each.media_type} {each.relationship.value} {each.sha256}"
    yield f"  running {running.header_start!r} {running.header_end!r} {running.footer_start!r}"
    if document.marking:
        yield f"  marking {_joined(*document.marking.texts)}"
    if document.cover is not None:
        yield from _indented(_lines_of_cover(document.cover))
    yield from _indented(_lines_of_blocks(document.blocks))


def _many(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def _lines_of_cover(cover: Cover) -> Iterator[str]:
    yield f"cover ({cover.extent.value}) {cover.kind!r} {cover.title!r}"
    if cover.organization:
        yield f"  organization {escape(cover.organization)}"
    if cover.logo is not None:
        yield f"  logo {_picture(cover.logo)}"
    if cover.lead:
        yield f"  cover lead {shorthand(cover.lead)}"
    if cover.labels:
        yield f"  labels {shorthand(cover.labels)}"
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
            page = " {new page}" if block.new_page else ""
            head = _number(block.number) if block.numbered else "(unnumbered)"
            yield f"section {head} {shorthand(block.title)}{_anchor(block.anchor)}{page}"
            yield from _indented(_lines_of_blocks(block.blocks))
        case Paragraph():
            yield f"{block.role.value} {shorthand(block.children)}"
        case BulletList() | OrderedList():
            yield "bullets" if isinstance(block, BulletList) else f"ordered from {block.start}"
            yield from _indented(_lines_of_items(block.items))
        case Quote():
            yield "quote"
            yield from _indented(_lines_of_blocks(block.blocks))
        case CodeBlock():
            yield f"code {escape(block.language)}".rstrip()
            yield from _indented(_lines_of_text(block.text))
        case Rule():
            yield "rule"
        case BlankLines():
            yield f"blank lines {block.lines} <{escape(block.purpose)}>"
        case Callout():
            yield f"callout ({block.kind.value}) {escape(block.title)}"
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
    yield f"sign-off {block.date_heading!r}{' with meaning' if block.with_meaning else ''}"
    for each in block.signatories:
        yield f"  {_joined(each.role, each.name, each.date, each.meaning)}"


def _lines_of_tabular(block: Table | Fields) -> Iterator[str]:
    if isinstance(block, Fields):
        yield f"fields <{escape(block.summary)}>"
        yield from _indented(_lines_of_fields(block.entries))
        return
    yield f"table{_heading(block)} <{escape(block.summary)}>"
    columns = " | ".join(_column(column) for column in block.columns)
    yield f"  columns {columns}" if block.columns else "  no columns"
    for row in block.rows:
        yield f"  row{' (prominent)' if row.prominent else ''}"
        for cell in row.cells:
            yield from _indented(_indented(_lines_of_cell(cell)))


def _lines_of_cell(cell: Cell) -> Iterator[str]:
    if len(cell.blocks) == 1:
        yield from _lines_of(cell.blocks[0])
        return
    yield "cell" if cell.blocks else "(empty cell)"
    yield from _indented(_lines_of_blocks(cell.blocks))


def _column(column: Column) -> str:
    share = "" if column.share == 1 else f" {{share {_figure(column.share)}}}"
    title = shorthand(column.title).replace("|", "\\|")
    return f"{title}{share}{' {figures}' if column.figures else ''}"


def _lines_of_fields(entries: tuple[Field, ...]) -> Iterator[str]:
    for entry in entries:
        yield f"{escape(entry.name)}:"
        yield from _indented(_lines_of_blocks(entry.blocks))


def _lines_of_evidence(block: KeyFigures | Chronology | Figure | Listing | Exhibit) -> Iterator[str]:
    match block:
        case KeyFigures():
            yield "key figures"
            for each in block.figures:
                yield f"  {_joined(each.value, each.name, each.note)}"
        case Chronology():
            yield f"chronology{_heading(block)}"
            yield f"  alternative {escape(block.alternative)}"
            for point in block.milestones:
                said = _joined(point.name, point.at, point.phase, point.tone.value)
                yield f"  {_figure(point.offset)} s | {said}"
        case Figure():
            yield f"figure{_heading(block)}"
            yield f"  picture {_picture(block.picture)}"
            yield f"  alternative {escape(block.alternative)}"
        case Listing():
            yield f"listing ({block.kind.value})"
            yield from _indented(_lines_of_text(block.text))
        case Exhibit():
            name = f" {{exhibit:{block.name}}}" if block.name else ""
            yield f"exhibit {_number(block.number)} {shorthand(block.title)}{_anchor(block.anchor)}{name}"
            for fact in block.facts:
                yield f"  fact {escape(fact.name)}:"
                yield from _indented(_indented(_lines_of_blocks(fact.blocks)))
            yield from _indented(_lines_of_blocks(block.blocks))


def _heading(block: Table | Chronology | Figure) -> str:
    caption = f" {shorthand(block.caption)}" if block.caption else ""
    return f" {_number(block.number)}{caption}{_anchor(block.anchor)}"


def _number(number: str) -> str:
    return escape(number, " (")


def _anchor(anchor: str) -> str:
    return f" {{#{escape(anchor, '}')}}}" if anchor else ""


def _picture(picture: Picture) -> str:
    return f"{picture.media_type} {picture.width}x{picture.height} at {_figure(picture.per_inch)}"


def _figure(value: float) -> str:
    return repr(float(value)).removesuffix(".0")


def _joined(*texts: str) -> str:
    return " | ".join(escape(text, "|") for text in texts)


def _lines_of_text(text: str) -> Iterator[str]:
    return (escape(line) for line in text.split("\n"))
