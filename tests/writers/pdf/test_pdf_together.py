"""What stays together where a page ends: heads with evidence, rows with rows, questions with answers."""

from __future__ import annotations

import pytest
from pdf_reading import document, pages_of, say, text_of, words_of, written

from docgen.document import (
    Cell,
    Column,
    Exhibit,
    Field,
    Label,
    Listing,
    ListingKind,
    OrderedList,
    Paragraph,
    Row,
    Table,
    Text,
)
from docgen.theme import Theme

_LOG = Listing("\n".join(f"logged{each}" for each in range(60)), ListingKind.LOG)
_ONE, _TWO = say("One word before it."), say("And another.")


@pytest.mark.parametrize("lines", range(16, 24, 2))
@pytest.mark.parametrize("before", [(), (_ONE,), (_ONE, _TWO)])
def test_the_head_of_an_exhibit_stays_with_the_beginning_of_its_listing(
    lines: int, before: tuple[Paragraph, ...]
) -> None:
    facts = tuple(Field(f"Fact {each}", (say("value"),)) for each in range(4))
    exhibit = Exhibit((Text("Shown"),), facts, (*before, _LOG))
    pages = pages_of(written(document(*[say("line") for _ in range(lines)], exhibit)).data)
    (page,) = [page for page in pages if "Exhibit A" in page]
    assert "Fact 3" in page
    assert "logged0" in page


@pytest.mark.parametrize("lines", [20, 26, 27])
def test_no_row_of_a_table_stands_alone_on_a_page(lines: int) -> None:
    rows = tuple(Row((Cell((say(f"start{each}"),)),)) for each in range(8))
    pages = pages_of(
        written(
            document(*[say("line") for _ in range(lines)], Table((Column((Text("Only"),)),), rows, "Rows"))
        ).data
    )
    counts = [page.count("start") for page in pages if "start" in page]
    assert sum(counts) == 8
    assert 1 not in counts


@pytest.mark.parametrize("sizes", [(9000, 9000), (10, 9000), (9000, 10)])
def test_rows_that_cannot_stay_together_lose_nothing(sizes: tuple[int, int]) -> None:
    rows = tuple(Row((Cell((say("word " * size + "last"),)),)) for size in sizes)
    text = text_of(written(document(say("line"), Table((Column((Text("Only"),)),), rows, "Long"))).data)
    assert text.count("word") == sum(sizes)
    assert text.count("last") == 2


@pytest.mark.parametrize("lines", [14, 16, 17])
def test_a_question_in_a_list_stays_with_its_answer(lines: int) -> None:
    items = tuple((say(f"Question{each}"), say("Answer " * 12)) for each in range(9))
    pages = pages_of(written(document(*[say("line") for _ in range(lines)], OrderedList(items))).data)
    assert len(pages) > 1
    assert all("Answer" in after for page in pages for after in page.split("Question")[1:])


def test_a_label_wider_than_its_cell_folds_within_it() -> None:
    columns = (Column((Text("What"),), 7.0), Column((Text("Status"),)))
    table = Table(
        columns, (Row((Cell((say("It."),)), Cell((say(Label("Waiting for someone")),)))),), "Narrow"
    )
    words = {word.text: word for word in words_of(written(document(table)).data)}
    assert words["someone"].right <= Theme().page.width.points - Theme().page.right.points
    assert words["someone"].top > words["Waiting"].top
