"""References to exhibits: each leads to one that there is; what the text never speaks of is found."""

from __future__ import annotations

import pytest

from docgen.document import plain_text
from docgen.document.walk import all_blocks, inlines_of
from docgen.errors import DataError
from docgen.pipeline import assemble, validate
from docgen.problem import Problem
from docgen.readers import read_bytes

HEAD = "id: X-1\ntitle: T\nseverity: S2\ndate: 2026-03-14\n"
RULES = ("exhibit-reference", "exhibit-unreferred", "exhibit-name", "exhibit-part")


def problems(text: str) -> list[Problem]:
    try:
        found = validate(read_bytes((HEAD + text).encode(), "a.yaml")).findings
    except DataError as error:
        found = error.problems
    return [problem for problem in found if problem.rule in RULES]


def appendix(title: str, **keys: str) -> str:
    more = "".join(f"    {key}: {value}\n" for key, value in keys.items())
    return f"  - kind: log\n    title: {title}\n    text: x\n{more}"


def test_data_that_name_no_exhibit_are_asked_for_no_references() -> None:
    assert problems("appendices:\n" + appendix("One") + appendix("Two")) == []


def test_an_unknown_reference_is_an_error_in_its_place() -> None:
    text = "detection: See [it](exhibit:latncy-graph).\nappendices:\n" + appendix("G", name="latency-graph")
    wrong, found = problems(text)
    assert str(wrong) == (
        "a.yaml:5:12: detection: the reference 'exhibit:latncy-graph' leads to no exhibit "
        "(did you mean 'latency-graph'?)"
    )
    assert wrong.blocks
    assert not found.blocks
    assert str(found) == (
        "a.yaml:7:5: appendices[0]: the text refers to Exhibit A nowhere ([see](exhibit:latency-graph))"
    )


def test_a_letter_is_no_name() -> None:
    (wrong, _) = problems("response: '[see](exhibit:A)'\nappendices:\n" + appendix("G"))
    assert "give the appendix a name" in str(wrong)
    (wrong,) = problems("appendices:\n" + appendix("G", part_of="graphs"))
    assert "give the appendix above a name" in str(wrong)


def test_a_name_that_stands_twice_is_found_and_a_reference_to_it_is_wrong() -> None:
    twice = "appendices:\n" + appendix("G", name="graph") + appendix("H", name="graph")
    assert "exhibit-name" in {problem.rule for problem in problems(twice)}
    assert not any(problem.blocks for problem in problems(twice))
    (wrong,) = (each for each in problems("detection: '[see](exhibit:graph)'\n" + twice) if each.blocks)
    assert "leads to 2 exhibits" in str(wrong)


def test_to_speak_of_a_part_is_to_speak_of_the_exhibit() -> None:
    family = "appendices:\n" + appendix("G", name="graph") + appendix("H", name="half", part_of="graph")
    assert problems("detection: '[see](exhibit:half)'\n" + family) == []
    assert problems("detection: '[see](exhibit:graph)'\n" + family) == []


def test_a_caption_that_speaks_of_its_own_exhibit_is_no_reference() -> None:
    (found,) = problems("appendices:\n" + appendix("G", name="graph", caption="'[see](exhibit:graph)'"))
    assert found.rule == "exhibit-unreferred"


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ({"name": "graph"}, {"part_of": "grph"}, "did you mean 'graph'?"),
        ({"name": "graph", "part_of": "graph"}, {}, "give the appendix above a name"),
    ],
)
def test_a_part_stands_below_its_whole(first: dict[str, str], second: dict[str, str], told: str) -> None:
    found = problems("appendices:\n" + appendix("G", **first) + appendix("H", **second))
    (wrong,) = (each for each in found if each.blocks)
    assert told in str(wrong)


def test_a_part_that_stands_elsewhere_is_told_to_move() -> None:
    text = appendix("G", name="graph") + appendix("Other", name="other") + appendix("H", part_of="graph")
    (wrong,) = (each for each in problems("appendices:\n" + text) if each.blocks)
    assert "does not stand below 'graph' (move it there" in str(wrong)


@pytest.mark.parametrize("layout", ["postmortem", "leadership"])
def test_a_document_without_exhibits_says_the_same_words(layout: str) -> None:
    text = (
        "executive_summary: Latency rose ([see](exhibit:half)).\nappendices:\n"
        + appendix("G", name="graph")
        + appendix("H", name="half", part_of="graph")
    )
    document = assemble(validate(read_bytes((HEAD + text).encode(), "a.yaml")), layout)
    words = [plain_text(inlines_of(block)) for block in all_blocks(document)]
    assert "Latency rose (see Exhibit A-1)." in words
