"""The page is read as the engine's own reader would read it, and has the styles of a browser all the same."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
from pdf_reading import document, say, text_of, typefaces, written
from weasyprint import HTML
from weasyprint.css import get_all_computed_styles
from weasyprint.css.properties import INITIAL_VALUES

from docgen.document import (
    Cell,
    Chronology,
    CodeBlock,
    Column,
    Document,
    Figure,
    KeyFigures,
    Picture,
    Row,
    SignOff,
    Table,
    number,
)
from docgen.theme import Theme
from docgen.writers.html import html_page, stylesheet
from docgen.writers.pdf.fetcher import HoldingsFetcher
from docgen.writers.pdf.fonts import Fonts
from docgen.writers.pdf.source import Source
from specimen import chart, specimen


class _AsInABrowser(Source):
    """The same page, under the engine's own style sheet of a browser."""

    _ua_stylesheets = HTML._ua_stylesheets


def _markup(what: Document | None = None) -> str:
    return html_page(number(what or specimen()), Theme(), typefaces()).markup


def _elements(root: Any) -> list[tuple[str, dict[str, str], str, str]]:
    return [
        (each.tag, dict(each.attrib), each.text or "", (each.tail or "").rstrip("\n")) for each in root.iter()
    ]


def test_the_engine_still_takes_no_tree() -> None:
    """Else it could be given one, and need no constructor of ours."""
    assert "tree" not in inspect.signature(HTML.__init__).parameters


def test_a_source_is_all_that_the_engines_own_page_is() -> None:
    fetcher = HoldingsFetcher({})
    own = HTML(string="<p>x</p>", url_fetcher=fetcher)
    assert vars(Source("<html><p>x</p></html>", fetcher)).keys() == vars(own).keys()


def test_both_parsers_read_the_same_page() -> None:
    markup = _markup()
    ours, theirs = (
        _elements(page.etree_element.find("body"))
        for page in (Source(markup, HoldingsFetcher({})), HTML(string=markup))
    )
    assert ours[0][1] == theirs[0][1]
    assert ours[1:] == theirs[1:]


def test_line_feeds_and_tabs_in_attributes_are_kept() -> None:
    said = "above\n\tbelow & <beyond>"
    markup = _markup(document(Figure(Picture(chart().data, "image/png", 960, 400), said)))
    (image,) = Source(markup, HoldingsFetcher({})).etree_element.iter("img")
    assert image.get("alt") == said


def test_code_in_a_cell_starts_at_its_first_line() -> None:
    """The engine's own parser keeps the line feed after the tag where a table's cell is around."""
    table = Table((Column(say("A").children, 1),), (Row((Cell((CodeBlock("one\n  two"),)),)),), "A table")
    data = written(document(table)).data
    assert "A\none\n" in text_of(data)
    (verbatim,) = Source(_markup(document(table)), HoldingsFetcher({})).etree_element.iter("pre")
    assert verbatim.text == "one\n  two"


_UNSEEN = frozenset({"color_scheme"})
"""Properties of a screen."""
_CELLS_BOX = frozenset({"vertical_align"})
"""Of rows and their groups, to which it does not apply; cells have one of their own."""


def _styles(page: Source) -> list[tuple[str, dict[str, Any]]]:
    fonts = Fonts(typefaces().choose(["a"]).faces)
    css = stylesheet(Theme(), typefaces().choose(["a"]))
    style_for = get_all_computed_styles(page, fonts.styles(css), False, fonts.configuration)
    elements = [page.etree_element, *page.etree_element.find("body").iter()]
    return [(each.tag, {name: style_for(each)[name] for name in INITIAL_VALUES}) for each in elements]


def _without_a_line(style: dict[str, Any], name: str) -> bool:
    """Whether it is the colour of an edge that has no line, in any element or in its columns and rows."""
    return (
        name.startswith("border_") and name.endswith("_color") and not style[name.replace("color", "width")]
    )


@pytest.mark.parametrize("kind", [Chronology, KeyFigures, SignOff])
def test_the_specimen_has_everything(kind: type) -> None:
    assert kind.__name__ in repr(specimen())


def test_every_element_looks_as_in_a_browser() -> None:
    ours, theirs = (_styles(kind(_markup(), HoldingsFetcher({}))) for kind in (Source, _AsInABrowser))
    different = {
        (tag, name, str(mine[name]), str(other[name]))
        for (tag, mine), (_, other) in zip(ours, theirs, strict=True)
        for name in INITIAL_VALUES
        if mine[name] != other[name] and name not in _UNSEEN and not _without_a_line(mine, name)
        if (tag, name) != ("hr", "color")  # its line has a colour of its own
        if not (name in _CELLS_BOX and tag in ("thead", "tbody", "tr"))
    }
    assert not different
