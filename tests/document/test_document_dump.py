"""The dump: readable, complete, and different for different documents."""

from __future__ import annotations

import pickle
from dataclasses import fields, is_dataclass, replace
from itertools import groupby

import pytest
from document_forge import BLOCKS, LINES, documents
from hypothesis import given, settings

from docgen.document import (
    Block,
    Cell,
    Deleted,
    Document,
    Emphasis,
    Field,
    Fields,
    Foreign,
    Inline,
    Inserted,
    Label,
    LineBreak,
    Link,
    Metadata,
    Paragraph,
    Picture,
    Reference,
    Row,
    Section,
    Strong,
    Table,
    Text,
    Tone,
    dump,
    number,
)
from docgen.document.shorthand import shorthand
from specimen import specimen


def same(value: object) -> object:
    """What a document says: neighbouring texts as one, and empty ones as none."""
    if isinstance(value, tuple):
        joined: list[object] = []
        for is_text, group in groupby(value, lambda each: isinstance(each, Text)):
            if is_text:
                joined.append(Text("".join(each.text for each in group)))
            else:
                joined.extend(same(each) for each in group)
        return tuple(each for each in joined if each != Text(""))
    if isinstance(value, Section) and not value.numbered:
        value = replace(value, number="")
    if is_dataclass(value) and not isinstance(value, type):
        return type(value), *(same(getattr(value, each.name)) for each in fields(value))
    return value


@settings(max_examples=400)
@given(LINES, LINES)
def test_different_lines_look_different(first: tuple[Inline, ...], second: tuple[Inline, ...]) -> None:
    assert (shorthand(first) == shorthand(second)) is (same(first) == same(second))


@settings(max_examples=200, deadline=None)
@given(documents(), documents())
def test_different_documents_have_different_dumps(first: Document, second: Document) -> None:
    assert (dump(first) == dump(second)) is (same(first) == same(second))


@settings(max_examples=300, deadline=None)
@given(BLOCKS, BLOCKS)
def test_different_blocks_have_different_dumps(first: Block, second: Block) -> None:
    one, other = (Document(Metadata("t"), (block,)) for block in (first, second))
    assert (dump(one) == dump(other)) is (same(first) == same(second))


ALIKE: tuple[tuple[tuple[Inline, ...], tuple[Inline, ...]], ...] = (
    ((Text("*a*"),), (Emphasis((Text("a"),)),)),
    ((Strong((Emphasis((Text("a"),)),)),), (Emphasis((Strong((Text("a"),)),)),)),
    ((Emphasis((Text("a"),)), Emphasis((Text("b"),))), (Emphasis((Text("a"),)), Strong((Text("b"),)))),
    ((Emphasis(()), Text("a"), Emphasis(())), (Emphasis((Emphasis((Text("a"),)),)),)),
    ((Link("#x", (Text("a"),)),), (Reference("x", "a"),)),
    ((Label("a", Tone.LOW), Text("(b)")), (Link("b", (Text("a: low"),)),)),
    ((Text("a ⏎ b"),), (Text("a"), LineBreak(), Text("b"))),
    ((Text("a\nb"),), (Text("a\\nb"),)),
    ((Inserted((Text("a"),)),), (Deleted((Text("a"),)),)),
    ((Text("⊕"), Foreign("de", (Text("a"),))), (Inserted((Text("de: a"),)),)),
)


@pytest.mark.parametrize(("first", "second"), ALIKE)
def test_lines_that_are_easily_confused(first: tuple[Inline, ...], second: tuple[Inline, ...]) -> None:
    assert shorthand(first) != shorthand(second)


def leaf(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def test_a_cell_ends_where_it_ends() -> None:
    def table(*cells: Cell) -> str:
        return dump(Document(Metadata("t"), (Table((), (Row(cells),), "s"),)))

    first = table(Cell((leaf("a"), leaf("b"))), Cell((leaf("c"),)))
    assert first != table(Cell((leaf("a"),)), Cell((leaf("b"), leaf("c"))))


def test_pixels_are_left_out_and_the_size_is_not() -> None:
    document = specimen()
    assert document.cover is not None

    def with_logo(picture: Picture) -> str:
        assert document.cover is not None
        return dump(replace(document, cover=replace(document.cover, logo=picture)))

    small = Picture(b"a", "image/png", 1, 1)
    assert with_logo(small) == with_logo(replace(small, data=b"b"))
    assert with_logo(small) != with_logo(replace(small, width=2))
    assert with_logo(small) != with_logo(replace(small, per_inch=97.0))


def test_it_reads_well() -> None:
    document = Document(
        Metadata("A title", authors=("Mercy Okafor",)),
        (
            Section(
                (Text("First"),), (leaf("Some words."), Fields((Field("Name", (leaf("value"),)),), "Facts"))
            ),
        ),
    )
    assert dump(number(document)).splitlines() == [
        "document 'A title' [en]",
        "  authors Mercy Okafor",
        "  running '' '' ''",
        "  section 1 First {#section-1}",
        "    body Some words.",
        "    fields <Facts>",
        "      Name:",
        "        body value",
    ]


def test_the_specimen_is_in_its_dump_word_for_word() -> None:
    shown = dump(number(specimen()))
    for words in (
        "Gateway log",
        "pool exhausted",
        "Mercy Okafor",
        "1 h 47 min",
        "undetected",
        "gateway-eu-3",
        "DRAFT",
    ):
        assert words in shown


def test_a_document_survives_a_journey_between_processes() -> None:
    document = number(specimen())
    assert pickle.loads(pickle.dumps(document)) == document
    assert hash(pickle.loads(pickle.dumps(document))) == hash(document)
