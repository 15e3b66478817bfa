"""References to exhibits in Markdown: what the author says, and the number that docgen gives."""

from __future__ import annotations

import pytest

from docgen.document import Emphasis, Inline, Link, Paragraph, Reference, Text
from docgen.markup import exhibits_named, parse_blocks, parse_inlines, review

GRAPH = Reference("exhibit:graph")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[see](exhibit:graph)", (Text("see "), GRAPH)),
        ("[](exhibit:graph)", (GRAPH,)),
        ("<exhibit:graph>", (GRAPH,)),
        (
            "[the *slow* check](exhibit:graph)",
            (Text("the "), Emphasis((Text("slow"),)), Text(" check ("), GRAPH, Text(")")),
        ),
        ("[it][1]\n\n[1]: exhibit:graph", (Text("it "), GRAPH)),
        ('[see](exhibit:graph "at 14:00")', (Text("see "), GRAPH, Text(" (at 14:00)"))),
    ],
)
def test_a_reference_shows_its_words_and_its_number(source: str, expected: tuple[Inline, ...]) -> None:
    assert parse_blocks(source) == (Paragraph(expected),)
    assert review(source) == ()


def test_within_a_link_it_is_text() -> None:
    (link,) = parse_inlines("[a <exhibit:graph>](https://example.org)")[-1:]
    assert not isinstance(link, Link) or Reference not in map(type, link.children)


def test_code_is_no_reference() -> None:
    assert exhibits_named("`[see](exhibit:graph)` and exhibit:graph") == ()


def test_every_place_of_a_text_is_looked_at() -> None:
    table = "| [c](exhibit:three) |\n|---|\n| <exhibit:four> |\n"
    text = f"# [a](exhibit:one)\n\n- [b](exhibit:two)\n\n{table}\n> **[d](exhibit:one)**\n"
    assert sorted(exhibits_named(text)) == ["four", "one", "one", "three", "two"]
