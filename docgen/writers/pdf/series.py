"""A series of documents that differ in nothing but which copy they are: laid out once, written many times.

Laying out is most of the work. Where the next document is the one before but for its designation, and that
stands on one line everywhere, the finished sheets are given the new words and painted again. Whatever else a
document may be (longer, in another script, different in any other word), it is laid out by itself. So each
file has the bytes that it would have alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docgen.document import Document
from docgen.document.direction import has_right_to_left
from docgen.theme import Theme
from docgen.typeface import Choice, Typefaces
from docgen.writers.html import HtmlPage, breakable
from docgen.writers.pdf.engine import LineBox, Sheets, TextBox, split_first_line, unwrapped
from docgen.writers.pdf.layout import Job
from docgen.writers.pdf.write import laid_out, writing
from docgen.writers.writer import Artifact, WriterOptions

_BLANKED = "\0"
"""Stands for the designation where pages are compared; no page can hold it."""
_MARGINS = 2
"""How often markup holds a designation that is printed at the edge of every sheet: a cover's, too."""


class Series:
    """Writes the documents of one series; it keeps the sheets of one of them for the others."""

    def __init__(self, theme: Theme, typefaces: Typefaces, options: WriterOptions) -> None:
        self._made = theme, typefaces, options
        self._kept: _Kept | None = None

    def __call__(self, document: Document) -> Artifact:
        """The PDF of a numbered, checked document.

        Raises:
            MissingGlyphError, DocumentError: as for one document.
        """
        theme, typefaces, options = self._made
        with writing(document, theme, typefaces, options) as work:
            return work.write(self._sheets(work.job, work.page))

    def _sheets(self, job: Job, page: HtmlPage) -> Sheets:
        copy, kept = job.document.marking.copy, self._kept
        if kept is not None and kept.fits(job, page) and kept.rename(copy):
            return kept.sheets
        sheets = laid_out(job, page)
        places = list(_places(sheets, copy)) if _is_plain(copy, job.choice) else []
        if places and len(places) == len(sheets.pages) + _count(page, copy) - _MARGINS:
            self._kept = _Kept(sheets, _blanked(page, copy), job.choice, places)
        return sheets


@dataclass(frozen=True, slots=True)
class _Place:
    """A line that holds the designation and nothing else, and how wide it may become."""

    text: Any
    room: float


@dataclass(frozen=True, slots=True)
class _Kept:
    """Sheets, and what they were laid out from."""

    sheets: Sheets
    markup: str
    choice: Choice
    places: list[_Place]

    def fits(self, job: Job, page: HtmlPage) -> bool:
        """Whether a document is the same but for its designation, set in the same faces."""
        copy = job.document.marking.copy
        same = job.choice == self.choice and _blanked(page, copy) == self.markup
        return same and _is_plain(copy, job.choice)

    def rename(self, copy: str) -> bool:
        """Let another designation stand in every place; nothing is changed where one has no room for it."""
        lines = [(place, _set(copy, place.text)) for place in self.places]
        if any(width > place.room for place, (_, width) in lines):
            return False
        for place, (layout, width) in lines:
            box = place.text
            box.text, box.pango_layout, box.width = copy, layout, width
            box.element.text = copy  # what is said of it
        return True


def _set(words: str, box: Any) -> tuple[Any, float]:
    layout, _, _, width, _, _ = split_first_line(words, box.style, None, None, box.justification_spacing)
    return layout, width


def _places(sheets: Sheets, words: str) -> Iterator[_Place]:
    """Every line of all sheets that is these words; its room is the width of the block around it."""
    for sheet in sheets.pages:
        stack = [(sheet._page_box, 0.0)]
        while stack:
            box, room = stack.pop()
            box = unwrapped(box)
            if isinstance(box, TextBox) and box.text == words:
                yield _Place(box, room)
            children = getattr(box, "children", ())
            around = box.width if any(isinstance(child, LineBox) for child in children) else room
            stack.extend((child, around) for child in children)


def _is_plain(copy: str, choice: Choice) -> bool:
    """Whether one face sets all of it, from the left to the right: its line is then as tall as any other."""
    alone = all(choice.family_for(character, "sans") is None for character in copy)
    return bool(copy) and alone and not has_right_to_left(copy)


def _count(page: HtmlPage, copy: str) -> int:
    return page.markup.count(breakable(copy))


def _blanked(page: HtmlPage, copy: str) -> str:
    """The page without its designation."""
    return page.markup.replace(breakable(copy), _BLANKED)
