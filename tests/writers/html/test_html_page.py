"""The page as HTML: words are escaped, structure says what things are, long words may break."""

from __future__ import annotations

import re
from dataclasses import fields
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.document import (
    Cell,
    Column,
    Document,
    Figure,
    KeyFigure,
    KeyFigures,
    Listing,
    ListingKind,
    Metadata,
    OrderedList,
    Paragraph,
    ParagraphRole,
    Row,
    Section,
    Table,
    Text,
    number,
)
from docgen.document.block import Block
from docgen.theme import Palette, Theme
from docgen.typeface import Typefaces, load_typefaces
from docgen.writers.html import HtmlPage, html_page, identifier, stylesheet
from docgen.writers.html.diff import diff_kind
from docgen.writers.html.element import element
from docgen.writers.html.words import breakable, pieces
from specimen import chart, specimen


@pytest.fixture(scope="module")
def typefaces() -> Typefaces:
    return load_typefaces(Theme(), system=False)


def page(typefaces: Typefaces, *blocks: Block) -> HtmlPage:
    return html_page(number(Document(Metadata("T"), blocks)), Theme(), typefaces)


def say(text: str) -> Paragraph:
    return Paragraph((Text(text),))


@given(st.text(max_size=400))
def test_text_is_escaped_and_kept(text: str) -> None:
    markup = str(breakable(text))
    assert not re.search(r"<(?!wbr/>)", markup)
    restored = markup.replace("<wbr/>", "").replace("&lt;", "<").replace("&gt;", ">")
    restored = restored.replace("&#34;", '"').replace("&#39;", "'").replace("&amp;", "&")
    assert restored == text


@given(st.text(alphabet="ab\u0301\u200d\U0001f469\ufe0f", min_size=1, max_size=400), st.integers(3, 50))
def test_a_word_is_cut_into_pieces_and_never_before_a_mark(word: str, longest: int) -> None:
    cut = list(pieces(word, longest))
    assert "".join(cut) == word
    assert all(len(piece) <= 2 * longest for piece in cut)
    for before, after in pairwise(cut):
        assert after[0] not in "\u0301\u200d\ufe0f" or len(before) == 2 * longest


@given(st.text(), st.text())
def test_anchors_that_differ_have_identifiers_that_differ(first: str, second: str) -> None:
    assert (identifier(first) == identifier(second)) == (first == second)
    assert re.fullmatch(r"[A-Za-z0-9_-]*", identifier(first))


def test_attributes_are_escaped_and_empty_ones_stay_away() -> None:
    assert element("p", "a<b", class_="", id='"x"', data_x=None) == '<p id="&#34;x&#34;">a&lt;b</p>'


def test_tables_have_headings_columns_and_a_summary(typefaces: Typefaces) -> None:
    columns = (Column((Text("Name"),), 3.0), Column((Text("Count"),), 1.0, figures=True))
    table = Table(columns, (Row((Cell((say("a"),)), Cell((say("1"),))), prominent=True),), "What it holds")
    markup = page(typefaces, table).markup
    assert '<col style="width:75.000%"/><col style="width:25.000%"/>' in markup
    assert '<th scope="col">Name</th><th class="figures" scope="col">Count</th>' in markup.replace(
        '<th scope="col" class="figures">', '<th class="figures" scope="col">'
    )
    assert 'aria-label="What it holds"' in markup
    assert '<tr class="prominent">' in markup


def test_a_note_in_a_cell_is_told_from_what_it_remarks_on(typefaces: Typefaces) -> None:
    note = Paragraph((Text("From here"),), ParagraphRole.NOTE)
    table = Table((Column((Text("Value"),)),), (Row((Cell((say("1"), note)),)),), "Values")
    assert '<p class="note">From here</p>' in page(typefaces, table).markup


def test_a_list_starts_where_it_says(typefaces: Typefaces) -> None:
    markup = page(typefaces, OrderedList(((say("a"),),), start=7)).markup
    assert '<ol start="7" style="counter-reset:list-item 6">' in markup


def test_a_paragraph_that_starts_from_the_right_says_so(typefaces: Typefaces) -> None:
    drawn = page(typefaces, say("שלום world"), say("world שלום"))
    assert '<p class="body" dir="rtl">שלום world</p>' in drawn.markup
    assert '<p class="body">world שלום</p>' in drawn.markup


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("+added", "added"),
        ("-removed", "removed"),
        ("--- a/file", "file"),
        ("+++ b/file", "file"),
        ("@@ -1 +1 @@", "place"),
        (" context", "context"),
        ("", "context"),
        ("diff --git a b", "file"),
    ],
)
def test_the_lines_of_a_diff_are_told_apart(line: str, kind: str) -> None:
    assert diff_kind(line) == kind


def test_only_lines_that_wrap_stand_by_themselves(typefaces: Typefaces) -> None:
    text = "\n".join(["short"] * 120 + ["long " * 40] * 2)
    markup = page(typefaces, Listing(text, ListingKind.LOG)).markup
    assert markup.count("<pre>") == 3
    assert markup.count('<pre class="wrapped">') == 2


@pytest.mark.parametrize(("count", "across"), [(1, 4), (4, 4), (5, 5), (6, 4), (9, 5)])
def test_key_figures_stand_in_even_rows(count: int, across: int, typefaces: Typefaces) -> None:
    strip = KeyFigures(tuple(KeyFigure(str(each), "things") for each in range(count)))
    assert page(typefaces, strip).markup.count(f"of-{across}") == count


def test_a_picture_is_held_under_a_name_of_the_documents_own(typefaces: Typefaces) -> None:
    picture = chart()
    made = page(typefaces, Figure(picture, "A <line>"), Figure(picture, "Again"))
    assert list(made.resources) == [f"docgen:{picture.name}"]
    assert 'alt="A &lt;line&gt;"' in made.markup


def test_what_is_drawn_is_known_and_attributes_are_not(typefaces: Typefaces) -> None:
    made = page(typefaces, Section((Text("a > b"),), (Figure(chart(), "alternative > text"),)))
    drawn = "".join(made.drawn)
    assert "a > b" in drawn
    assert "alternative" not in drawn


def test_every_token_of_the_style_sheets_is_filled(typefaces: Typefaces) -> None:
    choice = typefaces.choose(["a"])
    sheet = stylesheet(Theme(), choice, "stamp", "press")
    assert "var(" not in sheet
    for colour in fields(Palette):
        assert re.fullmatch("#[0-9a-f]{6}", getattr(Palette(), colour.name))
    for name in (each.name for each in files("docgen.writers.html").iterdir() if each.name.endswith(".css")):
        css = (files("docgen.writers.html") / name).read_text("utf-8")
        assert css.count("{") == css.count("}"), name


def test_no_text_comes_from_a_style_sheet_but_at_the_edges() -> None:
    for each in files("docgen.writers.html").iterdir():
        if each.name.endswith(".css") and each.name not in (
            "page.css",
            "stamp.css",
            "marking.css",
            "agent.css",
        ):
            assert "content:" not in each.read_text("utf-8"), each.name


def test_the_same_document_gives_the_same_page(typefaces: Typefaces) -> None:
    first, second = (html_page(number(specimen()), Theme(), typefaces) for _ in range(2))
    assert first == second
