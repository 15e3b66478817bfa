"""Narrative text into blocks: the tokens of the parser, one after another, become the document tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from docgen.document import (
    Block,
    BulletList,
    CodeBlock,
    Inline,
    LineBreak,
    OrderedList,
    Paragraph,
    Quote,
    Reference,
    Rule,
    Strong,
    Text,
    inlines_of,
    plain_text,
    walk_blocks,
)
from docgen.document.numbering import EXHIBIT_SCHEME
from docgen.document.walk import walk_inlines
from docgen.markup.definition import Definitions
from docgen.markup.grid import table_of_tokens
from docgen.markup.inline import inlines_of_tokens, joined, visible
from docgen.markup.outline import DEEPEST, Outline
from docgen.markup.parser import DEEPEST_BLOCK, WIDEST_TABLE, parse_block_tokens, parse_inline_tokens
from docgen.markup.remark import Remarks, cite

if TYPE_CHECKING:
    from markdown_it.token import Token

_LANGUAGE = re.compile(r"[\w+#.-]{1,30}\Z")
_TAB = 4  # CommonMark 2.2
_LONGEST_KEPT = 8_000  # characters: what is kept stays small


def parse_blocks(text: str, *, sections: bool = True) -> tuple[Block, ...]:
    """The blocks of a narrative field: CommonMark with tables.

    Args:
        text: the source, free of characters that cannot be printed.
        sections: whether headings become (unnumbered) sections; where no section can stand, in a cell of
            a table or an item of a list, they become paragraphs of strong text.
    """
    reading = _read(text)
    if sections or not reading.has_headings:
        return reading.blocks
    return _Narrative(Remarks(), sections).read(text)


def parse_inlines(text: str) -> tuple[Inline, ...]:
    """The inlines of a field of one line: markers of blocks stay text, line ends become spaces."""
    line = " ".join(words for line in text.split("\n") if (words := line.strip()))
    return tuple(inlines_of_tokens(parse_inline_tokens(line), Remarks())) if line else ()


def review(text: str) -> tuple[str, ...]:
    """What of a narrative field is shown otherwise than its author may expect; nothing of it is lost."""
    return _read(text).remarks


def exhibits_named(text: str) -> tuple[str, ...]:
    """The names of exhibits that a narrative field refers to, in its order, each as often as it does."""
    if EXHIBIT_SCHEME not in text:
        return ()
    inlines = (each for block in walk_blocks(_read(text).blocks) for each in walk_inlines(inlines_of(block)))
    anchors = (each.anchor for each in inlines if isinstance(each, Reference))
    return tuple(each.removeprefix(EXHIBIT_SCHEME) for each in anchors)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a text came to, headings as sections."""

    blocks: tuple[Block, ...]
    remarks: tuple[str, ...]
    has_headings: bool


def _read(text: str) -> _Reading:
    """Read a text; it is reviewed before it is laid out, in each layout once more, but read once."""
    return _read_once(text) if len(text) <= _LONGEST_KEPT else _reading_of(text)


def _reading_of(text: str) -> _Reading:
    narrative = _Narrative(Remarks(), sections=True)
    return _Reading(narrative.read(text), narrative.remarks.all, narrative.has_headings)


_read_once = lru_cache(maxsize=512)(_reading_of)


class _Narrative:
    """One reading of one text."""

    def __init__(self, remarks: Remarks, sections: bool) -> None:
        self.remarks = remarks
        self.has_headings = False
        self._sections = sections
        self._definitions = Definitions()

    def read(self, text: str) -> tuple[Block, ...]:
        tokens = parse_block_tokens(text)
        self._definitions = Definitions.used_in(tokens)
        outline = Outline()
        for part in _parts(tokens):
            if part[0].type == "heading_open" and self._sections:
                self.has_headings = True
                self._begin_section(outline, part)
            else:
                for block in self._blocks(part):
                    outline.add(block)
        return outline.finish()

    def _begin_section(self, outline: Outline, part: Sequence[Token]) -> None:
        level = int(part[0].tag[1:])
        title = _on_one_line(self._words(part))
        if not plain_text(title).strip():
            self.remarks.add("a heading without words is left out")
        elif outline.has_room(level):
            outline.begin(level, title)
        else:
            self.remarks.add(
                f"a heading more than {DEEPEST} levels deep is shown as bold text: {cite(plain_text(title))}"
            )
            outline.add(Paragraph((Strong(title),)))

    def _all_blocks(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        return tuple(block for part in _parts(tokens) for block in self._blocks(part))

    def _blocks(self, part: Sequence[Token]) -> Iterator[Block]:
        first = part[0]
        match first.type:
            case "paragraph_open":
                words = self._words(part)
                if words:
                    yield Paragraph(words)
            case "heading_open":
                yield from self._heading_as_text(part)
            case "bullet_list_open":
                yield BulletList(self._items(part[1:-1]))
            case "ordered_list_open":
                yield OrderedList(self._items(part[1:-1]), int(first.attrs.get("start", 1)))
            case "blockquote_open":
                blocks = self._all_blocks(part[1:-1])
                if blocks:
                    yield Quote(blocks)
            case "table_open":
                yield table_of_tokens(part, self.remarks)
            case "hr":
                yield Rule()
            case "definition":
                yield from self._definition(first)
            case _:
                yield from self._verbatim(first)

    def _verbatim(self, token: Token) -> Iterator[Block]:
        if token.type == "too_deep":
            self.remarks.add(
                f"lists nested more than {DEEPEST_BLOCK // 2} deep, and quotes more than {DEEPEST_BLOCK}, "
                "are shown as they were typed"
            )
        elif token.type == "too_wide":
            self.remarks.add(f"a table of more than {WIDEST_TABLE} columns is shown as it was typed")
        info = self._clean(token.info.strip())
        language = info if _LANGUAGE.match(info) else ""
        if info and not language:
            yield Paragraph((Text(info),))
        text = self._clean(token.content).removesuffix("\n").expandtabs(_TAB)
        if text or language:
            yield CodeBlock(text, language)

    def _items(self, tokens: Sequence[Token]) -> tuple[tuple[Block, ...], ...]:
        items = (self._all_blocks(part[1:-1]) for part in _parts(tokens))
        return tuple(item or (Paragraph(()),) for item in items)

    def _heading_as_text(self, part: Sequence[Token]) -> Iterator[Block]:
        words = self._words(part)
        if words:
            yield Paragraph((Strong(words),))

    def _definition(self, token: Token) -> Iterator[Block]:
        if self._definitions.leads_somewhere(token):
            return
        line = self._clean(Definitions.show(token)).replace("\n", " ")
        self.remarks.add(f"the address of a link that does not occur is shown as text: {cite(line)}")
        yield Paragraph((Text(line),))

    def _words(self, part: Sequence[Token]) -> tuple[Inline, ...]:
        children = (child for token in part for child in token.children or ())
        return tuple(inlines_of_tokens(children, self.remarks))

    def _clean(self, text: str) -> str:
        return visible(text, self.remarks)


def _parts(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The tokens cut where a block ends: each part is one block with everything in it."""
    depth = start = 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield tokens[start : index + 1]
            start = index + 1


def _on_one_line(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """A title: breaks in it are spaces, for it is repeated in running headers and contents."""
    return joined(Text(" ") if isinstance(each, LineBreak) else each for each in inlines)
