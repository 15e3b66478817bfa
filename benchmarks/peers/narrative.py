"""Markdown for tools that know none: paragraphs, lists and tables of runs of text."""

from __future__ import annotations

from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

_PARSER = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False


Runs = list[Run]


@dataclass(slots=True)
class Block:
    """A "paragraph" or a list's "item" has runs, a "table" has rows of text, its heading first."""

    kind: str
    runs: Runs = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


def blocks(text: str | list[str]) -> list[Block]:
    """The blocks of a narrative; a list of narratives is a list of points."""
    if isinstance(text, list):
        return [Block("item", inline(each)) for each in text]
    found: list[Block] = []
    kind = "paragraph"
    for token in _PARSER.parse(text):
        match token.type:
            case "list_item_open":
                kind = "item"
            case "list_item_close" | "table_close":
                kind = "paragraph"
            case "table_open":
                kind = "table"
                found.append(Block("table"))
            case "tr_open":
                found[-1].rows.append([])
            case "inline" if kind == "table":
                found[-1].rows[-1].append(token.content)
            case "inline":
                found.append(Block(kind, _runs(token)))
            case _:
                pass
    return found


def inline(text: str) -> Runs:
    """The runs of a single line."""
    return _runs(_PARSER.parseInline(text)[0])


def plain(text: str) -> str:
    return "".join(run.text for run in inline(text))


def _runs(token: Token) -> Runs:
    runs: Runs = []
    bold = italic = False
    for child in token.children or ():
        if child.type in ("strong_open", "strong_close"):
            bold = child.type == "strong_open"
        elif child.type in ("em_open", "em_close"):
            italic = child.type == "em_open"
        elif child.type in ("softbreak", "hardbreak"):
            runs.append(Run(" ", bold, italic))
        elif child.content:
            runs.append(Run(child.content, bold, italic, child.type == "code_inline"))
    return runs
