"""The frame: cover, control block, running header and footer, stamp, metadata."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from cases import LAYOUTS, assembled, bare, checkout
from docgen.layouts.leadership import layout as leadership
from docgen.layouts.parts.lead import lead
from docgen.layouts.parts.severity import severity_label
from docgen.layouts.postmortem import layout as postmortem
from docgen.layouts.regulatory import layout as regulatory
from seen import every, rows_of, section_of, words_of

from docgen.document import CoverExtent, Document, Fields, Picture, Table, Text, Tone, plain_text
from docgen.incident import DocumentControl, Severity, Status
from docgen.layout_api import Layout, Options

by_name = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)


@by_name
@pytest.mark.parametrize(
    ("status", "stamp"), [(Status.DRAFT, "DRAFT"), (Status.IN_REVIEW, ""), (Status.FINAL, "")]
)
def test_a_draft_says_so_and_nothing_else_does(layout: Layout, status: Status, stamp: str) -> None:
    assert assembled(layout, bare(status)).stamp == stamp


@by_name
def test_what_runs_on_every_page(layout: Layout) -> None:
    running = assembled(layout, checkout()).running
    assert running.header_start == "PM-2026-0187 · version 1.0"
    assert running.header_end == "Confidential"
    assert running.footer_start == "Checkout unavailable in two regions"
    assert assembled(layout, bare()).running.header_start == "INC-7"


@by_name
def test_labels_carry_words(layout: Layout) -> None:
    cover = assembled(layout, checkout()).cover
    assert cover is not None
    assert [label.text for label in cover.labels] == ["S1 · Major", "INC-2041", "14 March 2026", "Final"]
    assert cover.labels[0].tone is Tone.MAJOR


def test_extent_and_kind() -> None:
    covers = [assembled(layout, checkout()).cover for layout in LAYOUTS]
    assert [(cover.kind, cover.extent) for cover in covers if cover] == [
        ("Post Mortem Report", CoverExtent.PAGE),
        ("Incident Report for Leadership", CoverExtent.MASTHEAD),
        ("Regulatory Incident Report", CoverExtent.PAGE),
    ]


@by_name
def test_the_data_goes_before_the_options(layout: Layout) -> None:
    logo = Picture(b"logo", "image/png", 10, 10)
    stated = assembled(layout, checkout(), Options("Somebody else", logo)).cover
    fallen_back = assembled(layout, bare(), Options("Somebody else", logo)).cover
    assert stated is not None
    assert fallen_back is not None
    assert stated.organization == "Northwind Payments Ltd"
    assert fallen_back.organization == "Somebody else"
    assert stated.logo is logo


def test_control_block_and_revisions_on_the_cover() -> None:
    cover = assembled(postmortem, checkout()).cover
    assert cover is not None
    control, revisions = cover.blocks
    assert isinstance(control, Fields)
    assert isinstance(revisions, Table)
    assert {entry.name: words_of(entry.blocks) for entry in control.entries} == {
        "Document": ["PM-2026-0187, version 1.0"],
        "Classification": ["Confidential"],
        "Owner": ["Reliability Engineering"],
        "Distribution": ["Executive Committee; Internal Audit"],
        "Retention": ["Until 14 March 2033"],
    }
    assert rows_of(revisions)[1] == ["1.0", "24 March 2026", "M. Okafor", "Approved"]


def test_document_control_of_a_filing() -> None:
    section = section_of(assembled(regulatory, checkout()), "Document Control")
    tables = [
        table for part in section.blocks for table in getattr(part, "blocks", ()) if isinstance(table, Table)
    ]
    assert [table.summary for table in tables] == [
        "Revisions of this document",
        "Distribution of this document",
    ]
    assert rows_of(tables[1]) == [["1", "Executive Committee"], ["2", "Internal Audit"]]


def test_a_number_without_a_version_and_the_other_way_round() -> None:
    numbered = replace(bare(), document=DocumentControl(number="PM-1"))
    versioned = replace(bare(), document=DocumentControl(version="2"))
    assert assembled(postmortem, numbered).running.header_start == "PM-1"
    assert assembled(postmortem, versioned).running.header_start == "INC-7 · version 2"
    assert _first_control(assembled(postmortem, versioned)) == ["version 2"]


def _first_control(document: Document) -> list[str]:
    fields = next(every(document, Fields))
    return words_of(fields.entries[0].blocks)


@by_name
def test_metadata_is_of_the_data_and_of_no_clock(layout: Layout) -> None:
    metadata = assembled(layout, checkout()).metadata
    assert metadata.title == "Checkout unavailable in two regions"
    assert metadata.authors == ("Mercy Okafor",)
    assert metadata.identifier == "PM-2026-0187"
    assert metadata.dated == datetime(2026, 3, 24, tzinfo=UTC)
    assert assembled(layout, bare()).metadata.dated == datetime(2026, 2, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("severity", "words", "tone"),
    [
        (Severity.S0, "S0 · Critical", Tone.CRITICAL),
        (Severity.S1, "S1 · Major", Tone.MAJOR),
        (Severity.S2, "S2 · Moderate", Tone.MINOR),
        (Severity.S3, "S3 · Minor", Tone.LOW),
    ],
)
def test_severity_has_a_word(severity: Severity, words: str, tone: Tone) -> None:
    label = severity_label(severity)
    assert (label.text, label.tone) == (words, tone)


@pytest.mark.parametrize(
    ("summary", "quoted"),
    [
        ("One payment in three failed for an hour. Then it was over.", True),
        ("Did one payment in three fail for an hour? It did.", True),
        ("One payment in three failed at Northwind Payments Ltd. and elsewhere.", False),
        ("One payment in three failed at Northwind Payments Ltd. It was over soon.", False),
        ("One payment in three failed for approx. 40 minutes on Saturday.", False),
        ("Short. Then it was over, and nobody was harmed by it at all.", False),
        ("One payment in three failed in `eu-west` for an hour. Then it was over.", False),
        ("One payment in three failed for an hour", False),
        ("- One payment in three failed for an hour.", False),
        ("word " * 60 + "end. Then it was over.", False),
    ],
)
def test_a_lead_is_a_whole_sentence_or_nothing(summary: str, quoted: bool) -> None:
    found = plain_text(lead(replace(bare(), executive_summary=summary)))
    assert bool(found) is quoted
    assert summary.startswith(found)
    assert not found or found[-1] in ".?"


def test_only_the_post_mortem_has_a_lead() -> None:
    leads = {layout.name: assembled(layout, checkout()).cover for layout in LAYOUTS}
    assert {name: bool(cover and cover.lead) for name, cover in leads.items()} == {
        "postmortem": True,
        "leadership": False,
        "regulatory": False,
    }
    cover = assembled(postmortem, checkout()).cover
    assert cover is not None
    assert cover.lead == (Text("On Saturday afternoon one card payment in three failed in Europe and Asia."),)
    assert assembled(leadership, bare()).cover is not None
