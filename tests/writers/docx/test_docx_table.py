"""Tables in Word: which rows stay together, how close a table stands to the text, and what follows it."""

from __future__ import annotations

import pytest
from docx_reading import THEME, W, WordFile, text_of, value, written
from lxml import etree

from docgen.document import Block, Cell, Column, Document, Field, Fields, Metadata, Row, Table
from docgen.units import Length
from specimen import line, words

LONG = "words that go on and on " * 150
"""In half the width, a good half of a page."""


def table(*texts: str, columns: int = 2) -> Table:
    rows = tuple(Row((*[Cell(line(text))] * columns,)) for text in texts)
    return Table((Column(words("a")),) * columns, rows, "rows")


def shown(*blocks: Block) -> WordFile:
    return written(Document(Metadata("t"), blocks))


def rows_of(file: WordFile) -> list[etree._Element]:
    return [row for row in file.body.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is None]


def kept(file: WordFile) -> list[bool]:
    """Of each row, whether all of it stays with the next one."""
    return [
        all(each.find(f"{W}pPr/{W}keepNext") is not None for each in row.iter(f"{W}p"))
        for row in rows_of(file)
    ]


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        pytest.param(6, [True, False, False, False, True, False], id="of six the first and the last but one"),
        pytest.param(4, [True, True, True, False], id="of four all"),
        pytest.param(1, [False], id="of one none"),
    ],
)
def test_no_row_stands_by_itself_under_the_headings(count: int, expected: list[bool]) -> None:
    assert kept(shown(table(*["row"] * count))) == expected


@pytest.mark.parametrize(
    ("count", "expected"), [(6, [True, False, False, False, True, False]), (3, [True, True, False])]
)
def test_no_named_value_stands_by_itself_on_a_page(count: int, expected: list[bool]) -> None:
    assert kept(shown(Fields((Field("name", line("value")),) * count, "values"))) == expected


def test_rows_that_fit_on_no_page_together_may_part() -> None:
    assert kept(shown(table(LONG, LONG, "row", "row", "row"))) == [False, False, False, True, False]
    assert kept(shown(table(LONG, LONG))) == [False, False]


def test_a_row_with_a_table_of_many_columns_is_not_cut_where_it_fits_on_a_page() -> None:
    """It is as high as the rows within it, and not as all their cells."""

    def is_whole(rows: int) -> bool:
        row = Row((Cell((table(*["row"] * rows, columns=4),)),))
        file = shown(Table((Column(words("value")),), (row,), "outer"))
        return rows_of(file)[0].find(f"{W}trPr/{W}cantSplit") is not None

    assert is_whole(15)
    assert not is_whole(40)


def test_headings_stand_as_close_below_what_is_above_as_text_would() -> None:
    file = shown(table("row"), Fields((Field("name", line("value")),), "values"))
    (head,) = (row for row in file.body.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None)
    tops = [each.get(f"{W}w") for each in head.iter(f"{W}top")]
    assert tops == ["0", "0"]
    assert not [each for row in rows_of(file) for each in row.iter(f"{W}top")]


def test_a_table_that_fills_its_page_begins_no_other() -> None:
    """What must follow it is nearly nothing, and space, which no page begins for."""
    file = shown(table("row"))
    last = file.paragraphs[-1]
    assert (text_of(last.element), value(last.element.find(f"{W}pPr/{W}pStyle"))) == ("", "TableEnd")
    spacing = file.styles["TableEnd"].find(f"{W}pPr/{W}spacing")
    assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == ("20", "exact")
    assert Length(int(spacing.get(f"{W}after")) / 20) > Length(12)


def test_the_running_lines_have_no_rule_and_stand_as_far_from_the_text_as_in_the_pdf() -> None:
    file = shown(table("row"))
    for style in ("Header", "Footer"):
        assert file.styles[style].find(f"{W}pPr/{W}pBdr") is None
    margins = file.body.find(f"{W}sectPr/{W}pgMar")
    page, line_height = THEME.page, 11
    assert int(margins.get(f"{W}header")) / 20 + line_height == pytest.approx(page.top.points - 25.5, abs=0.1)
    assert int(margins.get(f"{W}footer")) / 20 + line_height == pytest.approx(
        page.bottom.points - 22.7, abs=0.1
    )


def test_words_beside_figures_keep_a_distance_from_them() -> None:
    """Figures are flush right: without it '22.3% 10 Feb' reads as one."""
    columns = (Column(words("Share"), figures=True), Column(words("From")), Column(words("Until")))
    cells = tuple(Cell(line(each)) for each in ("22.3%", "10 Feb", "11 Feb"))
    file = shown(Table(columns, (Row(cells),), "rows"))
    for row in file.body.iter(f"{W}tr"):
        lefts = [cell.find(f"{W}tcPr/{W}tcMar/{W}left") for cell in row.iter(f"{W}tc")]
        assert [left is not None for left in lefts] == [False, True, False]
