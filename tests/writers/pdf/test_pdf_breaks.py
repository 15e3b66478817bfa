"""Where pages break: what stays together, what is repeated, what goes on."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pikepdf
import pytest
from pdf_reading import document, opened, pages_of, say, text_of, words_of, written

from docgen.document import (
    Cell,
    Column,
    Contents,
    Exhibit,
    Field,
    Figure,
    KeyFigure,
    KeyFigures,
    Label,
    Listing,
    ListingKind,
    OrderedList,
    Paragraph,
    ParagraphRole,
    Picture,
    Row,
    Section,
    Signatory,
    SignOff,
    Table,
    Text,
)
from docgen.theme import Theme
from specimen import chart, specimen

_PROSE = "Words that fill the page, one after the other, so that something else comes to stand at its end. "


def _title(words: str) -> tuple[Text]:
    return (Text(words),)


def _table(rows: int, words: str = "of several words") -> Table:
    columns = (Column(_title("Number")), Column(_title("Meaning"), 3.0))
    body = tuple(
        Row((Cell((say(f"start{each}"),)), Cell((say(f"{words} " * 8 + f"end{each}"),))))
        for each in range(rows)
    )
    return Table(columns, body, "Numbers")


def test_a_long_table_repeats_its_headings_and_splits_no_row() -> None:
    words = words_of(written(document(_table(120))).data)
    pages = {word.page for word in words}
    assert len(pages) > 2
    assert all(sum(w.text == "Meaning" for w in words if w.page == page) == 1 for page in pages)
    starts = {w.text[5:]: w.page for w in words if w.text.startswith("start")}
    ends = {w.text[3:]: w.page for w in words if w.text.startswith("end")}
    assert len(starts) == 120
    assert starts == ends


def test_a_row_taller_than_a_page_goes_on_and_loses_nothing() -> None:
    table = Table((Column(_title("Only")),), (Row((Cell((say("word " * 9000 + "last"),)),)),), "Long")
    text = text_of(written(document(table)).data)
    assert text.count("word") == 9000
    assert "last" in text


@pytest.mark.parametrize("lines", range(30, 48, 3))
def test_a_heading_is_never_the_last_thing_on_a_page(lines: int) -> None:
    filling = [say("line") for _ in range(lines)]
    artifact = written(document(*filling, Section(_title("Lonely"), (say(_PROSE * 3),))))
    for page in pages_of(artifact.data):
        body = re.sub(r"Page \d+ of \d+\s*", "", page).strip()
        assert not body.endswith("Lonely")


@pytest.mark.parametrize("lines", range(18, 44, 4))
def test_a_sign_off_stays_with_its_heading(lines: int) -> None:
    signed = Section(
        _title("Agreed"), (say("By all."), SignOff((Signatory("Author"), Signatory("Reviewer"))))
    )
    pages = pages_of(written(document(*[say("line") for _ in range(lines)], signed)).data)
    (page,) = [page for page in pages if "Agreed" in page]
    assert "Author" in page
    assert "Reviewer" in page


def test_a_row_to_sign_is_tall_enough_for_a_hand() -> None:
    rows = tuple(Signatory(name) for name in ("Alpha", "Beta", "Gamma"))
    tops = [
        word.top for word in words_of(written(document(SignOff(rows))).data) if word.text in "AlphaBetaGamma"
    ]
    for above, below in pairwise(tops):
        assert below - above >= 13.5 * 72 / 25.4


def test_a_date_with_its_hour_stands_on_one_line_of_the_table_to_sign() -> None:
    at = "30 September 2026, 16:28 UTC"
    signed = SignOff((Signatory("VP/Director of Engineering", "Ingeborg Haukeland", at),))
    assert f"Ingeborg Haukeland {at}" in text_of(written(document(signed)).data)


def test_a_long_key_figure_stands_on_one_line() -> None:
    values = ("3 h 24 min", "40 s", "44 min 20 s", "3 h 23 min 20 s")
    strip = KeyFigures(tuple(KeyFigure(each, "to resolution") for each in values))
    assert set(values) <= set(text_of(written(document(strip)).data).splitlines())


@pytest.mark.parametrize("lines", [10, 20, 30, 36])
def test_a_figure_stays_with_its_caption(lines: int) -> None:
    figure = Figure(chart(), "A line.", _title("What it shows"))
    artifact = written(document(*[say("line") for _ in range(lines)], figure))
    pdf = opened(artifact.data)
    with_picture = [index for index, page in enumerate(pdf.pages) if b" Do" in page.Contents.read_bytes()]
    with_caption = [index for index, page in enumerate(pages_of(artifact.data)) if "Figure 1." in page]
    assert with_picture == with_caption


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        (chart(96, 96), (36.0, 36.0)),  # 96 pixels at 192 to the inch: half an inch, never more
        (chart(3840, 400), (Theme().page.text_width.points, Theme().page.text_width.points * 400 / 3840)),
    ],
)
def test_a_picture_is_as_large_as_the_page_allows_and_never_enlarged(
    picture: Picture, expected: tuple[float, float]
) -> None:
    pdf = opened(written(document(Figure(picture, "A line."))).data)
    (element,) = [each for each in pdf.objects if _is_figure(each)]
    left, bottom, right, top = (float(each) for each in element.A.BBox)
    assert (right - left, abs(bottom - top)) == pytest.approx(expected, abs=0.5)


def _is_figure(each: object) -> bool:
    return isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"


def test_a_tall_picture_fits_the_page_with_its_caption() -> None:
    figure = Figure(chart(400, 4000), "A line.", _title("What it shows"))
    artifact = written(document(Section(_title("Evidence"), (figure,))))
    assert artifact.pages == 1
    assert "Figure 1. What it shows" in text_of(artifact.data)


def test_a_long_log_keeps_every_line_in_order() -> None:
    lines = [f"line{number:05} " + "payload " * (number % 20) for number in range(1500)]
    text = text_of(written(document(Listing("\n".join(lines), ListingKind.LOG))).data)
    assert re.findall(r"line(\d{5})", text) == [f"{number:05}" for number in range(1500)]
    assert text.count("payload") == sum(number % 20 for number in range(1500))


def test_a_long_token_wraps_and_keeps_its_characters() -> None:
    token = "".join(chr(ord("a") + index % 26) for index in range(300))
    for block in (Listing(token, ListingKind.LOG), say(token), _one_cell(token)):
        artifact = written(document(block))
        for word in words_of(artifact.data):
            assert word.right <= Theme().page.width.points - Theme().page.right.points + 1
        body = re.sub(r"Page \d+ of \d+", "", text_of(artifact.data))
        assert token in re.sub(r"\s", "", body)


def _one_cell(token: str) -> Table:
    columns = (Column(_title("A")), Column(_title("Narrow"), 0.2))
    return Table(columns, (Row((Cell((say("a"),)), Cell((say(token),)))),), "Narrow")


def test_a_listing_keeps_empty_lines() -> None:
    text = "first\n\n\nfourth\n" + "x\n" * 60 + "\nlast"
    words = [
        word for word in words_of(written(document(Listing(text, ListingKind.CONFIG))).data) if word.page == 1
    ]
    tops = {word.text: word.top for word in words}
    leading = Theme().sizes.listing.points * 1.42
    assert tops["fourth"] - tops["first"] == pytest.approx(3 * leading, abs=0.5)


def test_contents_over_several_pages_still_name_the_right_ones() -> None:
    sections = [Section(_title(f"Chapter of {each}"), (say(_PROSE * 12),)) for each in range(90)]
    artifact = written(document(Contents(), *sections))
    pages = pages_of(artifact.data)
    entries = re.findall(r"^(\d+) (Chapter of \d+) (\d+)$", "\n".join(pages[:5]), re.MULTILINE)
    assert len(entries) == 90
    for number, title, page in entries:
        assert f"\n{number} {title}\n" in "\n" + pages[int(page) - 1]
    assert all(f"of {len(pages)}" in page for page in pages)


def test_contents_within_a_section_name_the_right_pages() -> None:
    inner = Section(_title("First"), (Contents(), say("x")), new_page=True)
    artifact = written(document(inner, Section(_title("Second"), (say("y"),), new_page=True)))
    pages = pages_of(artifact.data)
    (page,) = re.findall(r"^2 Second (\d+)$", "\n".join(pages), re.MULTILINE)
    assert "2 Second\ny" in pages[int(page) - 1]


def test_no_page_of_the_specimen_is_empty() -> None:
    for page in pages_of(written(specimen(stamp="")).data):
        assert len(page.split()) > 12


@pytest.mark.parametrize("lines", range(28, 40, 2))
def test_what_introduces_a_table_stays_with_it(lines: int) -> None:
    note = Paragraph((Text("All times in UTC"),), ParagraphRole.NOTE)
    table = replace(_table(20), caption=_title("Caption of it"))
    section = Section(_title("Timeline"), (note, table))
    pages = pages_of(written(document(*[say("line") for _ in range(lines)], section)).data)
    (page,) = [page for page in pages if "All times" in page]
    assert "Table 1. Caption of it" in page
    assert "start0" in page


@pytest.mark.parametrize("size", [(1600, 900), (900, 1300)])
@pytest.mark.parametrize("lines", [0, 12, 24, 32])
def test_the_head_of_an_exhibit_stays_with_its_picture(lines: int, size: tuple[int, int]) -> None:
    facts = tuple(Field(f"Fact {each}", (say("value"),)) for each in range(7))
    exhibit = Exhibit(_title("Shown"), facts, (Figure(chart(*size), "A line.", _title("Latency")),))
    pages = pages_of(written(document(*[say("line") for _ in range(lines)], exhibit)).data)
    (page,) = [page for page in pages if "Exhibit A" in page]
    assert "Fact 6" in page
    assert "Figure 1. Latency" in page


def test_short_exhibits_part_where_a_page_ends() -> None:
    """None is held to the next one, so that a page is left only where the next does not fit."""
    facts = tuple(Field(f"Fact {each}", (say("known"),)) for each in range(3))
    listing = Listing("one line\nand another", ListingKind.LOG)
    exhibits = [Exhibit(_title(f"Shown {each}"), facts, (listing,)) for each in range(12)]
    pages = pages_of(written(document(say("Before them."), *exhibits)).data)
    held = [page.count("Shown") for page in pages if "Shown" in page]
    assert sum(held) == 12
    assert min(held[:-1]) >= 3
    assert "Before them." in next(page for page in pages if "Shown 0" in page)


def test_a_table_of_one_row_does_not_hold_the_next_section() -> None:
    sections = [Section(_title(f"Part {each}"), (_table(1),)) for each in range(20)]
    pages = pages_of(written(document(say("Before them."), *sections)).data)
    held = [len(re.findall(r"Part \d", page)) for page in pages if "Part" in page]
    assert sum(held) == 20
    assert min(held[:-1]) >= 3
    assert "Before them." in next(page for page in pages if "Part 0" in page)


@pytest.mark.parametrize("lines", range(28, 40, 2))
def test_a_line_below_a_heading_goes_with_its_table(lines: int) -> None:
    section = Section(_title("Measures"), (say("9 measures: 4 done, 5 open."), _table(20)))
    pages = pages_of(written(document(*[say("line") for _ in range(lines)], section)).data)
    (page,) = [page for page in pages if "9 measures" in page]
    assert "start0" in page


def test_a_table_within_a_cell_breaks_no_word() -> None:
    titles = ("Service", "Number", "Share", "Duration")
    shares = (20.0, 10.0, 8.0, 13.0)
    columns = tuple(Column(_title(each), share) for each, share in zip(titles, shares, strict=True))
    values = ("Business banking portal", "212,400", "31.4 %", "8 h 30 min")
    inner = Table(columns, (Row(tuple(Cell((say(each),)) for each in values)),), "Services")
    outer = Table(
        (Column(_title("Field"), 1.2), Column(_title("Value"), 1.1)),
        (Row((Cell((say("Impact"),)), Cell((inner,)))),),
        "Fields",
    )
    found = {word.text for word in words_of(written(document(outer)).data)}
    assert {*titles, "212,400"} <= found


def test_a_long_label_and_many_columns_stay_on_the_page() -> None:
    columns = tuple(Column(_title(f"Column {each}")) for each in range(9))
    cell = Cell((say(Label("Waiting for somebody of another department to answer")),))
    table = Table(columns, (Row((cell,) * 9),), "Wide")
    edge = Theme().page.width.points - Theme().page.right.points + 1
    words = words_of(written(document(table)).data)
    assert sum(word.text == "Waiting" for word in words) == 9
    assert all(word.right <= edge for word in words)


def test_the_mark_of_an_empty_item_does_not_stand_on_the_next_one() -> None:
    items = OrderedList(((say("first"),), (Paragraph(()),), (say("third"),)))
    marks = {word.text: word.top for word in words_of(written(document(items)).data)}
    assert marks["3."] - marks["2."] > 10
    assert marks["2."] - marks["1."] > 10
