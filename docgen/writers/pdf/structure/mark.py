"""Marks in the content of a page: each run of text and each picture has a number, or is an artifact.

An artifact is no part of what the document says (ISO 32000-1, 14.8.2.2): running headers and footers, and the
headings of a table where they are repeated on a further page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from docgen.writers.pdf.engine import Dictionary, Page, Sheets, Stream, boxes_within
from docgen.writers.pdf.structure.space import broken_at_blanks

_EDGES = {"@top": "/Header", "@bottom": "/Footer"}


class MarkedSheet(Page):  # type: ignore[misc] # the engine has no types
    """A sheet that knows, once it is painted, the mark of everything on it.

    ``artifacts`` are boxes that are no part of the text, each with the properties of its artifact; ``spaced``
    are those after whose text a blank belongs.
    """

    def __init__(self, sheet: Sheets, artifacts: dict[Any, Any], spaced: frozenset[Any]) -> None:
        # The parent's own constructor would search the whole page for links and bookmarks once more.
        self.__dict__.update(sheet.__dict__)
        self.artifacts, self.spaced = artifacts, spaced
        self.marks: dict[Any, int] = {}

    @property
    def root(self) -> Any:
        """The box of the whole page."""
        return self._page_box

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Paint the page, every box that shows something in marks of its own."""
        stream.__class__ = _MarkedStream  # the engine makes the stream itself, and asks nobody for its class
        stream._tags = _Tags(self.artifacts, self.spaced)
        super().paint(stream, scale)
        self.marks = {box: mark["mcid"] for box, mark in stream._tags.items()}


def marked_sheets(sheets: Sheets) -> Sheets:
    """The same sheets, ready to be painted with marks."""
    told: set[int] = set()
    spaced = broken_at_blanks(sheets)
    marked = (MarkedSheet(each, dict(_artifacts(each._page_box, told)), spaced) for each in sheets.pages)
    return sheets.copy(list(marked))


class _Tags(dict[Any, dict[str, Any]]):
    """The marks of one page by their boxes, as the engine keeps them."""

    def __init__(self, artifacts: dict[Any, Any], spaced: frozenset[Any]) -> None:
        super().__init__()
        self.artifacts, self.spaced = artifacts, spaced


class _MarkedStream(Stream):  # type: ignore[misc] # as above
    """The content of a page, which tells artifacts from text."""

    @contextmanager
    def marked(self, box: Any, tag: str) -> Iterator[None]:
        """Marks around what is painted for a box."""
        properties = self._tags.artifacts.get(box)
        if properties is None:
            with super().marked(box, tag):
                yield
                if box in self._tags.spaced:
                    self._add_blank()
            return
        self.begin_marked_content("Artifact", Dictionary(properties))
        try:
            yield
        finally:
            self.end_marked_content()

    def _add_blank(self) -> None:
        """Show a blank where the text has just ended; in another font where this one has shown none yet."""
        if not self.stream or self.stream[-1] != b"ET":
            return
        self.begin_text()  # takes the end away again, so that the blank follows the last letter
        name, size = self._current_font or ("", 1)
        fonts = sorted(self._fonts.values(), key=lambda font: font.hash != name)
        blanks = ((font, glyph) for font in fonts for glyph in _blank_glyphs(font))
        for font, glyph in islice(blanks, 1):
            self.set_font_size(font.hash, size)
            self.show_text(f"<{glyph:04x}>")
        self.end_text()


def _blank_glyphs(font: Any) -> Iterator[int]:
    """The glyph by which a font has shown a blank."""
    return (glyph for glyph, text in font.to_unicode.items() if text == " " and not font.bitmap)


def _artifacts(page: Any, told: set[int]) -> Iterator[tuple[Any, dict[str, str]]]:
    """The boxes of a page that are artifacts; ``told`` are the headings that stood on a page before."""
    for margin in page.children:
        edge = getattr(margin, "at_keyword", "").partition("-")[0]
        if edge:
            properties = {"Type": "/Pagination", **({"Subtype": _EDGES[edge]} if edge in _EDGES else {})}
            yield from ((box, properties) for box in boxes_within(margin))
    for head in _heads(page):
        if id(head.element) in told:
            yield from ((box, {"Type": "/Pagination"}) for box in boxes_within(head))
        told.add(id(head.element))


def _heads(page: Any) -> Iterable[Any]:
    """The rows of headings on a page."""
    return [box for box in boxes_within(page) if getattr(box, "is_header", False)]
