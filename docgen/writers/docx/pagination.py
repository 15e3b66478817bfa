"""From boxes to pages: where each piece of the document will stand, by Word's rules.

Word breaks the pages anew whenever it shows them; what is reckoned here stands in the contents until it
updates them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_FEWEST = 2
"""Lines of a paragraph that stay together at the foot and at the head of a page."""


_NEARLY = 0.05  # points that rounding may take


@dataclass(frozen=True, slots=True)
class Box:
    """A paragraph, or a row of a table; all lengths in points.

    ``lines`` of equal height may be parted; a row that stays whole is one line. ``head`` is what a table
    repeats at the top of a page.
    """

    height: float
    lines: int = 1
    before: float = 0.0
    after: float = 0.0
    kept: bool = False
    """It stays on the page of the next one."""
    turns: bool = False
    """It begins a page."""
    ends: bool = False
    """It is the last of its section of the file."""
    head: float = 0.0
    bookmarks: tuple[str, ...] = ()
    style: str = ""
    """Between two boxes of the same such style there is no space."""


def pages_of(boxes: Iterable[Box], page: float) -> dict[str, int]:
    """The page of each bookmark, counted from 1, on pages of this height."""
    sheets = _Sheets(page)
    for chain in _chains(boxes):
        sheets.place(chain)
    return sheets.found


def _chains(boxes: Iterable[Box]) -> Iterable[list[Box]]:
    """Boxes that are to stand on one page."""
    chain: list[Box] = []
    for box in boxes:
        if box.turns and chain:
            yield chain
            chain = []
        chain.append(box)
        if not box.kept:
            yield chain
            chain = []
    if chain:
        yield chain


class _Sheets:
    def __init__(self, height: float) -> None:
        self.height = height
        self.number = 1
        self.used = 0.0
        self.gap = 0.0
        self.style = ""
        self.found: dict[str, int] = {}

    def place(self, chain: Sequence[Box]) -> None:
        if chain[0].turns:
            self._turn()
        if self.height - self.used < self._rise(chain) <= self.height:
            self._turn()
            self.used = chain[0].head
        for box in chain:
            self._set(box)

    def _rise(self, chain: Sequence[Box]) -> float:
        """How much of the page a chain needs: of its last paragraph only the first lines."""
        gap, rise = self.gap, 0.0
        for box in chain[:-1]:
            rise += max(gap, box.before) + box.height
            gap = box.after
        last = chain[-1]
        first = last.height if last.lines < 2 * _FEWEST else last.height / last.lines * _FEWEST
        return rise + max(gap, last.before) + first

    def _set(self, box: Box) -> None:
        together = box.style and box.style == self.style
        self.used += max(self.gap, box.before) if self.used and not together else 0.0
        self.style = box.style
        line, left = box.height / box.lines, box.lines
        first = 0
        while (fitting := self._fitting(box, line, left)) < left:
            first = first or (self.number if fitting else 0)
            self.number += 1
            self.used = box.head
            left -= fitting
        self.found |= dict.fromkeys(box.bookmarks, first or self.number)
        self.used += left * line
        self.gap = box.after
        if box.ends:
            self._turn()

    def _fitting(self, box: Box, line: float, left: int) -> int:
        """How many of the lines that are left fit here; what fits on no page is cut where the page ends."""
        fitting = int((self.height - self.used + _NEARLY) // line) if line else left
        if fitting >= left:
            return left
        if left - fitting < _FEWEST:
            fitting = left - _FEWEST
        if fitting >= min(_FEWEST, box.lines):
            return fitting
        return 1 if self.used <= box.head else 0

    def _turn(self) -> None:
        if self.used:
            self.number += 1
        self.used = self.gap = 0.0
