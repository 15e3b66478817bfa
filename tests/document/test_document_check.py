"""The check before writing: every fault is found, all at once, and a good document passes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.document import (
    Blank,
    BlankLines,
    Block,
    BulletList,
    Callout,
    Cell,
    Chronology,
    CodeBlock,
    Column,
    Contents,
    Cover,
    Deleted,
    Document,
    Emphasis,
    Exhibit,
    Field,
    Fields,
    Figure,
    Inline,
    Inserted,
    KeyFigure,
    KeyFigures,
    Label,
    Link,
    Listing,
    ListingKind,
    Metadata,
    Milestone,
    OrderedList,
    Paragraph,
    Picture,
    Quote,
    Reference,
    Row,
    Running,
    Section,
    Signatory,
    SignOff,
    Strong,
    Table,
    Text,
    check,
    number,
)
from docgen.errors import DocumentError
from specimen import specimen

PICTURE = Picture(b"", "image/png", 1, 1)
CELL = Cell((Paragraph((Text("a"),)),))
COLUMN = Column((Text("c"),))


def faults(*blocks: Block, **parts: object) -> tuple[str, ...]:
    try:
        check(number(replace(Document(Metadata("t"), blocks), **parts)))
    except DocumentError as error:
        return error.faults
    return ()


def line(*inlines: Inline) -> Paragraph:
    return Paragraph(inlines)


def nested(levels: int) -> Section:
    inner = Section((Text(f"level {levels}"),))
    for level in range(levels - 1, 0, -1):
        inner = Section((Text(f"level {level}"),), (inner,))
    return inner


def test_a_good_document_passes_unchanged() -> None:
    document = number(specimen())
    assert check(document) is document


BROKEN: list[tuple[Block, str]] = [
    (Section(()), "a section has an empty title"),
    (Section((Text("  "),)), "a section has an empty title"),
    (Section((Emphasis(()),)), "a section has an empty title"),
    (Exhibit((), (), ()), "an exhibit has an empty title"),
    (Table((), (), "s"), "a table has no columns"),
    (Table((COLUMN,), (), " "), "a table has no summary"),
    (
        Table((COLUMN,), (Row((CELL,)), Row((CELL, CELL))), "s"),
        "row 2 of table 's' has 2 cells for 1 columns",
    ),
    (Table((COLUMN,), (Row(()),), "s", (Text("cap"),)), "row 1 of table 'cap' has 0 cells for 1 columns"),
    (Fields((), "s"), "a list of fields is empty"),
    (BulletList(()), "a list has no items"),
    (OrderedList(()), "a list has no items"),
    (KeyFigures(()), "a strip of key figures is empty"),
    (Figure(PICTURE, " ", (Text("cap"),)), "a figure has no alternative text: 'cap'"),
    (Chronology((Milestone("a", "b", 0),), "", ()), "a chronology has no alternative text"),
    (Chronology((), "alt", ()), "a chronology has no milestones"),
    (Chronology((Milestone("a", "b", float("nan")),), "alt", ()), "at no point in time"),
    (SignOff(()), "a sign-off table has nobody to sign it"),
    (line(Link("javascript:alert(1)", (Text("a"),))), "a link leads to 'javascript:alert(1)'"),
    (line(Link("file:///etc/passwd", (Text("a"),))), "a link leads to 'file:///etc/passwd'"),
    (line(Link("https://example.org", (Text(" "),))), "has no words"),
    (line(Label(" ")), "a label has no word"),
    (line(Blank("")), "an empty field does not say what belongs in it"),
    (line(Reference("nowhere")), "a reference leads to 'nowhere', which is not in the document"),
    (line(Reference("nowhere", "there")), "a reference leads to 'nowhere', which is not in the document"),
    (nested(7), "the section 'level 7' stands more than 6 levels deep"),
]


@pytest.mark.parametrize(("block", "fault"), BROKEN, ids=[fault for _, fault in BROKEN])
def test_each_fault_is_found_and_nothing_else(block: Block, fault: str) -> None:
    (found,) = faults(block)
    assert fault in found


@pytest.mark.parametrize(
    "around",
    [
        lambda inner: Section((Text("s"),), (inner,)),
        lambda inner: Quote((inner,)),
        lambda inner: Callout("c", (inner,)),
        lambda inner: BulletList(((inner,),)),
        lambda inner: OrderedList(((inner,),)),
        lambda inner: Table((COLUMN,), (Row((Cell((inner,)),)),), "s"),
        lambda inner: Fields((Field("f", (inner,)),), "s"),
        lambda inner: Exhibit((Text("e"),), (Field("f", (inner,)),), ()),
        lambda inner: Exhibit((Text("e"),), (), (inner,)),
    ],
)
def test_faults_are_found_wherever_they_stand(around: type) -> None:
    assert faults(around(BulletList(()))) == ("a list has no items",)
    assert faults(around(line(Strong((Emphasis((Label(""),)),))))) == ("a label has no word",)


def test_faults_of_the_cover_are_found() -> None:
    cover = Cover("k", "t", lead=(Label(""),), blocks=(BulletList(()),))
    assert set(faults(cover=cover)) == {"a label has no word", "a list has no items"}


def test_everything_wrong_is_told_at_once() -> None:
    assert len(faults(*(block for block, _ in BROKEN), metadata=Metadata(" "))) == len(BROKEN) + 1
    assert faults(metadata=Metadata(" ")) == ("the document has no title",)


def test_six_levels_are_not_too_deep() -> None:
    assert faults(nested(6)) == ()


def test_an_anchor_stands_once() -> None:
    first, second = (Section((Text(title),), anchor="x") for title in "ab")
    assert faults(first, Quote((second,))) == ("the anchor 'x' stands 2 times",)


def test_a_reference_to_what_has_no_number_needs_words_of_its_own() -> None:
    plain = Figure(PICTURE, "alt", anchor="f")
    assert "a reference to 'f' has no words" in faults(plain, line(Reference("f")))[0]
    assert faults(plain, line(Reference("f", "the picture"))) == ()


@pytest.mark.parametrize("url", ["http://a.example", "HTTPS://a.example", "mailto:a@b.example", "tel:+1"])
def test_ordinary_addresses_pass(url: str) -> None:
    assert faults(line(Link(url, (Text("a"),)))) == ()


BAD = "a\x07b"
PLACES: list[tuple[str, Document]] = [
    (name, Document(Metadata("t"), (block,)))
    for name, block in (
        ("text", line(Text(BAD))),
        ("label", line(Label(BAD))),
        ("blank", line(Blank(BAD))),
        ("address", line(Link(f"https://a.example/{BAD}", (Text("a"),)))),
        ("code", CodeBlock(BAD)),
        ("language", CodeBlock("a", BAD)),
        ("listing", Listing(BAD, ListingKind.LOG)),
        ("blank lines", BlankLines(BAD)),
        ("key figure", KeyFigures((KeyFigure("a", "b", BAD),))),
        ("milestone", Chronology((Milestone(BAD, "b", 0),), "alt", ())),
        ("phase", Chronology((Milestone("a", "b", 0, BAD),), "alt", ())),
        ("drawing", Chronology((Milestone("a", "b", 0),), BAD, ())),
        ("figure", Figure(PICTURE, BAD)),
        ("table", Table((COLUMN,), (), BAD)),
        ("column", Table((Column((Text(BAD),)),), (), "s")),
        ("fields", Fields((Field(BAD, ()),), "s")),
        ("exhibit", Exhibit((Text("e"),), (Field(BAD, ()),), ())),
        ("callout", Callout(BAD, ())),
        ("contents", Contents(BAD)),
        ("signatory", SignOff((Signatory("r", meaning=BAD),))),
        ("date heading", SignOff((Signatory("r"),), BAD)),
    )
]
PLACES += [
    ("stamp", Document(Metadata("t"), (), stamp=BAD)),
    ("title", Document(Metadata(BAD), ())),
    ("author", Document(Metadata("t", authors=(BAD,)), ())),
    ("header", Document(Metadata("t"), (), running=Running(header_end=BAD))),
    ("cover", Document(Metadata("t"), (), Cover("k", "t", BAD))),
    ("cover label", Document(Metadata("t"), (), Cover("k", "t", labels=(Label(BAD),)))),
]


@pytest.mark.parametrize(("place", "document"), PLACES, ids=[name for name, _ in PLACES])
def test_what_no_format_can_hold_is_refused_wherever_it_stands(place: str, document: Document) -> None:
    with pytest.raises(DocumentError, match=r"‹U\+0007›"):
        check(number(document))


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\ud800", "\ufffe", "\u202e", "\r", "\u2028"])
def test_unprintable_characters(character: str) -> None:
    (fault,) = faults(line(Text(f"a{character}b")))
    assert "cannot be printed" in fault


@given(st.text(st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs")), min_size=1))
def test_ordinary_text_passes(text: str) -> None:
    assert faults(line(Text(text))) == ()


def test_a_mark_of_a_change_within_another_is_refused() -> None:
    nested = Inserted((Strong((Deleted((Text("a"),)),)),))
    assert faults(line(nested)) == ("a mark of a change stands within another",)
