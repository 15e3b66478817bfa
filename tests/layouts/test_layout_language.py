"""The layouts' own words are English in a report in any language, and say so; the data's never are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cases import LAYOUTS, assembled, bare, checkout

from docgen.document import Document, Foreign, Section, Table, Text, plain_text, walk_blocks
from docgen.document.walk import all_blocks, inlines_of, walk_inlines
from docgen.evidence import Dossier
from docgen.incident import Status
from docgen.layout_api import Layout


def foreign(document: Document) -> set[str]:
    inlines = (inline for block in all_blocks(document) for inline in walk_inlines(inlines_of(block)))
    return {plain_text(each.children) for each in inlines if isinstance(each, Foreign)}


def greek() -> Dossier:
    whole = checkout()
    return replace(whole, incident=replace(whole.incident, language="el"))


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_headings_are_told_to_be_english(layout: Layout) -> None:
    document = assembled(layout, greek())
    assert document.metadata.names_language == "en"
    titled = [
        block for block in walk_blocks(document.blocks) if isinstance(block, Section) and block.numbered
    ]
    for section in titled:
        assert [type(each) for each in section.title] == [Foreign], plain_text(section.title)
    for table in (block for block in walk_blocks(document.blocks) if isinstance(block, Table)):
        for column in table.columns:
            assert all(isinstance(each, Foreign) for each in column.title)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_what_the_data_say_is_not(layout: Layout) -> None:
    told = " ".join(foreign(assembled(layout, greek())))
    incident = greek().incident
    for words in (
        incident.title,
        incident.commander or "",
        incident.affected_services[0],
        "Gateway log at onset",
    ):
        assert words not in told


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_an_english_report_needs_no_word(layout: Layout) -> None:
    assert foreign(assembled(layout, checkout())) == set()


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_what_stands_for_an_absent_value_is_told_too(layout: Layout) -> None:
    closed = replace(bare(Status.FINAL), language="el")
    assert "Not stated" in foreign(assembled(layout, closed))
    said = [
        inline.text
        for block in all_blocks(assembled(layout, closed))
        for inline in inlines_of(block)
        if isinstance(inline, Text)
    ]
    assert "Not stated" not in said
