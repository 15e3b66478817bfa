"""Laying out: from an HTML page to sheets of paper, with the right page numbers in the contents.

On which page a section falls is known only after layout. The whole document is laid out once with empty page
numbers, which stand in a column of fixed width; then the front matter alone is laid out again with the right
ones, and its sheets take the place of the first. That costs a sheet or two; ``target-counter()`` lays out
everything twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docgen.document import Contents, Document
from docgen.document.walk import all_blocks
from docgen.theme import Theme
from docgen.typeface import Choice, Typefaces
from docgen.writers.html import HtmlPage, Paging, Resource, front_matter, html_page, identifier, stylesheet
from docgen.writers.pdf.engine import Sheets
from docgen.writers.pdf.fetcher import HoldingsFetcher
from docgen.writers.pdf.fonts import Fonts
from docgen.writers.pdf.source import Source
from docgen.writers.pdf.stamp import STAMP, draw_stamp


@dataclass(frozen=True, slots=True)
class Job:
    """One document at the press; ``refused`` gathers the addresses that were not served."""

    document: Document
    theme: Theme
    typefaces: Typefaces
    choice: Choice
    fonts: Fonts
    refused: list[str]
    for_press: bool = False

    def lay_out(self, page: HtmlPage) -> Sheets:
        """The sheets of the document, the contents' page numbers left empty."""
        return self._render(page)

    def fill_contents(self, sheets: Sheets) -> Sheets:
        """The same sheets with the page numbers in the contents."""
        if not any(isinstance(block, Contents) for block in all_blocks(self.document)):
            return sheets
        paging = Paging(page_of_anchors(self.document, sheets), len(sheets.pages))
        front = front_matter(self.document)
        if front is not None:
            known = html_page(self.document, self.theme, self.typefaces, paging, only=front)
            first = self._render(known, front=True)
            if _same_shape(first.pages, sheets.pages):
                return sheets.copy([*first.pages, *sheets.pages[len(first.pages) :]])
        return self._render(html_page(self.document, self.theme, self.typefaces, paging))

    def _render(self, page: HtmlPage, *, front: bool = False) -> Sheets:
        fetcher = HoldingsFetcher(self._resources(page))
        wanted = {"stamp": bool(self.document.stamp), "press": self.for_press, "front": front}
        css = stylesheet(self.theme, self.choice, *(topic for topic, is_ in wanted.items() if is_))
        styles = self.fonts.styles(css)
        sheets = Source(page.markup, fetcher).render(font_config=self.fonts.configuration, stylesheets=styles)
        self.refused.extend(fetcher.refused)
        return sheets

    def _resources(self, page: HtmlPage) -> Mapping[str, Resource]:
        word = self.document.stamp
        if not word:
            return page.resources
        return {**page.resources, STAMP: draw_stamp(word, self.theme.page, self.choice)}


def page_of_anchors(document: Document, sheets: Sheets) -> Mapping[str, int]:
    """The page on which each anchor of the document stands, counted from 1."""
    anchors = (getattr(block, "anchor", "") for block in all_blocks(document))
    named = {identifier(anchor): anchor for anchor in anchors if anchor}
    found: dict[str, int] = {}
    for number, sheet in enumerate(sheets.pages, 1):
        for name in sheet.anchors:
            if name in named:
                found.setdefault(named[name], number)
    return found


def _same_shape(front: list[Sheets], whole: list[Sheets]) -> bool:
    """Whether the front matter by itself broke into sheets as it did within the whole."""
    return len(front) <= len(whole) and all(
        one.anchors == other.anchors and _targets(one) == _targets(other)
        for one, other in zip(front, whole, strict=False)
    )


def _targets(sheet: Sheets) -> list[str]:
    return [target for _, target, _, _ in sheet.links]
