"""The last look at a document before it is written: what would break it is refused, all at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import isfinite

from docgen.document.attachment import Attachment
from docgen.document.block import Block, Callout, Contents, Section, SignOff
from docgen.document.document import Document
from docgen.document.evidence import Chronology, Exhibit, Figure, KeyFigures, Listing
from docgen.document.inline import (
    Blank,
    Deleted,
    Foreign,
    Inline,
    Inserted,
    Label,
    Link,
    PageNumber,
    Reference,
    Text,
)
from docgen.document.prose import BlankLines, BulletList, CodeBlock, OrderedList, Paragraph
from docgen.document.tabular import Fields, Table
from docgen.document.walk import all_blocks, inlines_of, plain_text, walk_inlines
from docgen.errors import DocumentError
from docgen.printable import is_printable, printable

_DEEPEST_SECTION = 6  # HTML and PDF/UA-1 know six heading levels; Word knows nine
_MARKS = (Inserted, Deleted)
_LINK_SCHEMES = ("http://", "https://", "mailto:", "tel:")


def check(document: Document) -> Document:
    """Return the document unchanged, or raise :class:`DocumentError` with everything that is wrong with it.

    Raises:
        DocumentError: a heading is empty or too deep, an anchor stands twice or leads nowhere, a table's
            row does not fit its columns, an alternative text is missing, something that lists is empty, a
            reference has no words, a mark of a change stands within another, or a text holds characters that
            no format can.
    """
    faults = list(_faults(document))
    if faults:
        raise DocumentError(faults)
    return document


def _faults(document: Document) -> Iterator[str]:
    if not document.metadata.title.strip():
        yield "the document has no title"
    blocks = list(all_blocks(document))
    for block in blocks:
        yield from _faults_of_block(block)
    inlines = [inline for block in blocks for inline in walk_inlines(inlines_of(block))]
    if document.cover is not None:
        inlines.extend(walk_inlines(document.cover.lead))
    for inline in inlines:
        yield from _faults_of_inline(inline)
    yield from _anchor_faults(blocks, inlines)
    yield from _depth_faults(document.blocks, 1)
    yield from _attachment_faults(document.attachments)
    yield from _text_faults(document, blocks, inlines)


def _faults_of_block(block: Block) -> Iterator[str]:
    match block:  # what there is most of comes first
        case Paragraph():
            pass
        case Section() if not plain_text(block.title).strip():
            yield "a section has an empty title"
        case Exhibit() if not plain_text(block.title).strip():
            yield "an exhibit has an empty title"
        case Table():
            yield from _table_faults(block)
        case Fields() if not block.entries:
            yield "a list of fields is empty"
        case BulletList() | OrderedList() if not block.items:
            yield "a list has no items"
        case Figure() | Chronology():
            yield from _drawn_faults(block)
        case KeyFigures() if not block.figures:
            yield "a strip of key figures is empty"
        case SignOff() if not block.signatories:
            yield "a sign-off table has nobody to sign it"
        case _:
            pass


def _drawn_faults(block: Figure | Chronology) -> Iterator[str]:
    name = plain_text(block.caption)
    if not block.alternative.strip():
        yield f"a {type(block).__name__.lower()} has no alternative text: {name!r}"
    if isinstance(block, Chronology):
        if not block.milestones:
            yield f"a chronology has no milestones: {name!r}"
        if not all(isfinite(milestone.offset) for milestone in block.milestones):
            yield f"a chronology has a milestone at no point in time: {name!r}"


def _table_faults(table: Table) -> Iterator[str]:
    name = plain_text(table.caption) or table.summary
    if not table.columns:
        yield f"a table has no columns: {name!r}"
    if not table.summary.strip():
        yield f"a table has no summary: {name!r}"
    for index, row in enumerate(table.rows, 1):
        if len(row.cells) != len(table.columns):
            yield f"row {index} of table {name!r} has {len(row.cells)} cells for {len(table.columns)} columns"


def _faults_of_inline(inline: Inline) -> Iterator[str]:
    match inline:  # as above
        case Text():
            pass
        case Link() if not inline.url.lower().startswith(_LINK_SCHEMES):
            yield f"a link leads to {inline.url!r}, which is not one of {', '.join(_LINK_SCHEMES)}"
        case Link() if not plain_text(inline.children).strip():
            yield f"a link to {inline.url!r} has no words"
        case Foreign() if not inline.language.strip():
            yield "words in another language do not say which"
        case Label() if not inline.text.strip():
            yield "a label has no word"
        case Blank() if not inline.purpose.strip():
            yield "an empty field does not say what belongs in it"
        case Inserted() | Deleted() if any(
            isinstance(each, _MARKS) for each in walk_inlines(inline.children)
        ):
            yield "a mark of a change stands within another"
        case _:
            pass


def _anchor_faults(blocks: list[Block], inlines: list[Inline]) -> Iterator[str]:
    anchors = Counter(anchor for block in blocks if (anchor := getattr(block, "anchor", "")))
    for anchor, count in anchors.items():
        if count > 1:
            yield f"the anchor {anchor!r} stands {count} times"
    for inline in inlines:
        if isinstance(inline, Reference | PageNumber) and inline.anchor not in anchors:
            yield f"a reference leads to {inline.anchor!r}, which is not in the document"
        elif isinstance(inline, Reference) and not inline.text.strip():
            yield f"a reference to {inline.anchor!r} has no words, and what it leads to has no number"


def _depth_faults(blocks: tuple[Block, ...], level: int) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Section):
            if level > _DEEPEST_SECTION:
                title = plain_text(block.title)
                yield f"the section {title!r} stands more than {_DEEPEST_SECTION} levels deep"
            yield from _depth_faults(block.blocks, level + 1)


def _attachment_faults(attachments: tuple[Attachment, ...]) -> Iterator[str]:
    names = Counter(each.name for each in attachments)
    for name, count in names.items():
        if count > 1:
            yield f"{count} attached files have the name {name!r}"
        if name.startswith("/") or any(part in ("", ".", "..") for part in name.split("/")):
            yield f"the name {name!r} of an attached file is no path within a folder"


def _text_faults(document: Document, blocks: list[Block], inlines: list[Inline]) -> Iterator[str]:
    texts = [*_texts_of_frame(document), *(text for block in blocks for text in _texts_of(block))]
    texts += [plain_text([inline]) for inline in inlines]
    texts += [inline.url for inline in inlines if isinstance(inline, Link)]
    texts += [inline.purpose for inline in inlines if isinstance(inline, Blank)]
    for text in texts:
        if not is_printable(text):
            changes = "; ".join(printable(text).changes) or "it holds line separators"
            yield f"the text {text[:60]!r} cannot be printed: {changes}"


def _texts_of_frame(document: Document) -> Iterator[str]:
    metadata, running, cover = document.metadata, document.running, document.cover
    yield from (metadata.title, metadata.subject, metadata.identifier, metadata.language, document.stamp)
    yield from (*metadata.authors, *metadata.keywords)
    yield from (text for each in document.attachments for text in (each.name, each.description))
    yield from (running.header_start, running.header_end, running.footer_start, *document.marking.texts)
    if cover is not None:
        yield from (cover.kind, cover.title, cover.organization, *(label.text for label in cover.labels))


def _texts_of(block: Block) -> Iterator[str]:
    match block:  # as above
        case Paragraph():
            pass
        case CodeBlock():
            yield from (block.text, block.language)
        case Listing():
            yield block.text
        case BlankLines():
            yield block.purpose
        case KeyFigures():
            for figure in block.figures:
                yield from (figure.value, figure.name, figure.note)
        case Chronology():
            yield block.alternative
            for milestone in block.milestones:
                yield from (milestone.name, milestone.at, milestone.phase)
        case Figure():
            yield block.alternative
        case Table():
            yield block.summary
        case Fields():
            yield block.summary
            yield from (entry.name for entry in block.entries)
        case Exhibit():
            yield from (fact.name for fact in block.facts)
        case Callout():
            yield block.title
        case Contents():
            yield block.title
        case SignOff():
            yield block.date_heading
            for each in block.signatories:
                yield from (each.role, each.name, each.date, each.meaning)
        case _:
            pass
