"""What stands where the data says nothing: room for a hand in a draft, plain words in a final document."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cases import LAYOUTS, WHOLE, assembled, bare, checkout
from docgen.layouts.postmortem import layout as postmortem
from docgen.layouts.regulatory import layout as regulatory
from seen import blanks, every, rows_of, section_of, text_of

from docgen.document import Blank, Field, Fields, SignOff, Table
from docgen.evidence import Dossier, Exhibit
from docgen.incident import Appendix, AppendixKind, Moment, Status
from docgen.incident import SignOff as SignOffEntry
from docgen.layout_api import Layout

OPEN = (Status.DRAFT, Status.IN_REVIEW)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@pytest.mark.parametrize("status", OPEN)
def test_a_document_in_work_has_room_to_write(layout: Layout, status: Status) -> None:
    document = assembled(layout, bare(status))
    assert blanks(document)
    assert "Not stated" not in text_of(document)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_a_final_document_has_none(layout: Layout) -> None:
    document = assembled(layout, bare(Status.FINAL))
    assert blanks(document) == []
    assert "Not stated" in text_of(document)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@pytest.mark.parametrize("status", Status)
def test_the_table_to_sign_can_be_signed_whatever_the_status(layout: Layout, status: Status) -> None:
    (table,) = every(assembled(layout, bare(status)), SignOff)
    assert {(each.name, each.date) for each in table.signatories} == {("", "")}


def test_every_absent_field_of_the_template_has_its_place() -> None:
    document = assembled(postmortem, bare())
    purposes = set(blanks(document))
    rows = {
        "Duration of Impact",
        "Time to Detection",
        "Time to Mitigation",
        "Time to Resolution",
        "Affected Services",
        "Customer Impact",
        "Incident Commander",
        "Post Mortem Author",
        "Post Mortem Date",
    }
    texts = {
        "executive summary",
        "user and customer impact",
        "business and financial impact",
        "internal impact",
        "trigger",
        "root cause",
        "contributing factors",
        "detection",
        "incident response",
        "what went well",
        "what could be improved",
        "lessons learned",
        "customer communication",
        "regulatory and compliance notifications",
    }
    assert rows | texts <= purposes


@pytest.mark.parametrize("layout", WHOLE, ids=lambda layout: layout.name)
def test_tables_have_rows_to_fill_in(layout: Layout) -> None:
    document = assembled(layout, bare())
    summaries = {table.summary: rows_of(table) for table in every(document, Table)}
    (actions,) = (rows for summary, rows in summaries.items() if summary.startswith("Action items"))
    assert [row[1] for row in actions] == ["Prevent", "Detect", "Mitigate", "Process"]
    (events,) = (rows for summary, rows in summaries.items() if summary.startswith("Timeline"))
    assert events


def test_the_four_roles_sign_where_nobody_is_named() -> None:
    incident = replace(bare(), author="Mercy Okafor", commander="Ingrid Solberg")
    (table,) = every(assembled(postmortem, incident), SignOff)
    assert [(each.role, each.name, each.date) for each in table.signatories] == [
        ("Post Mortem Author", "Mercy Okafor", ""),
        ("Incident Commander", "Ingrid Solberg", ""),
        ("Engineering Manager", "", ""),
        ("VP/Director of Engineering", "", ""),
    ]


def test_the_data_rules_who_signs() -> None:
    incident = replace(bare(), author="Mercy Okafor", sign_off=(SignOffEntry("Post Mortem Author"),))
    (table,) = every(assembled(postmortem, incident), SignOff)
    assert [(each.role, each.name) for each in table.signatories] == [("Post Mortem Author", "")]


def test_an_absent_control_field_is_asked_for_only_where_control_is_the_point() -> None:
    lean = assembled(postmortem, bare())
    assert lean.cover is not None
    assert lean.cover.blocks == ()
    controlled = assembled(regulatory, bare())
    assert controlled.cover is not None
    (control,) = controlled.cover.blocks
    assert isinstance(control, Fields)
    assert [entry.name for entry in control.entries] == [
        "Document",
        "Classification",
        "Owner",
        "Distribution",
        "Retention",
    ]
    assert all(isinstance(_only_inline(entry), Blank) for entry in control.entries)


def _only_inline(entry: Field) -> object:
    ((paragraph,)) = entry.blocks
    (inline,) = paragraph.children  # type: ignore[union-attr]
    return inline


@pytest.mark.parametrize(
    ("kind", "asked"), [(AppendixKind.LOG, True), (AppendixKind.FILE, True), (AppendixKind.LINK, False)]
)
def test_source_and_time_of_an_exhibit_are_asked_for_in_a_filing(kind: AppendixKind, asked: bool) -> None:
    appendix = Appendix(kind, "Without a source")
    dossier = Dossier(replace(bare(Status.FINAL), appendices=(appendix,)), (Exhibit(appendix),))
    lean, controlled = (text_of(assembled(layout, dossier)) for layout in WHOLE)
    assert "Source" not in lean
    assert ("Source\nNot stated" in controlled) is asked
    assert ("Captured (UTC)\nNot stated" in controlled) is asked


def test_supporting_material_may_be_absent() -> None:
    section = section_of(assembled(postmortem, bare()), "Appendices")
    assert len(section.blocks) == 1
    assert "No exhibits are attached." in text_of(assembled(postmortem, bare()))


def test_one_end_of_the_impact_is_known() -> None:
    incident = replace(bare(), impact_start=checkout().incident.impact_start, date=bare().date)
    text = text_of(assembled(postmortem, incident))
    assert "Start: 14 March 2026, 13:52 UTC; end: " in text
    closed = text_of(assembled(postmortem, replace(incident, status=Status.FINAL)))
    assert "Start: 14 March 2026, 13:52 UTC; end: Not stated" in closed


def test_a_moment_without_its_onset() -> None:
    incident = replace(bare(Status.FINAL), detected_at=Moment(bare().date))
    assert "Not stated, detected on 3 February 2026" in text_of(assembled(postmortem, incident))
