"""A document as one HTML page, with every file that it refers to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape

from docgen.document import Document
from docgen.theme import Theme
from docgen.typeface import Typefaces
from docgen.writers.html.block import set_block
from docgen.writers.html.cover import set_cover
from docgen.writers.html.edge import set_edges
from docgen.writers.html.element import NOTHING
from docgen.writers.html.setting import Holdings, Resource, Setting
from docgen.writers.html.shell import shell

_TAG = re.compile(r"<[^>]*>")
_EDGES = "Page 0123456789 of • –"
"""What the style sheet itself prints at the edges of a page and before list items."""


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """A document as HTML: ``markup`` is the whole page, ``resources`` what it refers to, by address."""

    markup: str = field(repr=False)
    resources: Mapping[str, Resource]
    drawn: tuple[str, ...] = field(repr=False)
    """Every text that the engine sets; attributes and metadata are none, and drawings bring outlines."""


def html_page(document: Document, theme: Theme, typefaces: Typefaces) -> HtmlPage:
    """Set a numbered, checked document as HTML."""
    holdings = Holdings()
    setting = Setting(document, theme, typefaces, holdings, set_block, theme.page.text_width)
    cover = set_cover(document.cover, setting) if document.cover else NOTHING
    body = set_edges(document) + cover + setting.blocks(document.blocks)
    drawn = (_words(body), *_edges(document), _EDGES)
    return HtmlPage(shell(document, body), holdings.resources, drawn)


def _words(markup: str) -> str:
    """The text of markup; a ``>`` within an attribute is always escaped, so tags are easily told."""
    return unescape(_TAG.sub("", markup))


def _edges(document: Document) -> tuple[str, ...]:
    running = document.running
    return running.header_start, running.header_end, running.footer_start, document.stamp
