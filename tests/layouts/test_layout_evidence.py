"""Exhibits, references and signatures: what they show, and what they say of themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cases import WHOLE, assembled, bare, checkout
from docgen.layouts.parts.meaning import Meaning, meaning_of
from docgen.layouts.postmortem import layout as postmortem
from docgen.layouts.regulatory import layout as regulatory
from seen import every, inlines, rows_of, section_of, text_of, words_of

from docgen.document import Exhibit as ExhibitBlock
from docgen.document import Figure, Link, Listing, ListingKind, Reference, SignOff, Table, plain_text
from docgen.evidence import Dossier, Exhibit
from docgen.incident import Appendix, AppendixKind, Moment, Source
from docgen.incident import SignOff as SignOffEntry
from docgen.layout_api import Layout

by_name = pytest.mark.parametrize("layout", WHOLE, ids=lambda layout: layout.name)


@by_name
def test_each_appendix_is_an_exhibit_in_the_order_of_the_data(layout: Layout) -> None:
    exhibits = list(every(assembled(layout, checkout()), ExhibitBlock))
    assert [(each.number, plain_text(each.title)) for each in exhibits] == [
        ("A", "Gateway log at onset"),
        ("B", "Failed payments by minute"),
        ("C", "Status page"),
    ]


@by_name
def test_facts_of_an_exhibit(layout: Layout) -> None:
    first = next(every(assembled(layout, checkout()), ExhibitBlock))
    assert {fact.name: words_of(fact.blocks) for fact in first.facts} == {
        "Source": ["gateway-eu-3"],
        "Captured (UTC)": ["14 March 2026, 14:09"],
        "Log": ["evidence/gateway.log · text/plain · 18,240 bytes"],
        "SHA-256": ["5f" * 32],
        "Made fit for print": ["12 terminal colour codes left out"],
    }


@by_name
def test_evidence_in_its_own_form(layout: Layout) -> None:
    log, chart, link = every(assembled(layout, checkout()), ExhibitBlock)
    (listing,) = log.blocks
    assert isinstance(listing, Listing)
    assert listing.kind is ListingKind.LOG
    assert listing.text.startswith("13:52:07 WARN")
    (figure,) = chart.blocks
    assert isinstance(figure, Figure)
    assert figure.alternative == "A curve that jumps at 13:52 and falls at 15:12."
    assert plain_text(figure.caption) == "Failed card payments, all regions"
    assert link.blocks == ()
    addresses = [inline.url for inline in inlines(assembled(layout, checkout())) if isinstance(inline, Link)]
    assert "https://status.example.org/2041" in addresses


@pytest.mark.parametrize("kind", ["log", "diff", "config", "transcript"])
def test_listings_keep_their_kind(kind: str) -> None:
    appendix = Appendix(AppendixKind(kind), "Evidence", text="+a\n-b")
    dossier = Dossier(replace(bare(), appendices=(appendix,)), (Exhibit(appendix, text="+a\n-b"),))
    (listing,) = every(assembled(postmortem, dossier), Listing)
    assert listing.kind.value == kind


def test_an_empty_log_says_so() -> None:
    appendix = Appendix(AppendixKind.LOG, "Nothing was logged", path="a.log")
    dossier = Dossier(replace(bare(), appendices=(appendix,)), (Exhibit(appendix, size=0, text=""),))
    text = text_of(assembled(postmortem, dossier))
    assert "The exhibit is empty." in text
    assert "0 bytes" in text


def test_a_caption_of_several_blocks_loses_none() -> None:
    dossier = checkout()
    chart = dossier.exhibits[1]
    appendix = replace(chart.appendix, caption="First.\n\n- second\n- third")
    incident = replace(dossier.incident, appendices=(appendix,))
    document = assembled(postmortem, Dossier(incident, (replace(chart, appendix=appendix),)))
    (figure,) = every(document, Figure)
    assert plain_text(figure.caption) == "First."
    assert {"second", "third"} <= set(words_of(section_of(document, "Appendices").blocks))


def test_an_index_from_three_exhibits_on() -> None:
    dossier = checkout()
    indexed = assembled(postmortem, dossier)
    assert any(table.summary == "Index of exhibits" for table in every(indexed, Table))
    references = [inline.text for inline in inlines(indexed) if isinstance(inline, Reference)]
    assert references == ["Exhibit A", "Exhibit B", "Exhibit C"]
    two = replace(
        dossier,
        exhibits=dossier.exhibits[:2],
        incident=replace(dossier.incident, appendices=dossier.incident.appendices[:2]),
    )
    assert not any(table.summary == "Index of exhibits" for table in every(assembled(postmortem, two), Table))


def test_a_filing_indexes_sizes_and_digests() -> None:
    tables = every(assembled(regulatory, checkout()), Table)
    (index,) = (table for table in tables if table.summary.startswith("Index of exhibits"))
    assert rows_of(index) == [
        ["Exhibit A", "Gateway log at onset", "18,240 bytes", "5f" * 32],
        ["Exhibit B", "Failed payments by minute", "48,211 bytes", "c0" * 32],
        ["Exhibit C", "Status page", "–", "–"],
    ]


def test_a_reference_shows_its_address_in_print() -> None:
    text = text_of(assembled(postmortem, checkout()))
    assert "Change CR-8817, https://example.org/cr-8817" in text
    assert "\nhttps://example.org/runbook" in text
    assert "References" not in text_of(assembled(postmortem, bare()))


def test_an_address_that_may_not_be_a_link_is_shown_all_the_same() -> None:
    incident = replace(bare(), sources=(Source("file:///etc/passwd", "Local"),))
    document = assembled(postmortem, incident)
    assert "Local, file:///etc/passwd" in text_of(document)
    assert not [inline for inline in inlines(document) if isinstance(inline, Link)]


def test_a_filing_is_signed_with_date_time_and_meaning() -> None:
    (table,) = every(assembled(regulatory, checkout()), SignOff)
    assert table.with_meaning
    assert table.date_heading == "Date and Time (UTC)"
    assert [(each.name, each.date, each.meaning) for each in table.signatories] == [
        ("Mercy Okafor", "24 March 2026, 09:30", "Authorship"),
        ("Tomás Rivera", "25 March 2026; time not stated", "Approval"),
    ]


def test_a_post_mortem_is_signed_as_the_template_has_it() -> None:
    (table,) = every(assembled(postmortem, checkout()), SignOff)
    assert not table.with_meaning
    assert table.date_heading == "Date Reviewed"
    assert [each.date for each in table.signatories] == ["24 March 2026, 09:30 UTC", "25 March 2026"]


def test_the_declaration_says_what_the_signatures_cover_and_mean() -> None:
    declared = words_of(section_of(assembled(regulatory, checkout()), "Declaration").blocks)
    assert declared[0] == (
        "The signatures below apply to this document, PM-2026-0187 · version 1.0, and cover its sections "
        "1 to 11 and Exhibit A to Exhibit C, as the index of exhibits identifies them. "
        "Each has the meaning that stands beside it:"
    )
    assert [words.split(":")[0] for words in declared[1:]] == ["Authorship", "Approval"]
    without = words_of(section_of(assembled(regulatory, bare()), "Declaration").blocks)
    assert "xhibit" not in without[0]


@pytest.mark.parametrize(
    ("role", "meaning"),
    [
        ("Post Mortem Author", Meaning.AUTHORSHIP),
        ("Incident Commander", Meaning.REVIEW),
        ("Engineering Manager", Meaning.REVIEW),
        ("VP/Director of Engineering", Meaning.APPROVAL),
        ("Head of Compliance", Meaning.APPROVAL),
        ("CISO", Meaning.APPROVAL),
        ("Chief Risk Officer", Meaning.APPROVAL),
        ("Internal Audit", Meaning.REVIEW),
        ("Cargo lead", Meaning.REVIEW),
        ("Senior Vice President", Meaning.APPROVAL),
        ("Overhead crane operator", Meaning.REVIEW),
    ],
)
def test_meaning_by_role(role: str, meaning: Meaning) -> None:
    assert meaning_of(role) is meaning


def test_a_day_of_signing_without_an_hour_is_not_given_one() -> None:
    entry = SignOffEntry("Reviewer", "Ann", Moment(bare().date))
    (table,) = every(assembled(postmortem, replace(bare(), sign_off=(entry,))), SignOff)
    assert table.signatories[0].date == "3 February 2026"
