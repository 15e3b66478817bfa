"""Walking a document: in the order of reading, everything once, however deep."""

from __future__ import annotations

from document_forge import documents
from hypothesis import given, settings

from docgen.document import (
    Block,
    BulletList,
    Callout,
    Cell,
    Code,
    Column,
    Cover,
    Document,
    Emphasis,
    Exhibit,
    Field,
    Fields,
    Inline,
    Label,
    LineBreak,
    Link,
    Metadata,
    Paragraph,
    Quote,
    Reference,
    Row,
    Section,
    Strong,
    Table,
    Text,
    blocks_of,
    check,
    number,
    plain_text,
    walk_blocks,
)
from docgen.document.walk import all_blocks, inlines_of, walk_inlines
from specimen import specimen


def leaf(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def words(document: Document) -> list[str]:
    return [plain_text(block.children) for block in all_blocks(document) if isinstance(block, Paragraph)]


def test_blocks_come_in_the_order_of_reading() -> None:
    row = Row((Cell((leaf("3"), leaf("4"))), Cell((leaf("5"),))))
    blocks: tuple[Block, ...] = (
        Section((Text("s"),), (leaf("1"), Section((Text("t"),), (leaf("2"),)))),
        Table((Column(()), Column(())), (row, Row((Cell(), Cell((leaf("6"),))))), "s"),
        Fields((Field("f", (leaf("7"),)), Field("g", (leaf("8"),))), "s"),
        BulletList(((leaf("9"), Quote((leaf("10"),))), (leaf("11"),))),
        Exhibit((Text("e"),), (Field("f", (leaf("12"),)),), (leaf("13"),)),
        Callout("c", (leaf("14"),)),
    )
    document = Document(Metadata("t"), blocks, Cover("k", "t", blocks=(leaf("0"),)))
    assert words(document) == [str(count) for count in range(15)]


def test_a_block_comes_before_what_stands_within_it() -> None:
    outer = Quote((Quote((leaf("a"),)),))
    assert list(walk_blocks((outer,))) == [outer, outer.blocks[0], leaf("a")]


def test_ten_thousand_levels_do_not_exhaust_the_stack() -> None:
    block: Block = leaf("at the bottom")
    inline: Inline = Text("at the bottom")
    for _ in range(10_000):
        block, inline = Quote((block,)), Emphasis((inline,))
    assert sum(1 for _ in walk_blocks((block,))) == 10_001
    assert plain_text((inline,)) == "at the bottom"


def test_deep_but_sane_documents_are_numbered_and_checked() -> None:
    block: Block = leaf("at the bottom")
    for _ in range(100):
        block = Quote((block,))
    check(number(Document(Metadata("t"), (block,))))


def test_plain_text_is_what_a_reader_reads() -> None:
    inlines = (
        Text("a "),
        Strong((Emphasis((Text("b"),)), Code(" c "))),
        Link("https://example.org", (Text("d"),)),
        LineBreak(),
        Label("e"),
        Reference("x", " f"),
    )
    assert plain_text(inlines) == "a b c d\ne f"


def test_the_inlines_of_a_table_are_its_headings_and_caption() -> None:
    table = Table((Column((Text("a"),)), Column((Text("b"),))), (), "s", (Text("c"),))
    assert plain_text(inlines_of(table)) == "abc"


@settings(max_examples=100, deadline=None)
@given(documents())
def test_every_block_is_met_once_for_each_place(document: Document) -> None:
    def count(blocks: tuple[Block, ...]) -> int:
        return sum(1 + count(blocks_of(block)) for block in blocks)

    cover = document.cover.blocks if document.cover else ()
    assert len(list(all_blocks(document))) == count(cover) + count(document.blocks)


def test_the_specimen_holds_every_kind_of_block_and_inline() -> None:
    document = specimen()
    blocks = list(all_blocks(document))
    inlines = [inline for block in blocks for inline in walk_inlines(inlines_of(block))]
    met = {type(each).__name__ for each in (*blocks, *inlines)}
    assert {each.__name__ for each in (*Block.__args__, *Inline.__args__)} <= met
