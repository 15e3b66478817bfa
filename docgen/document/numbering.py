"""Numbering: sections, figures, tables and exhibits get their numbers, references their words.

Sections count 1, 1.1; figures and tables 1, 2, 3 through the document, exhibits A, A-1, B. A section within
something that has no number of its own (an unnumbered section, a callout, the cover) has none to continue and
becomes unnumbered. Every numbered block gets an anchor where the layout gave it none, so that contents can
lead to it; it is never one that the layout has given to another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar, assert_never

from docgen.document.block import Block, Callout, Contents, Section, SignOff
from docgen.document.document import Document
from docgen.document.evidence import Chronology, Exhibit, Figure, KeyFigures, Listing
from docgen.document.exhibit_number import exhibit_number, next_exhibit
from docgen.document.inline import (
    Code,
    Deleted,
    Emphasis,
    Foreign,
    Inline,
    Inserted,
    LineBreak,
    Link,
    Reference,
    Strong,
    Text,
)
from docgen.document.language import OWN_WORDS, is_other
from docgen.document.prose import BlankLines, BulletList, CodeBlock, OrderedList, Paragraph, Quote, Rule
from docgen.document.tabular import Cell, Column, Field, Fields, Row, Table
from docgen.document.walk import all_blocks, plain_text

EXHIBIT_SCHEME = "exhibit:"
"""By this the anchor of a reference names an exhibit."""
_ELSEWHERE = "an exhibit that is not in this edition"
_KINDS = ("Section ", "Figure ", "Table ", "Exhibit ")
_PLAIN = Text | Code | LineBreak
"""What needs no number and no language."""
_Numbered = TypeVar("_Numbered", Figure, Chronology, Table, Exhibit)


def number(document: Document, exhibits: Mapping[str, str] | None = None) -> Document:
    """A document with every number filled in and every reference given its words.

    ``exhibits`` are the words for exhibits by their names, where it is known which there are: a reference to
    one that this document does not hold becomes these words.
    """
    counter = _Counter({getattr(block, "anchor", "") for block in all_blocks(document)})
    cover = document.cover
    if cover is not None:
        cover = replace(cover, blocks=counter.number_blocks(cover.blocks))
    blocks = counter.number_sections(document.blocks, "")
    named = _Namer(counter.names, document.metadata.language, counter.exhibits_by_name, exhibits)
    if cover is not None:
        cover = replace(cover, lead=named.inlines(cover.lead), blocks=named.blocks(cover.blocks))
    return replace(document, cover=cover, blocks=named.blocks(blocks))


@dataclass(slots=True)
class _Counter:
    """The first pass: numbers and anchors, and the name by which each anchor is referred to."""

    taken: set[str]
    names: dict[str, str] = field(default_factory=dict)
    figures: int = 0
    tables: int = 0
    exhibits: tuple[int, int] = (0, 0)
    exhibits_by_name: dict[str, str] = field(default_factory=dict)

    def number_sections(self, blocks: Iterable[Block], prefix: str) -> tuple[Block, ...]:
        """Blocks where a section continues the count of what stands around it."""
        numbered: list[Block] = []
        sections = 0
        for block in blocks:
            if isinstance(block, Section) and block.numbered:
                sections += 1
                numbered.append(self._number_section(block, f"{prefix}{sections}"))
            else:
                numbered.append(self._number_other(block))
        return tuple(numbered)

    def number_blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """Blocks where no section is counted: nothing around them has a number to continue."""
        return tuple(self._number_other(block) for block in blocks)

    def _number_section(self, section: Section, own: str) -> Section:
        anchor = section.anchor or self._free(f"section-{own.replace('.', '-')}")
        self.names[anchor] = f"Section {own}"
        blocks = self.number_sections(section.blocks, f"{own}.")
        return replace(section, number=own, anchor=anchor, blocks=blocks)

    def _number_other(self, block: Block) -> Block:
        match block:  # what there is most of comes first
            case Paragraph():
                return block
            case Section():
                self.names[block.anchor] = " ".join(plain_text(block.title).split())
                return replace(block, numbered=False, number="", blocks=self.number_blocks(block.blocks))
            case Figure() if block.caption:
                return self._named(block, "Figure", self._next_figure())
            case Chronology() if block.caption:
                return self._named(block, "Figure", self._next_figure())
            case Table():
                return self._number_table(block)
            case Exhibit():
                return self._number_exhibit(block)
            case Fields():
                return replace(block, entries=self._number_fields(block.entries))
            case Quote() | Callout():
                return replace(block, blocks=self.number_blocks(block.blocks))
            case BulletList() | OrderedList():
                return replace(block, items=tuple(self.number_blocks(item) for item in block.items))
            case _:
                return block

    def _next_figure(self) -> str:
        self.figures += 1
        return str(self.figures)

    def _number_table(self, table: Table) -> Table:
        if table.caption:
            self.tables += 1
            table = self._named(table, "Table", str(self.tables))
        rows = tuple(
            Row(tuple([Cell(self.number_blocks(cell.blocks)) for cell in row.cells]), row.prominent)
            for row in table.rows
        )
        return replace(table, rows=rows)

    def _number_exhibit(self, exhibit: Exhibit) -> Exhibit:
        self.exhibits = next_exhibit(self.exhibits, exhibit.part)
        lettered = self._named(exhibit, "Exhibit", exhibit_number(self.exhibits))
        if exhibit.name:
            self.exhibits_by_name.setdefault(f"{EXHIBIT_SCHEME}{exhibit.name}", lettered.anchor)
        facts = self._number_fields(exhibit.facts)
        return replace(lettered, facts=facts, blocks=self.number_blocks(exhibit.blocks))

    def _number_fields(self, fields: Iterable[Field]) -> tuple[Field, ...]:
        return tuple(Field(each.name, self.number_blocks(each.blocks)) for each in fields)

    def _named(self, block: _Numbered, kind: str, own: str) -> _Numbered:
        anchor = block.anchor or self._free(f"{kind.lower()}-{own}")
        self.names[anchor] = f"{kind} {own}"
        return replace(block, number=own, anchor=anchor)

    def _free(self, anchor: str) -> str:
        """An anchor that the layout has not given to something else."""
        candidates = (anchor, *(f"{anchor}-{count}" for count in range(2, len(self.taken) + 3)))
        free = next(each for each in candidates if each not in self.taken)
        self.taken.add(free)
        return free


@dataclass(frozen=True, slots=True)
class _Namer:
    """The second pass: references get the words by which their target is known, languages are settled."""

    names: dict[str, str]
    language: str
    by_name: Mapping[str, str]
    exhibits: Mapping[str, str] | None

    def blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        return tuple(self.block(block) for block in blocks)

    def block(self, block: Block) -> Block:
        match block:  # what there is most of comes first
            case Paragraph():
                children = self.inlines(block.children)
                return block if children is block.children else replace(block, children=children)
            case Section():
                return replace(block, title=self.inlines(block.title), blocks=self.blocks(block.blocks))
            case Exhibit():
                facts = tuple(Field(fact.name, self.blocks(fact.blocks)) for fact in block.facts)
                title = self.inlines(block.title)
                return replace(block, title=title, facts=facts, blocks=self.blocks(block.blocks))
            case Quote() | Callout():
                return replace(block, blocks=self.blocks(block.blocks))
            case BulletList() | OrderedList():
                return replace(block, items=tuple(self.blocks(item) for item in block.items))
            case Table():
                return self._table(block)
            case Fields():
                entries = tuple(Field(entry.name, self.blocks(entry.blocks)) for entry in block.entries)
                return replace(block, entries=entries)
            case Figure() | Chronology():
                return replace(block, caption=self.inlines(block.caption))
            case CodeBlock() | Rule() | BlankLines() | KeyFigures() | Listing() | SignOff() | Contents():
                return block
            case _:
                assert_never(block)

    def _table(self, table: Table) -> Table:
        columns = tuple(
            Column(self.inlines(column.title), column.share, column.figures) for column in table.columns
        )
        rows = tuple(
            Row(tuple(Cell(self.blocks(cell.blocks)) for cell in row.cells), row.prominent)
            for row in table.rows
        )
        return replace(table, columns=columns, rows=rows, caption=self.inlines(table.caption))

    def inlines(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        if all(isinstance(inline, _PLAIN) for inline in inlines):  # as most are
            return inlines
        return tuple(named for inline in inlines for named in self._inline(inline))

    def _inline(self, inline: Inline) -> Iterable[Inline]:
        match inline:
            case Reference(anchor) if anchor in self.by_name:
                yield from self._inline(replace(inline, anchor=self.by_name[anchor]))
            case Reference(anchor) if self.exhibits is not None and anchor.startswith(EXHIBIT_SCHEME):
                words = self.exhibits.get(anchor.removeprefix(EXHIBIT_SCHEME), _ELSEWHERE)
                yield from self._inline(Foreign(OWN_WORDS, (Text(words),)))
            case Reference(anchor, ""):
                yield from self._named(Reference(anchor, self.names.get(anchor, "")))
            case Foreign() if not is_other(inline.language, self.language):
                yield from self.inlines(inline.children)
            case Emphasis() | Strong() | Foreign() | Link() | Inserted() | Deleted():
                yield replace(inline, children=self.inlines(inline.children))
            case _:
                yield inline

    def _named(self, reference: Reference) -> Iterable[Inline]:
        """A reference by a number is in our words, one by a title in those of the title."""
        ours = reference.text.startswith(_KINDS) and is_other(OWN_WORDS, self.language)
        yield Foreign(OWN_WORDS, (reference,)) if ours else reference
