"""Blocks of rows and columns: tables with headings, and named values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.document.inline import Inline

if TYPE_CHECKING:
    from docgen.document.block import Block


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its share of the width, and whether it holds figures to align."""

    title: tuple[Inline, ...]
    share: float = 1.0
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, with as many cells as the table has columns; a ``prominent`` one stands out."""

    cells: tuple[Cell, ...]
    prominent: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Columns with headings that are repeated on every page; ``caption`` makes it a numbered one.

    ``summary`` tells those who cannot see it what the table holds.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    summary: str
    caption: tuple[Inline, ...] = ()
    anchor: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A named value."""

    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """Named values in two columns, the name as the heading of its row."""

    entries: tuple[Field, ...]
    summary: str
