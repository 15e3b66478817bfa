"""The page numbers of the contents, and wherever else one is asked for, put in when the pages are known.

The engine's ``target-counter()`` lays the whole document out a second time. Here each entry is laid out with
a blank in the place of its number, in a column of fixed width that is flush with the margin; a number of any
length then moves nothing, and is set into the finished sheets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from docgen.writers.html import ENTRY, ENTRY_PAGE, PAGE_OF
from docgen.writers.pdf.engine import Sheets, TextBox, boxes_within, split_first_line


def pages_of_targets(sheets: Sheets) -> Mapping[str, int]:
    """The page on which each target of a link stands, counted from 1."""
    found: dict[str, int] = {}
    for number, sheet in enumerate(sheets.pages, 1):
        for name in sheet.anchors:
            found.setdefault(name, number)
    return found


def number_contents(sheets: Sheets) -> None:
    """Set the number of its page into each entry of the contents, and wherever else one is shown."""
    pages = pages_of_targets(sheets)
    for sheet in sheets.pages:
        for _, target, _, box in sheet.links:
            if target in pages and box.element.get("class") in (ENTRY, PAGE_OF):
                for text, before in _places(box):
                    _set_flush_right(text, f"{before}{pages[target]}")


def _places(link: Any) -> Iterator[tuple[Any, str]]:
    """The text that stands for a page number, and what parts the number from the words before it."""
    for box in boxes_within(link):
        kind = box.element.get("class") if isinstance(box, TextBox) else None
        if kind in (ENTRY_PAGE, PAGE_OF):
            yield box, " " if kind == ENTRY_PAGE else ""


def _set_flush_right(box: Any, words: str) -> None:
    """Let a laid-out text have other words, its right edge where it was."""
    layout, _, _, width, _, _ = split_first_line(words, box.style, None, None, box.justification_spacing)
    box.text, box.pango_layout = words, layout
    box.element.text = words  # what is said of the link
    box.position_x += box.width - width
    box.width = width
