"""What holds nothing is taken out of a document, and so are contents that would list next to nothing."""

from __future__ import annotations

import pytest

from docgen.document import (
    Block,
    Contents,
    Cover,
    Document,
    Exhibit,
    Field,
    Fields,
    Metadata,
    Paragraph,
    Section,
    pruned,
)
from specimen import line, words

EXHIBIT = Exhibit(words("a log"), (), line("lines"))


def sections(count: int, *more: Block) -> tuple[Section, ...]:
    return tuple(Section(words(f"section {index}"), (*line("words"), *more)) for index in range(count))


def has_contents(*blocks: Block) -> bool:
    return any(isinstance(block, Contents) for block in pruned(Document(Metadata("t"), blocks)).blocks)


@pytest.mark.parametrize(("count", "stay"), [(0, False), (7, False), (8, True)])
def test_contents_of_few_entries_are_left_out(count: int, stay: bool) -> None:
    assert has_contents(Contents(), *sections(count)) is stay


def test_a_heading_above_nothing_does_not_count_and_one_below_another_does() -> None:
    empty = Section(words("empty"), (Paragraph(()),))
    assert not has_contents(Contents(), *sections(7), empty)
    assert has_contents(Contents(), *sections(4, Section(words("below"), line("words"))))


def test_contents_stay_where_exhibits_make_a_document_long() -> None:
    assert has_contents(Contents(), *sections(2, EXHIBIT))


def test_what_is_empty_goes_from_the_cover_too() -> None:
    entries = (Field("given", line("value")), Field("not given", ()))
    document = Document(Metadata("t"), sections(1), Cover("k", "t", blocks=(Fields(entries, "values"),)))
    cover = pruned(document).cover
    assert cover
    assert cover.blocks == (Fields(entries[:1], "values"),)
