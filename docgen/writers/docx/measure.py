"""How tall the cells of a row will be, roughly: enough to tell whether it fits on a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from docgen.document import Block, CodeBlock, Figure, Listing, Paragraph, Table, plain_text
from docgen.document.walk import blocks_of, inlines_of
from docgen.units import Length, pt
from docgen.writers.rows import is_short

_CHARACTER = pt(5.2)  # a wide guess of the mean width of a character in a table
_LINE = pt(14)
_PADDING = pt(10)
_SAFELY = 0.8  # of a page: the guess may be wrong by the rest, as where letters are wide


def fits_a_page(height: float, page: Length) -> bool:
    """Whether what is guessed to be so high, in points, surely fits on a page of this height."""
    return height < page.points * _SAFELY


def row_height(cells: Iterable[Sequence[Block]], widths: Iterable[Length]) -> float:
    """The height of a row of these cells, in points."""
    return max(_height(blocks, width) for blocks, width in zip(cells, widths, strict=True)) + _PADDING.points


def rows_kept(heights: Sequence[float], page: Length) -> set[int]:
    """The rows, by their index, that stay on the page of the next one.

    All of a short table do, else the first and the last but one, so that no row stands by itself under the
    headings; but none where what is kept together might not fit on a page.
    """
    last = len(heights) - 1
    if is_short(len(heights)) and fits_a_page(sum(heights), page):
        return set(range(last))
    pairs = {0, last - 1} if last > 0 else set()
    return {first for first in pairs if fits_a_page(heights[first] + heights[first + 1], page)}


def _height(blocks: Sequence[Block], width: Length) -> float:
    across = max(1, int(width / _CHARACTER))
    lines, others = 0, 0.0
    left = list(blocks)
    while left:
        block = left.pop()
        if isinstance(block, Table):
            others += _height_of_table(block, width)
            continue
        left.extend(blocks_of(block))
        if isinstance(block, Figure):
            others += block.picture.natural_height.points
        text = block.text if isinstance(block, CodeBlock | Listing) else plain_text(inlines_of(block))
        lines += sum([ceil(len(line) / across) or 1 for line in text.split("\n")])
    return _LINE.points * lines + others


def _height_of_table(table: Table, width: Length) -> float:
    """A table within a cell: its rows are as high as their tallest cells, and not as all of them."""
    whole = sum(max(column.share, 0.01) for column in table.columns)
    widths = [width * (max(column.share, 0.01) / whole) for column in table.columns]
    titles: list[tuple[Block, ...]] = [(Paragraph(column.title),) for column in table.columns]
    rows: list[list[tuple[Block, ...]]] = [titles]
    rows += [[cell.blocks for cell in row.cells] for row in table.rows]
    return sum(row_height(cells, widths) for cells in rows)
