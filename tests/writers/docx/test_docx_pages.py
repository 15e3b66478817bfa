"""The pages in the contents: boxes fall on pages as Word lets them."""

from __future__ import annotations

import pytest
from docx_reading import THEME, typefaces, written
from hypothesis import given
from hypothesis import strategies as st

from docgen.document import (
    Block,
    Cell,
    Column,
    Contents,
    Document,
    Metadata,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
)
from docgen.writers.docx.look import Look
from docgen.writers.docx.metric import Metrics
from docgen.writers.docx.pagination import Box, pages_of
from specimen import line, specimen, words


def page_after(block: Block) -> int:
    """The page in the contents of a section that follows a block on the first page after them."""
    tree = (Contents(), Section(words("One"), (block,)), Section(words("Two")))
    return int(written(Document(Metadata("t"), tree)).of_style("TOC1")[-1].text.split("\t")[-1])


def at(name: str, height: float = 10, **more: object) -> Box:
    return Box(height, bookmarks=(name,), **more)


def test_boxes_fill_a_page_and_go_on() -> None:
    assert pages_of([at("a", 60), at("b", 40), at("c", 1)], 100) == {"a": 1, "b": 1, "c": 2}


def test_space_between_is_the_larger_and_none_at_the_top() -> None:
    boxes = [at("a", 50, before=30, after=10), at("b", 35, before=15), at("c", 90, before=30)]
    assert pages_of(boxes, 100) == {"a": 1, "b": 1, "c": 2}


def test_what_is_kept_goes_with_what_follows() -> None:
    boxes = [at("a", 70), at("heading", 20, kept=True), at("row", 30)]
    assert pages_of(boxes, 100) == {"a": 1, "heading": 2, "row": 2}


def test_a_heading_goes_with_two_lines_of_its_text() -> None:
    def last(room: float) -> dict[str, int]:
        return pages_of([at("a", room), at("heading", 20, kept=True), at("text", 100, lines=10)], 100)

    assert last(60) == {"a": 1, "heading": 1, "text": 1}
    assert last(61) == {"a": 1, "heading": 2, "text": 2}


def test_a_page_may_be_asked_for_and_a_section_may_end() -> None:
    assert pages_of([at("a", turns=True), at("b", turns=True), at("c", ends=True), at("d")], 100) == {
        "a": 1,
        "b": 2,
        "c": 2,
        "d": 3,
    }


def test_a_table_repeats_its_headings() -> None:
    boxes = [at("head", 20, kept=True), *(at(f"row{index}", 40, head=20) for index in range(5))]
    assert [pages_of(boxes, 100)[f"row{index}"] for index in range(5)] == [1, 1, 2, 2, 3]


def test_what_fits_on_no_page_is_cut() -> None:
    assert pages_of([at("a", 1000, lines=100), at("b", 10)], 100) == {"a": 1, "b": 11}
    assert pages_of([at("a", 250), at("b", 10)], 100)["b"] >= 2


@given(
    st.lists(
        st.builds(
            Box,
            st.floats(1, 300),
            st.integers(1, 30),
            st.floats(0, 40),
            st.floats(0, 40),
            st.booleans(),
            st.booleans(),
            st.booleans(),
            st.floats(0, 120),
        ),
        max_size=30,
    )
)
def test_pages_only_go_forward(boxes: list[Box]) -> None:
    named = [
        Box(*[getattr(box, key) for key in list(Box.__slots__)[:8]], (str(index),))
        for index, box in enumerate(boxes)
    ]
    pages = list(pages_of(named, 100).values())
    assert pages == sorted(pages)
    assert len(pages) == len(boxes)


def test_styles_are_measured_with_all_that_they_are_based_on() -> None:
    look = Look.of(THEME, typefaces())
    metrics = Metrics(look, typefaces())
    quote = metrics.of("Quote")
    assert (quote.size, quote.line) == (10.5, 15.75)
    assert quote.face.italic
    assert metrics.of("TableText", "Code").face.family == THEME.families.mono
    assert metrics.of("Heading1").width("Wide") > metrics.of("Heading2").width("Wide") > 0


@pytest.mark.parametrize(("count", "page"), [(20, 2), (28, 3), (60, 4)])
def test_a_table_pushes_what_follows(count: int, page: int) -> None:
    rows = tuple(Row((Cell(line(f"row {index}")),)) for index in range(count))
    table = Table((Column(words("a")),), rows, "rows")
    shown = written(
        Document(Metadata("t"), (Contents(), Section(words("One"), (table,)), Section(words("Two"))))
    )
    assert shown.of_style("TOC1")[-1].text == f"2\tTwo\t{page}"


def test_the_cover_counts() -> None:
    entries = written(specimen()).of_style("TOC1")
    assert entries[0].text == "1\tProse of every kind\t3"


def test_long_words_count() -> None:
    tall = Paragraph((Text("x" * 20_000),))
    assert page_after(tall) == 8
