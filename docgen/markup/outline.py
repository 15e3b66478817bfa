"""Headings of a flat text into sections that stand in one another."""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.document import Block, Inline, Section

DEEPEST = 3
"""How many levels a narrative may add below the sections that a layout puts it in (a document has six)."""


@dataclass(slots=True)
class _Open:
    """A section that is still open: the level its author gave it, its title, its blocks so far."""

    level: int
    title: tuple[Inline, ...] = ()
    blocks: list[Block] = field(default_factory=list)


class Outline:
    """Takes blocks and headings in order of reading, gives the tree of sections.

    A heading stands in the nearest open one of a lower level, so that gaps close: ``#`` and then ``###``
    are depths one and two.
    """

    def __init__(self) -> None:
        self._open = [_Open(0)]

    def add(self, block: Block) -> None:
        """Put a block into the section that is open."""
        self._open[-1].blocks.append(block)

    def has_room(self, level: int) -> bool:
        """Whether a heading of this level would stand no deeper than :data:`DEEPEST`."""
        return sum(each.level < level for each in self._open) <= DEEPEST

    def begin(self, level: int, title: tuple[Inline, ...]) -> None:
        """Open a section."""
        while self._open[-1].level >= level:
            self._close()
        self._open.append(_Open(level, title))

    def finish(self) -> tuple[Block, ...]:
        """Close every section and give the blocks of the whole."""
        while len(self._open) > 1:
            self._close()
        return tuple(self._open[0].blocks)

    def _close(self) -> None:
        closed = self._open.pop()
        self._open[-1].blocks.append(Section(closed.title, tuple(closed.blocks), numbered=False))
