"""Numbers: what a reader counts, where anchors lead, and the words of references."""

from __future__ import annotations

import pytest
from document_forge import documents
from hypothesis import given, settings

from docgen.document import (
    Block,
    BulletList,
    Callout,
    Cell,
    Chronology,
    Column,
    Cover,
    Document,
    Emphasis,
    Exhibit,
    Field,
    Fields,
    Figure,
    Inline,
    LineBreak,
    Metadata,
    Milestone,
    OrderedList,
    Paragraph,
    Picture,
    Quote,
    Reference,
    Row,
    Section,
    Strong,
    Table,
    Text,
    check,
    number,
    outline,
)
from docgen.document.exhibit_number import exhibit_letters
from docgen.document.walk import all_blocks, inlines_of, plain_text, walk_inlines
from specimen import specimen


def words(text: str) -> tuple[Inline, ...]:
    return (Text(text),) if text else ()


def section(title: str, *blocks: Block, numbered: bool = True, anchor: str = "") -> Section:
    return Section(words(title), blocks, anchor, numbered)


def figure(caption: str = "a figure", anchor: str = "") -> Figure:
    return Figure(Picture(b"", "image/png", 1, 1), "what it shows", words(caption), anchor)


def table(caption: str = "a table", *cells: Block, anchor: str = "") -> Table:
    row = Row((Cell(cells),))
    return Table((Column(()),), (row,), "summary", words(caption), anchor)


def exhibit(title: str, *blocks: Block, facts: tuple[Field, ...] = (), anchor: str = "") -> Exhibit:
    return Exhibit(words(title), facts, blocks, anchor)


def paragraph(*inlines: Inline) -> Paragraph:
    return Paragraph(inlines)


def numbered(*blocks: Block, cover: Cover | None = None) -> Document:
    return number(Document(Metadata("t"), blocks, cover))


def numbers(document: Document, kind: type) -> dict[str, str]:
    """The number of each block of a kind, by its title or caption."""
    found = (block for block in all_blocks(document) if isinstance(block, kind))
    return {plain_text(inlines_of(each)): each.number for each in found}


def references(document: Document) -> list[str]:
    inlines = [inline for block in all_blocks(document) for inline in walk_inlines(inlines_of(block))]
    if document.cover:
        inlines += walk_inlines(document.cover.lead)
    return [inline.text for inline in inlines if isinstance(inline, Reference)]


def test_sections_count_by_depth() -> None:
    document = numbered(
        section("A", section("A1"), section("A2", section("A2a"))), section("B", section("B1"))
    )
    assert numbers(document, Section) == {
        "A": "1",
        "A1": "1.1",
        "A2": "1.2",
        "A2a": "1.2.1",
        "B": "2",
        "B1": "2.1",
    }


def test_an_unnumbered_section_does_not_count() -> None:
    document = numbered(section("A"), section("x", numbered=False), section("B"))
    assert numbers(document, Section) == {"A": "1", "x": "", "B": "2"}


@pytest.mark.parametrize(
    "around",
    [
        lambda inner: section("x", inner, numbered=False),
        lambda inner: Callout("x", (inner,)),
        lambda inner: Quote((inner,)),
        lambda inner: BulletList(((inner,),)),
        lambda inner: exhibit("x", inner),
        lambda inner: table("x", inner),
    ],
)
def test_a_section_within_what_has_no_number_has_none(around: type) -> None:
    document = numbered(section("A", around(section("inside"))), section("B"))
    assert numbers(document, Section) | {"x": ""} == {"A": "1", "inside": "", "B": "2", "x": ""}
    assert [heading.number for heading in outline(document, 6)] == ["1", "2"]
    check(document)


def test_sections_of_the_cover_are_not_counted() -> None:
    document = numbered(section("A"), cover=Cover("k", "t", blocks=(section("control"),)))
    assert numbers(document, Section) == {"control": "", "A": "1"}


def test_figures_and_tables_count_through_the_document_wherever_they_stand() -> None:
    line = Chronology((Milestone("a", "b", 0),), "alt", words("line"))
    document = numbered(
        section("A", figure("first"), Callout("c", (table("t1"),))),
        BulletList(((OrderedList(((figure("second"),),)),),)),
        Quote((line,)),
        table("t2", figure("within a cell")),
        Fields((Field("f", (figure("within a field"),)),), "s"),
        exhibit("E", figure("within an exhibit"), facts=(Field("f", (table("t3"),)),)),
    )
    assert numbers(document, Figure) == {
        "first": "1",
        "second": "2",
        "within a cell": "4",
        "within a field": "5",
        "within an exhibit": "6",
    }
    assert numbers(document, Chronology) == {"line": "3"}
    assert numbers(document, Table) == {"t1": "1", "t2": "2", "t3": "3"}


def test_what_has_no_caption_is_not_counted() -> None:
    document = numbered(figure("one"), figure(""), table(""), figure("two"), table("t"))
    assert numbers(document, Figure) == {"one": "1", "": "", "two": "2"}
    assert numbers(document, Table) == {"": "", "t": "1"}


def test_exhibits_are_lettered() -> None:
    document = numbered(*(exhibit(f"e{index}") for index in range(28)))
    letters = list(numbers(document, Exhibit).values())
    assert letters[:2] == ["A", "B"]
    assert letters[25:] == ["Z", "AA", "AB"]


@pytest.mark.parametrize(
    ("count", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (702, "ZZ"), (703, "AAA")]
)
def test_letters(count: int, letters: str) -> None:
    assert exhibit_letters(count) == letters


def test_references_get_the_words_of_their_target() -> None:
    targets = [
        section("A", section("A1", anchor="s"), anchor="top"),
        section("By the way", numbered=False, anchor="u"),
        figure(anchor="f"),
        table(anchor="t"),
        exhibit("E", anchor="e"),
    ]
    places = ("top", "s", "u", "f", "t", "e")
    document = numbered(paragraph(*(Reference(place) for place in places)), *targets)
    expected = ["Section 1", "Section 1.1", "By the way", "Figure 1", "Table 1", "Exhibit A"]
    assert references(document) == expected
    check(document)


def test_references_are_filled_in_wherever_they_stand() -> None:
    pointer = Reference("e")
    leaf = paragraph(Strong((Emphasis((pointer,)),)))
    blocks: tuple[Block, ...] = (
        section("A", leaf),
        Quote((leaf,)),
        Callout("c", (leaf,)),
        BulletList(((leaf,),)),
        OrderedList(((leaf,),)),
        Table((Column((pointer,)),), (Row((Cell((leaf,)),)),), "s", (pointer,)),
        Fields((Field("f", (leaf,)),), "s"),
        Section((pointer,)),
        Figure(Picture(b"", "image/png", 1, 1), "alt", (pointer,)),
        exhibit("E", leaf, facts=(Field("f", (leaf,)),), anchor="e"),
    )
    document = numbered(*blocks, cover=Cover("k", "t", lead=(pointer,), blocks=(leaf,)))
    assert references(document) == ["Exhibit A"] * 15


def test_a_reference_with_words_keeps_them() -> None:
    assert references(numbered(paragraph(Reference("e", "see there")), exhibit("E", anchor="e"))) == [
        "see there"
    ]


def test_a_title_in_two_lines_is_one_in_a_reference() -> None:
    title = (Text("By"), LineBreak(), Text("the way"))
    document = numbered(Section(title, anchor="u", numbered=False), paragraph(Reference("u")))
    assert references(document) == ["By the way"]


def test_every_numbered_block_has_an_anchor_of_its_own() -> None:
    document = numbered(section("A", section("B"), figure(), table(), exhibit("E")))
    anchors = [block.anchor for block in all_blocks(document) if hasattr(block, "anchor")]
    assert anchors == ["section-1", "section-1-1", "figure-1", "table-1", "exhibit-A"]


def test_an_anchor_that_the_layout_gave_away_is_not_given_again() -> None:
    document = numbered(
        section("A"),
        section("B", anchor="section-1"),
        paragraph(Reference("section-1")),
        figure(),
        exhibit("E", anchor="figure-1"),
        section("by the way", numbered=False, anchor="figure-1-2"),
    )
    check(document)
    assert references(document) == ["Section 2"]
    (drawn,) = (block for block in all_blocks(document) if isinstance(block, Figure))
    assert drawn.anchor == "figure-1-3"


def test_numbering_twice_changes_nothing() -> None:
    once = number(specimen())
    assert number(once) == once


@settings(max_examples=150, deadline=None)
@given(documents())
def test_anchors_are_never_doubled_by_numbering(document: Document) -> None:
    def anchors(of: Document) -> list[str]:
        return [each for block in all_blocks(of) if (each := getattr(block, "anchor", ""))]

    given_, after = anchors(document), anchors(number(document))
    made = [each for each in after if each not in given_]
    assert len(made) == len(set(made))
    assert len(after) - len(set(after)) == len(given_) - len(set(given_))


@settings(max_examples=100, deadline=None)
@given(documents())
def test_numbers_are_unique_and_nothing_else_changes(document: Document) -> None:
    after = number(document)
    assert len(list(all_blocks(after))) == len(list(all_blocks(document)))
    for kind in (Section, Table, Exhibit, (Figure, Chronology)):
        found = [block.number for block in all_blocks(after) if isinstance(block, kind) and block.number]
        assert len(found) == len(set(found))


def test_the_outline_lists_numbered_sections_in_reading_order() -> None:
    document = numbered(
        section("A", section("A1", section("A1a"))),
        section("x", section("inside"), numbered=False),
        section("B"),
    )
    deep = [(each.level, each.number, plain_text(each.title)) for each in outline(document, 3)]
    assert deep == [(1, "1", "A"), (2, "1.1", "A1"), (3, "1.1.1", "A1a"), (1, "2", "B")]
    assert [each.number for each in outline(document, 2)] == ["1", "1.1", "2"]
    assert outline(document, 0) == ()
    assert {each.anchor for each in outline(document, 3)} <= {
        getattr(block, "anchor", "") for block in all_blocks(document)
    }
