"""Laying out: from an HTML page to sheets of paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docgen.document import Document
from docgen.document.walk import all_blocks
from docgen.theme import Theme
from docgen.typeface import Choice
from docgen.writers.html import HtmlPage, Resource, identifier, stylesheet
from docgen.writers.pdf.engine import Sheets
from docgen.writers.pdf.fetcher import HoldingsFetcher
from docgen.writers.pdf.fonts import Fonts
from docgen.writers.pdf.numbering import pages_of_targets
from docgen.writers.pdf.picture import ready_pictures
from docgen.writers.pdf.source import Source
from docgen.writers.pdf.stamp import STAMP, draw_stamp


@dataclass(frozen=True, slots=True)
class Job:
    """One document at the press; ``refused`` gathers the addresses that were not served."""

    document: Document
    theme: Theme
    choice: Choice
    fonts: Fonts
    refused: list[str]
    for_press: bool = False

    def lay_out(self, page: HtmlPage) -> Sheets:
        """The sheets of the document."""
        resources = self._resources(page)
        fetcher = HoldingsFetcher(resources)
        document = self.document
        wanted = {"stamp": document.stamp, "marking": document.marking, "press": self.for_press}
        css = stylesheet(self.theme, self.choice, *(topic for topic, is_ in wanted.items() if is_))
        sheets = Source(page.markup, fetcher).render(
            font_config=self.fonts.configuration,
            stylesheets=self.fonts.styles(css),
            cache=ready_pictures(resources),
        )
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
    pages = pages_of_targets(sheets)
    return {named[name]: page for name, page in pages.items() if name in named}
