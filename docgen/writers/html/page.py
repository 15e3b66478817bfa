"""A document as one HTML page, with every file that it refers to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape

from docgen.document import Block, Contents, Document
from docgen.theme import Theme
from docgen.typeface import Typefaces
from docgen.writers.html.block import set_block
from docgen.writers.html.cover import set_cover
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


@dataclass(frozen=True, slots=True)
class Paging:
    """What a layout has found: the page of each anchor, and the number of all pages; nothing before it."""

    pages: Mapping[str, int] = field(default_factory=dict)
    count: int | None = None


UNKNOWN = Paging()


def html_page(
    document: Document,
    theme: Theme,
    typefaces: Typefaces,
    paging: Paging = UNKNOWN,
    only: tuple[Block, ...] | None = None,
) -> HtmlPage:
    """Set a numbered, checked document as HTML.

    ``paging`` is what is known of its pages. With ``only`` just these of its blocks follow the cover.
    """
    holdings = Holdings()
    setting = Setting(document, theme, typefaces, holdings, set_block, theme.page.text_width, paging.pages)
    cover = set_cover(document.cover, setting) if document.cover else NOTHING
    body = cover + setting.blocks(document.blocks if only is None else only)
    drawn = (_words(body), *_edges(document), _EDGES)
    return HtmlPage(shell(document, body, paging.count), holdings.resources, drawn)


def front_matter(document: Document) -> tuple[Block, ...] | None:
    """The blocks up to the end of the contents; None where no contents stand between the first blocks."""
    ends = [index for index, block in enumerate(document.blocks, 1) if isinstance(block, Contents)]
    return document.blocks[: ends[-1]] if ends else None


def _words(markup: str) -> str:
    """The text of markup; a ``>`` within an attribute is always escaped, so tags are easily told."""
    return unescape(_TAG.sub("", markup))


def _edges(document: Document) -> tuple[str, ...]:
    running = document.running
    return running.header_start, running.header_end, running.footer_start, document.stamp
