"""Numbers of exhibits and of their parts, and references to them by name."""

from __future__ import annotations

from docgen.document import Document, Exhibit, Foreign, Metadata, Paragraph, Reference, Text, check, number
from docgen.document.exhibit_number import exhibit_numbers
from docgen.document.walk import all_blocks, inlines_of, plain_text


def exhibit(name: str = "", *, part: bool = False) -> Exhibit:
    return Exhibit((Text("t"),), (), (), name=name, part=part)


def point(name: str) -> Paragraph:
    return Paragraph((Text("see "), Reference(f"exhibit:{name}")))


def document(*blocks: Exhibit | Paragraph, language: str = "en") -> Document:
    return Document(Metadata("t", language=language), blocks)


def numbers(tree: Document) -> list[str]:
    return [block.number for block in all_blocks(tree) if isinstance(block, Exhibit)]


def test_parts_are_numbered_below_their_exhibit() -> None:
    parts = [False, True, True, False, False, True]
    expected = ["A", "A-1", "A-2", "B", "C", "C-1"]
    assert list(exhibit_numbers(parts)) == expected
    assert numbers(number(document(*(exhibit(part=part) for part in parts)))) == expected


def test_a_part_of_nothing_is_an_exhibit() -> None:
    assert numbers(number(document(exhibit(part=True), exhibit(part=True)))) == ["A", "A-1"]


def test_letters_go_on_behind_z() -> None:
    assert [*exhibit_numbers([False] * 27 + [True])][-2:] == ["AA", "AA-1"]


def test_a_name_leads_to_the_exhibit_wherever_it_stands() -> None:
    tree = check(number(document(point("half"), exhibit("graph"), exhibit("half", part=True))))
    assert plain_text(inlines_of(tree.blocks[0])) == "see Exhibit A-1"
    (reference,) = (each for each in inlines_of(tree.blocks[0]) if isinstance(each, Reference))
    assert reference.anchor == getattr(tree.blocks[2], "anchor")  # noqa: B009 - any block


def test_an_exhibit_that_stands_elsewhere_is_named_in_our_words() -> None:
    tree = check(number(document(point("graph"), language="el"), {"graph": "Exhibit C"}))
    assert inlines_of(tree.blocks[0])[1] == Foreign("en", (Text("Exhibit C"),))


def test_one_that_is_not_to_be_known_of_is_not_named() -> None:
    tree = check(number(document(point("secret")), {"graph": "Exhibit C"}))
    assert plain_text(inlines_of(tree.blocks[0])) == "see an exhibit that is not in this edition"
