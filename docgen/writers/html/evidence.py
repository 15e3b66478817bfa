"""Key figures, pictures, drawings, listings and exhibits as HTML."""

from __future__ import annotations

from math import floor

from markupsafe import Markup

from docgen.document import Chronology, Exhibit, Figure, KeyFigure, KeyFigures, Listing, ListingKind, Picture
from docgen.drawing import draw_chronology
from docgen.units import Length, pt
from docgen.writers.columns import shares_of_figures
from docgen.writers.html.anchor import identifier
from docgen.writers.html.caption import caption
from docgen.writers.html.diff import diff_kind
from docgen.writers.html.element import NOTHING, element
from docgen.writers.html.heading import heading
from docgen.writers.html.lines import listing_of
from docgen.writers.html.setting import Resource, Setting
from docgen.writers.html.tabular import named_values
from docgen.writers.html.words import breakable

_TALLEST_SHARE = 0.84
"""The share of a page's height that a picture takes at most, so that heading and caption fit beside it."""
_LEAST_SHRINKING = 0.6
"""The least share of its full size to which a picture shrinks so as to stay with the head of its exhibit."""
_TITLE_HEIGHT = pt(42)
_FACT_HEIGHT = pt(19)
_FACT_SHARE = 0.2
"""The share of the width that the names of facts take: a SHA-256 then stands on one line."""
_FEWEST_COLUMNS = 4
_MOST_COLUMNS = 5


def set_key_figures(strip: KeyFigures, setting: Setting) -> Markup:
    """A strip of key figures, in as many rows as it takes."""
    count = len(strip.figures)
    rows = -(-count // _MOST_COLUMNS)
    across = max(-(-count // max(rows, 1)), _FEWEST_COLUMNS)
    language = setting.names_language
    shares = shares_of_figures(strip.figures, across)
    widths = [f"width:{floor(each * 100_000) / 1000}%" if len(set(shares)) > 1 else "" for each in shares]
    figures = (
        _key_figure(figure, across, widths[index % across], language)
        for index, figure in enumerate(strip.figures)
    )
    return element("div", *figures, class_="key-figures") if count else NOTHING


def _key_figure(figure: KeyFigure, across: int, width: str, language: str) -> Markup:
    note = element("p", breakable(figure.note), class_="key-note", lang=language) if figure.note else NOTHING
    return element(
        "div",
        element("p", breakable(figure.value), class_="key-value", lang=language),
        element("p", breakable(figure.name), class_="key-name", lang=language),
        note,
        class_=f"key-figure of-{across}",
        style=width,
    )


def set_figure(figure: Figure, setting: Setting) -> Markup:
    """A picture as large as the page allows, and its caption below."""
    width, height = _size(figure.picture, setting)
    source = setting.holdings.hold_picture(figure.picture)
    return _shown(source, figure, width, height, setting)


def _size(picture: Picture, setting: Setting) -> tuple[Length, Length]:
    """As large as the page allows, or a little smaller where it then stays with what stands above it."""
    tallest = setting.theme.page.text_height * _TALLEST_SHARE
    alone = picture.fitted(setting.measure, tallest)
    beneath = tallest - setting.above
    if beneath / alone[1] < _LEAST_SHRINKING:
        return alone
    return picture.fitted(setting.measure, beneath)


def set_chronology(chronology: Chronology, setting: Setting) -> Markup:
    """A drawn line of time, and its caption below."""
    drawing = draw_chronology(chronology, setting.theme, setting.typefaces, setting.measure)
    source = setting.holdings.hold(drawing.name, Resource(drawing.svg, "image/svg+xml"))
    return _shown(source, chronology, drawing.width, drawing.height, setting)


def _shown(
    source: str, block: Figure | Chronology, width: Length, height: Length, setting: Setting
) -> Markup:
    style = f"width:{width.css};height:{height.css}"
    language = setting.names_language if isinstance(block, Chronology) else ""
    anchor = identifier(block.anchor)
    image = element("img", src=source, alt=block.alternative, style=style, lang=language, id=anchor)
    below = caption(f"Figure {block.number}", block.caption, setting, "figcaption")
    return element("figure", image, below)


def set_listing(listing: Listing, setting: Setting) -> Markup:
    """Lines of evidence; those of a diff are told apart."""
    kind = diff_kind if listing.kind is ListingKind.DIFF else None
    return listing_of(listing.text, listing.kind.value, setting, kind)


def set_exhibit(exhibit: Exhibit, setting: Setting) -> Markup:
    """A piece of evidence: number and title, the facts about it, then the evidence."""
    inner = setting.deeper()
    number = element("span", f"Exhibit {exhibit.number} ", class_="exhibit-number", lang=setting.own_language)
    facts = named_values(exhibit.facts, "Facts about the exhibit", inner, "facts short", _FACT_SHARE)
    return element(
        "section",
        heading(exhibit.title, number, inner, "exhibit-title", exhibit.anchor),
        facts if exhibit.facts else NOTHING,
        inner.below(_head_height(exhibit)).blocks(exhibit.blocks[:1]),
        inner.blocks(exhibit.blocks[1:]),
        class_="exhibit",
    )


def _head_height(exhibit: Exhibit) -> Length:
    return _TITLE_HEIGHT + _FACT_HEIGHT * len(exhibit.facts)
