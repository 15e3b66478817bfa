"""A table of the parser into a table of the document tree, its columns as wide as what they hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from docgen.document import Cell, Column, Inline, Paragraph, Row, Table, plain_text
from docgen.markup.inline import inlines_of_tokens
from docgen.markup.remark import Remarks, cite

if TYPE_CHECKING:
    from markdown_it.token import Token

_NARROWEST = 4
_PADDING = 3
"""What the space between columns takes, in characters as everything here."""
_LONGEST_WORD = 24
"""A longer word is broken rather than given all the room."""
_WIDEST = 60
"""From here on, more text means more lines rather than a wider column."""


def table_of_tokens(tokens: Sequence[Token], remarks: Remarks) -> Table:
    """The table that stands between ``table_open`` and ``table_close``."""
    rows = list(_rows(tokens, remarks))
    head, body = rows[0], rows[1:]
    figures = [_is_right(token) for token in tokens if token.type == "th_open"]
    shares = (_share([plain_text(row[index]) for row in rows]) for index in range(len(head)))
    columns = tuple(Column(*each) for each in zip(head, shares, figures, strict=True))
    cells = tuple(Row(tuple(_cell(words) for words in row)) for row in body)
    return Table(columns, cells, _summary(head))


def _rows(tokens: Iterable[Token], remarks: Remarks) -> Iterable[list[tuple[Inline, ...]]]:
    row: list[tuple[Inline, ...]] = []
    for token in tokens:
        if token.type == "inline":
            row.append(tuple(inlines_of_tokens(token.children or (), remarks)))
        elif token.type == "tr_close":
            if "extra" in token.meta:
                remarks.add(
                    "a table's row has more cells than the table has columns; what is over is shown in its "
                    f"last cell: {cite(token.meta['extra'])}"
                )
            yield row
            row = []


def _is_right(token: Token) -> bool:
    return token.attrs.get("style") == "text-align:right"


def _cell(words: tuple[Inline, ...]) -> Cell:
    return Cell((Paragraph(words),) if words else ())


def _share(texts: Sequence[str]) -> float:
    """How much of the width a column needs: between its longest word and its longest text."""
    longest_word = max(map(len, chain.from_iterable(text.split() for text in texts)), default=0)
    longest = max(map(len, texts))
    average = sum(map(len, texts)) / len(texts)
    wished = min(_WIDEST, (longest + average) / 2)
    return round(max(_NARROWEST, min(longest_word, _LONGEST_WORD), wished) + _PADDING, 1)


def _summary(head: Iterable[tuple[Inline, ...]]) -> str:
    names = [name for words in head if (name := " ".join(plain_text(words).split()))]
    return f"Table of {', '.join(names)}" if names else "Table"
