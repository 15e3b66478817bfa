"""Blanks at the ends of lines.

A line that is broken at a blank loses it: what is seen needs none there, but whoever hears or copies the text
would have two words run into one. A tagged file keeps its words apart by blanks (ISO 32000-1, 14.8.2.5).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docgen.writers.pdf.engine import LineBox, Sheets, TextBox, boxes_within

_BREAK = "\u200b"
"""By this the engine shows a place where a word may be broken."""
_SLACK = 200
"""Characters around the place that is expected in which the words of a line are looked for."""


def broken_at_blanks(sheets: Sheets) -> frozenset[Any]:
    """The last run of text of every line that is broken where the text has a blank or a line end.

    Lines of a listing that have elements of their own end so, too.
    """
    passages: dict[int, _Passage] = {}
    found: list[Any] = []
    for sheet in sheets.pages:
        for box in boxes_within(sheet._page_box):
            if isinstance(box, LineBox) and box.element is not None:
                passage = passages.setdefault(id(box.element), _Passage(box.element))
                found.extend(passage.take(_runs(box)))
    found.extend(passage.end for passage in passages.values() if passage.is_line)
    return frozenset(found)


class _Passage:
    """The text of one element, along which its lines are followed, over pages too."""

    def __init__(self, element: Any) -> None:
        self.is_line = element.tag == "pre"
        """Another line follows it, in an element of its own."""
        self._text = " ".join("".join(_pieces(element)).split())
        self._at = 0
        self._last: Any = None

    @property
    def end(self) -> Any:
        """Its last run of text."""
        return self._last[0] if self._last else None

    def take(self, runs: list[Any]) -> Iterator[Any]:
        """The next line; yields the end of the line before where a blank stood between the two."""
        words = "".join(run.text for run in runs).replace(_BREAK, "").split()
        if not words:
            return
        if self._last is not None:
            end, word = self._last
            between = f"{word} {words[0]}"
            if self._text.find(between, max(0, self._at - _SLACK), self._at + len(between) + _SLACK) >= 0:
                yield end
        self._at += sum(len(each) + 1 for each in words)
        self._last = runs[-1], words[-1]


def _runs(line: Any) -> list[Any]:
    """The runs of text in a line, without those of boxes that have lines of their own."""
    found, stack = [], list(reversed(line.children))
    while stack:
        box = stack.pop()
        if isinstance(box, TextBox):
            found += [box] if box.text.strip() else []
        elif not any(isinstance(child, LineBox) for child in getattr(box, "children", ())):
            stack.extend(reversed(getattr(box, "children", ())))
    return found


def _pieces(element: Any) -> Iterator[str]:
    """The text of an element; a line break that its author asked for parts words too."""
    yield element.text or ""
    for child in element:
        if child.tag == "br":
            yield "\n"
        yield from _pieces(child)
        yield child.tail or ""
