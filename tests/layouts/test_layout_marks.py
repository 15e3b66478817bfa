"""Marks in the text: control data on the cover, and the index of exhibits that are traced."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from cases import LAYOUTS, WHOLE, assembled, bare, checkout, postmortem, regulatory
from seen import every, inlines, rows_of, text_of

from docgen.document import Fields, PageNumber, Reference, Table
from docgen.evidence import Dossier
from docgen.incident import DocumentControl, DocumentReference, Incident
from docgen.layout_api import Layout, Options
from docgen.tlp import Tlp


def controlled(**control: object) -> Incident:
    given = DocumentControl(number="X-1", version="2", **control)  # type: ignore[arg-type]
    return replace(bare(), document=given)


def field(layout: Layout, incident: Incident, name: str, copy: str = "") -> list[str]:
    """What stands in the fields of a name, on the cover and in the text."""
    document = assembled(layout, incident, Options(copy=copy))
    fields = [entry for block in every(document, Fields) for entry in block.entries]
    return [
        " ".join(text_of(replace(document, cover=None, blocks=each.blocks)).split()[:12])
        for each in fields
        if each.name == name
    ]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_mark_that_is_given_is_a_field(layout: Layout) -> None:
    later = DocumentReference(version="3", date=date(2026, 5, 1))
    incident = controlled(
        tlp=Tlp.GREEN, privilege="For counsel.", supersedes=DocumentReference("X-0"), superseded_by=later
    )
    text = text_of(assembled(layout, incident, Options(copy="Copy 3 of 12 – Ada")))
    for words in (
        "TLP:GREEN Limited disclosure, recipients can spread this within their community.",
        "For counsel.",
        "Copy 3 of 12 – Ada",
        "X-0",
        "X-1, version 3, 1 May 2026",
    ):
        assert words in text


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_a_mark_that_is_not_given_is_no_gap(layout: Layout) -> None:
    names = {entry.name for block in every(assembled(layout, bare()), Fields) for entry in block.entries}
    assert not names & {"Sharing", "Privilege", "Copy", "Supersedes", "Superseded by"}


@pytest.mark.parametrize("layout", WHOLE, ids=lambda layout: layout.name)
@pytest.mark.parametrize(
    ("control", "words"),
    [
        ({"retention": "Ten years", "retain_until": date(2036, 4, 20)}, "Ten years, until 20 April 2036"),
        ({"retain_until": date(2036, 4, 20)}, "Until 20 April 2036"),
        ({"retention": "Ten years"}, "Ten years"),
    ],
)
def test_retention_says_how_long_and_until_when(
    layout: Layout, control: dict[str, object], words: str
) -> None:
    shown = field(layout, controlled(**control), "Retention")
    assert shown
    assert all(each.startswith(words) for each in shown)


def traced() -> Dossier:
    dossier = checkout()
    first, second, *rest = dossier.incident.appendices
    appendices = (
        replace(first, name="gateway-log", captured_by="Ada"),
        replace(second, name="failed", part_of="gateway-log"),
        *rest,
    )
    exhibits = tuple(
        replace(exhibit, appendix=appendix)
        for exhibit, appendix in zip(dossier.exhibits, appendices, strict=True)
    )
    return replace(dossier, incident=replace(dossier.incident, appendices=appendices), exhibits=exhibits)


@pytest.mark.parametrize("layout", [postmortem, regulatory], ids=lambda layout: layout.name)
def test_exhibits_that_are_traced_are_indexed_in_full(layout: Layout) -> None:
    document = assembled(layout, traced())
    (index,) = (table for table in every(document, Table) if table.summary.startswith("Index of exhibits"))
    assert rows_of(index) == [
        [
            "Exhibit A",
            "Gateway log at onset | Source: gateway-eu-3",
            "14 March 2026, 14:09 | by Ada",
            "",
            "text/plain | 18,240 bytes",
            "5f" * 32,
        ],
        [
            "Exhibit A-1",
            "Failed payments by minute | Source: Payments dashboard",
            "14 March 2026, 16:02",
            "",
            "image/png | 48,211 bytes",
            "c0" * 32,
        ],
        ["Exhibit B", "Status page", "–", "", "Link", "–"],
    ]
    pages = [inline.anchor for inline in inlines(document) if isinstance(inline, PageNumber)]
    assert pages == ["exhibit-1", "exhibit-2", "exhibit-3"]
    assert "Captured by\nAda" in text_of(document)


def test_the_signatures_cover_the_parts_too() -> None:
    declared = [
        inline.text for inline in inlines(assembled(regulatory, traced())) if isinstance(inline, Reference)
    ]
    assert declared[-2:] == ["Exhibit A", "Exhibit B"]
