"""Documents of every shape, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from docgen.document import (
    Blank,
    BlankLines,
    Block,
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
    Inline,
    Inserted,
    KeyFigure,
    KeyFigures,
    Label,
    LineBreak,
    Link,
    Listing,
    ListingKind,
    Metadata,
    Milestone,
    OrderedList,
    PageNumber,
    Paragraph,
    ParagraphRole,
    Picture,
    Quote,
    Reference,
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

# Few characters, and all those that a dump writes with: so that two different trees often look alike.
TEXTS = st.text(alphabet="ab *`[](){}<>|#:_/\\⏎\n", max_size=6)
WORDS = st.sampled_from(["a", "b", "a b"])
ANCHORS = st.sampled_from(["", "", "x", "y", "section-1", "table-1"])
TONES = st.sampled_from(Tone)
PICTURES = st.builds(
    Picture,
    st.just(b"png"),
    st.just("image/png"),
    st.integers(1, 3),
    st.integers(1, 3),
    st.sampled_from([96.0, 72.5]),
)


def inlines() -> st.SearchStrategy[Inline]:
    leaf = st.one_of(
        TEXTS.map(Text),
        TEXTS.map(Code),
        st.builds(Reference, ANCHORS, TEXTS),
        ANCHORS.map(PageNumber),
        st.just(LineBreak()),
        st.builds(Label, TEXTS, TONES),
        TEXTS.map(Blank),
    )
    return st.recursive(
        leaf,
        lambda inner: st.one_of(
            runs(inner).map(Emphasis),
            runs(inner).map(Strong),
            runs(inner).map(Inserted),
            runs(inner).map(Deleted),
            st.builds(Link, TEXTS, runs(inner)),
        ),
        max_leaves=5,
    )


def runs(of: st.SearchStrategy, most: int = 3) -> st.SearchStrategy[tuple]:
    return st.lists(of, max_size=most).map(tuple)


LINES = runs(inlines())


def leaves() -> st.SearchStrategy[Block]:
    milestones = st.builds(Milestone, TEXTS, TEXTS, st.floats(0, 9), TEXTS, TONES)
    return st.one_of(
        st.builds(Paragraph, LINES, st.sampled_from(ParagraphRole)),
        st.builds(CodeBlock, TEXTS, WORDS),
        st.just(Rule()),
        st.builds(BlankLines, TEXTS, st.integers(1, 3)),
        st.builds(KeyFigures, runs(st.builds(KeyFigure, TEXTS, TEXTS, TEXTS))),
        st.builds(Chronology, runs(milestones), TEXTS, LINES, ANCHORS),
        st.builds(Figure, PICTURES, TEXTS, LINES, ANCHORS),
        st.builds(Listing, TEXTS, st.sampled_from(ListingKind)),
        st.builds(SignOff, runs(st.builds(Signatory, TEXTS, TEXTS, TEXTS, TEXTS)), TEXTS, st.booleans()),
        st.builds(Contents, TEXTS, st.integers(1, 3)),
    )


def around(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    some = runs(inner)
    fields = runs(st.builds(Field, TEXTS, some))
    columns = runs(st.builds(Column, LINES, st.sampled_from([1.0, 0.35, 2.0]), st.booleans()))
    rows = runs(st.builds(Row, runs(st.builds(Cell, some)), st.booleans()))
    return st.one_of(
        st.builds(Section, LINES, some, ANCHORS, st.booleans(), st.booleans()),
        runs(some).map(BulletList),
        st.builds(OrderedList, runs(some), st.integers(1, 3)),
        some.map(Quote),
        st.builds(Callout, TEXTS, some, st.sampled_from(CalloutKind)),
        st.builds(Table, columns, rows, TEXTS, LINES, ANCHORS),
        st.builds(Fields, fields, TEXTS),
        st.builds(Exhibit, LINES, fields, some, ANCHORS),
    )


BLOCKS = st.recursive(leaves(), around, max_leaves=6)


def documents() -> st.SearchStrategy[Document]:
    labels = runs(st.builds(Label, TEXTS, TONES))
    covers = st.builds(
        Cover,
        TEXTS,
        TEXTS,
        TEXTS,
        LINES,
        labels,
        st.none() | PICTURES,
        runs(BLOCKS),
        st.sampled_from(CoverExtent),
    )
    metadata = st.builds(Metadata, TEXTS, st.just("en"), runs(TEXTS), TEXTS, runs(TEXTS), TEXTS)
    running = st.builds(Running, TEXTS, TEXTS, TEXTS)
    return st.builds(Document, metadata, runs(BLOCKS), st.none() | covers, running, TEXTS)
