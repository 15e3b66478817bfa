"""How tall the cells of a row will be, roughly: enough to tell whether it fits on a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from docgen.document import Block, CodeBlock, Figure, Listing, plain_text
from docgen.document.walk import inlines_of, walk_blocks
from docgen.units import Length, pt

_CHARACTER = pt(5.2)  # a wide guess of the mean width of a character in a table
_LINE = pt(14)
_SAFELY = 0.7  # of a page: the guess may be wrong by this much


def fits_a_page(cells: Iterable[Sequence[Block]], widths: Iterable[Length], page: Length) -> bool:
    """Whether a row of these cells surely fits on a page of this height."""
    tallest = page.points * _SAFELY
    return all(_height(blocks, width) < tallest for blocks, width in zip(cells, widths, strict=True))


def _height(blocks: Sequence[Block], width: Length) -> float:
    """In points."""
    across = max(1, int(width / _CHARACTER))
    lines, pictures = 0, 0.0
    for block in walk_blocks(blocks):
        if isinstance(block, Figure):
            pictures += block.picture.natural_height.points
        text = block.text if isinstance(block, CodeBlock | Listing) else plain_text(inlines_of(block))
        lines += sum([ceil(len(line) / across) or 1 for line in text.split("\n")])
    return _LINE.points * lines + pictures
