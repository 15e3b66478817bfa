"""The cells of a table: how far their text stands from their sides, and what they must end in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from docgen.document import Column
from docgen.units import Length, pt
from docgen.writers.docx.style import CELL_PADDING_NEAR, CELL_PADDING_RIGHT
from docgen.writers.docx.xml import NOTHING, Xml, join, paragraph, w

_TWIPS = 20
_APART = w("left", w=CELL_PADDING_RIGHT.twips, type="dxa")
_NEAR = w("right", w=CELL_PADDING_NEAR.twips, type="dxa")
FLUSH = w("right", w=0, type="dxa")
"""The edge of the last column, whose cells end where the table does."""
NO_TOP = w("top", w=0, type="dxa")
"""The edge of headings: they stand as close below what is above the table as text would."""
NEAR_TOP = w("top", w=pt(3).twips, type="dxa")
"""The same within a cell."""


def cell_of(width: int, content: Xml, *looks: Xml) -> Xml:
    """A cell; ``looks`` are its further properties in their order (17.4.70)."""
    return w("tc", _properties(width, looks), content)


@lru_cache(maxsize=256)
def _properties(width: int, looks: tuple[Xml, ...]) -> Xml:
    return w("tcPr", w("tcW", w=width, type="dxa"), *looks)


def margins(*edges: Xml) -> Xml:
    """The padding of a cell where it is not the table's own."""
    within = join(edges)
    return w("tcMar", within) if within else NOTHING


def filled(content: Xml) -> Xml:
    """A cell must end in a paragraph (17.4.65)."""
    return content if content.endswith("</w:p>") else join((content, paragraph("CellEnd")))


def sides(columns: Sequence[Column], *, in_cell: bool, backwards: bool) -> list[Xml]:
    """The left and right edges of each column's cells; within a cell all stand nearer.

    Words beside figures, which are flush right, begin further in.
    """
    usual = _NEAR if in_cell else NOTHING
    rights = [*[usual] * (len(columns) - 1), usual if backwards else FLUSH]
    lefts = (_APART if apart else NOTHING for apart in _stand_apart(columns))
    return [join(edges) for edges in zip(lefts, rights, strict=True)]


def rooms(columns: Sequence[Column], widths: Sequence[int]) -> list[Length]:
    """The width that is left for the text of each column; the widths are in twips."""
    whole = [*map(_inner, widths[:-1]), Length(widths[-1] / _TWIPS)]
    apart = _stand_apart(columns)
    return [_inner(room.twips) if far else room for room, far in zip(whole, apart, strict=True)]


def _stand_apart(columns: Sequence[Column]) -> list[bool]:
    """Of each column, whether its words follow figures."""
    return [False, *(before.figures and not after.figures for before, after in pairwise(columns))]


def _inner(width: int) -> Length:
    return Length(max(12.0, width / _TWIPS - CELL_PADDING_RIGHT.points))
