"""Arbitrary documents for hypothesis: every kind of block and inline, nested as nobody would nest them.

What the strategies make is what :func:`docgen.document.check` lets through once it is numbered; its words are
of characters that the bundled fonts hold.
"""

from __future__ import annotations

from hypothesis import strategies as st

from docgen.document import (
    Blank,
    BlankLines,
    BulletList,
    Callout,
    CalloutKind,
    Cell,
    Chronology,
    Code,
    CodeBlock,
    Column,
    Contents,
    Cover,
    CoverExtent,
    Deleted,
    Document,
    Emphasis,
    Exhibit,
    Field,
    Fields,
    Figure,
    Foreign,
    Inserted,
    KeyFigure,
    KeyFigures,
    Label,
    LineBreak,
    Link,
    Listing,
    ListingKind,
    Marking,
    Metadata,
    Milestone,
    OrderedList,
    Paragraph,
    ParagraphRole,
    Quote,
    Row,
    Rule,
    Running,
    Section,
    Signatory,
    SignOff,
    Strong,
    Table,
    Text,
    Tone,
)
from docgen.tlp import Tlp
from specimen import chart

ALPHABET = "abcXYZ 0189 éßøŁ ДЖю αβγ _*`~[]()<>&\"'\\|#+-=.!:;{}%$^@/?,\u00a0\u2013\u2019\u2026\u00ad"
PICTURE = chart(64, 48)

words = st.text(st.sampled_from(ALPHABET), max_size=40)
lines = st.text(st.sampled_from(ALPHABET + "\n\t"), max_size=80)
named = words.filter(lambda text: any(character.isalnum() for character in text))
urls = st.sampled_from(["https://example.org/a?b=1&c=2", "mailto:a@example.org", "http://example.org/\u00e9"])
tones = st.sampled_from(Tone)

plain_inlines = st.one_of(
    st.builds(Text, lines),
    st.builds(Code, lines),
    st.just(LineBreak()),
    st.builds(Label, named, tones),
    st.builds(Blank, named),
    st.builds(Link, urls, st.builds(Text, named).map(lambda text: (text,))),
)
marked_inlines = st.lists(plain_inlines, max_size=3).map(tuple)
marks = st.builds(Inserted, marked_inlines) | st.builds(Deleted, marked_inlines)


def _stressed(inner: st.SearchStrategy) -> st.SearchStrategy:
    children = st.lists(inner, max_size=3).map(tuple)
    foreign = st.builds(Foreign, st.sampled_from(["en", "de", "ja"]), children)
    return st.builds(Emphasis, children) | st.builds(Strong, children) | foreign


inlines = st.lists(st.recursive(plain_inlines | marks, _stressed, max_leaves=6), max_size=4).map(tuple)
titles = st.builds(lambda first, rest: (Text(first), *rest), named, inlines)
captions = st.just(()) | titles
paragraphs = st.builds(Paragraph, inlines, st.sampled_from(ParagraphRole))

milestones = st.lists(
    st.builds(Milestone, named, named, st.integers(0, 9999).map(float), words, tones), min_size=1, max_size=4
).map(tuple)
signatories = st.lists(st.builds(Signatory, words, words, words, words), min_size=1, max_size=3).map(tuple)

leaves = st.one_of(
    paragraphs,
    st.builds(CodeBlock, lines),
    st.just(Rule()),
    st.builds(BlankLines, named, st.integers(1, 4)),
    st.builds(KeyFigures, st.lists(st.builds(KeyFigure, words, words, words), max_size=7).map(tuple)),
    st.builds(Chronology, milestones, named, captions),
    st.builds(Figure, st.just(PICTURE), named, captions),
    st.builds(Listing, lines, st.sampled_from(ListingKind)),
    st.builds(SignOff, signatories, named, st.booleans()),
    st.builds(Contents, named, st.integers(1, 3)),
)


@st.composite
def _tables(draw: st.DrawFn, inner: st.SearchStrategy) -> Table:
    columns = draw(
        st.lists(st.builds(Column, inlines, st.floats(0.1, 5), st.booleans()), min_size=1, max_size=3)
    )
    cells = st.lists(inner, max_size=2).map(lambda blocks: Cell(tuple(blocks)))
    row = st.lists(cells, min_size=len(columns), max_size=len(columns)).map(tuple)
    rows = draw(st.lists(st.builds(Row, row, st.booleans()), max_size=3))
    return Table(tuple(columns), tuple(rows), draw(named), draw(captions))


def _containers(inner: st.SearchStrategy) -> st.SearchStrategy:
    several = st.lists(inner, max_size=3).map(tuple)
    items = st.lists(several, min_size=1, max_size=3).map(tuple)
    fields = st.lists(st.builds(Field, words, several), min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Section, titles, several, numbered=st.booleans(), new_page=st.booleans()),
        st.builds(BulletList, items),
        st.builds(OrderedList, items, st.integers(0, 999)),
        st.builds(Quote, several),
        st.builds(Callout, words, several, st.sampled_from(CalloutKind)),
        st.builds(Fields, fields, named),
        st.builds(Exhibit, titles, fields, several, part=st.booleans()),
        _tables(inner),
    )


blocks = st.recursive(leaves, _containers, max_leaves=8)
several_blocks = st.lists(blocks, max_size=4).map(tuple)
covers = st.builds(
    Cover,
    words,
    named,
    words,
    inlines,
    st.lists(st.builds(Label, named, tones), max_size=3).map(tuple),
    st.none() | st.just(PICTURE),
    st.lists(leaves, max_size=2).map(tuple),
    st.sampled_from(CoverExtent),
)
markings = st.builds(
    Marking,
    st.sampled_from([None, *Tlp]),
    st.lists(words, max_size=2).map(tuple),
    words,
    words,
)
documents = st.builds(
    Document,
    st.builds(Metadata, named, st.sampled_from(["en", "de-AT", "el", "ja"])),
    several_blocks,
    st.none() | covers,
    st.builds(Running, words, words, words),
    st.sampled_from(["", "DRAFT", "SUPERSEDED DRAFT"]),
    st.just(()),
    st.one_of(st.just(Marking()), markings),
)
