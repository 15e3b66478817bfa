"""The Markdown parser as docgen sets it up: CommonMark with tables, bounded, and losing nothing.

The parser drops text in four places; here it does not. Blocks nested too deep become a ``too_deep`` token
that holds their lines; cells beyond a table's last column are put into that column; a table too wide for
any page is kept as the lines it was; and definitions of link addresses are kept as tokens, so that one
that no link uses can be shown.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from docgen.markup.fence import SIGN, is_fence
from docgen.markup.language import foreign

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

DEEPEST_BLOCK = 18
"""How deep blocks may stand in one another: a quote counts one, a list two (Word knows nine levels)."""
WIDEST_TABLE = 24
"""How many columns a table may have."""

_INTERRUPTED = ["paragraph", "reference", "blockquote", "list"]
_DEEPEST_BRACKETS = 40
_DEEPEST_IMAGE = 4


def parse_block_tokens(text: str) -> list[Token]:
    """The block tokens of a text; inline ones stand in their children."""
    return _parser().parse(text, {})


def parse_inline_tokens(text: str) -> list[Token]:
    """The inline tokens of a text of one line."""
    return _parser().parseInline(text, {})[0].children or []


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - heavy, and many commands never parse

    class Parser(MarkdownIt):
        """Keeps addresses as they were typed: docgen.markup.address decides which may be links."""

        def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
            return url

        def normalizeLinkText(self, link: str) -> str:  # noqa: N802
            return link

        def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
            return True

    options = {"maxNesting": _DEEPEST_BRACKETS, "store_labels": True, "inline_definitions": True}
    parser = Parser("commonmark", options).enable("table").disable("html_block")
    parser.block.ruler.before("table", "too_deep", _too_deep)
    parser.block.ruler.before("too_deep", "passage", _passage, {"alt": _INTERRUPTED})
    parser.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    parser.inline.ruler.at("image", _image)
    parser.inline.ruler.before("link", "foreign", foreign)
    parser.parse("a", {})  # compiles the chains of rules, so that threads find them ready
    return parser


def _passage(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001 - the parser's call
    """Take a line that says who may see what follows: :mod:`docgen.policy` acts on it, nobody reads it."""
    begin = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(SIGN, begin) or not is_fence(state.src[begin : state.eMarks[start]]):
        return False
    if not silent:
        state.line = start + 1
    return True


def _too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take every line of a block that stands too deep, as it was typed."""
    if silent or state.level < DEEPEST_BLOCK:
        return False
    line = start
    while line < end and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        line += 1
    token = state.push("too_deep", "", 0)
    token.content = state.getLines(start, line, state.blkIndent, False)
    state.line = line
    return True


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a table; the cells that a row has too many go into its last one, where they can be seen."""
    from markdown_it.rules_block import table  # noqa: PLC0415

    before = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    if silent:
        return True
    tokens = state.tokens[before:]
    if sum(token.type == "th_open" for token in tokens) > WIDEST_TABLE:
        del state.tokens[before:]
        token = state.push("too_wide", "", 0)
        token.content = state.getLines(start, state.line, state.blkIndent, False)
        return True
    _keep_extra_cells(state, tokens)
    return True


def _keep_extra_cells(state: StateBlock, tokens: list[Token]) -> None:
    from markdown_it.rules_block.table import escapedSplit, getLine  # noqa: PLC0415

    width = sum(token.type == "th_open" for token in tokens)
    for index, token in enumerate(tokens):
        if token.type != "tr_close" or tokens[index - 1].type != "td_close":
            continue
        line = (tokens[index - 2].map or [0])[0]
        cells = escapedSplit(getLine(state, line).strip())
        cells = cells[1:] if cells and not cells[0] else cells
        cells = cells[:-1] if cells and not cells[-1] else cells
        extra = " | ".join(cell.strip() for cell in cells[width:]).strip()
        if extra:
            tokens[index - 2].content += f" | {extra}"
            token.meta["extra"] = extra


def _image(state: StateInline, silent: bool) -> bool:
    """Read an image; its words are parsed again by themselves, which only a bound keeps from recursing."""
    from markdown_it.rules_inline import image  # noqa: PLC0415

    depth = state.env.get("image_depth", 0)
    if depth >= _DEEPEST_IMAGE:
        return False
    state.env["image_depth"] = depth + 1
    try:
        return image(state, silent)
    finally:
        state.env["image_depth"] = depth
