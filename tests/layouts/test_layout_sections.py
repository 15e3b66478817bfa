"""The sections of each layout: the template's own titles and order, and none of its guidance."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cases import LAYOUTS, assembled, bare, breach, checkout
from docgen.layouts.leadership import layout as leadership
from docgen.layouts.postmortem import layout as postmortem
from docgen.layouts.regulatory import layout as regulatory
from seen import blanks, every, rows_of, section_of, text_of, titles, words_of

from docgen.document import BulletList, Contents, Fields, OrderedList, Paragraph, Section, Table, plain_text
from docgen.incident import Impact, Status
from docgen.layout_api import Layout

TEMPLATE = """\
1 Incident Summary
2 Executive Summary
3 Impact Assessment
3.1 User / Customer Impact
3.2 Business / Financial Impact
3.3 Internal Impact
4 Timeline of Events
5 Root Cause Analysis
5.1 Root Cause
5.2 Contributing Factors
5.3 Five Whys Analysis
6 Detection and Response Assessment
6.1 Detection
6.2 Incident Response
6.3 What Went Well
6.4 What Could Be Improved
7 Remediation and Action Items
8 Lessons Learned
9 External Communication
9.1 Customer Communication Summary
9.2 Regulatory / Compliance Notifications
10 Appendices
11 Review and Sign-Off
"""

SUMMARY_ROWS = [
    "Incident Title",
    "Incident ID",
    "Severity",
    "Date of Incident",
    "Duration of Impact",
    "Time to Detection",
    "Time to Mitigation",
    "Time to Resolution",
    "Affected Services",
    "Customer Impact",
    "Incident Commander",
    "Post Mortem Author",
    "Post Mortem Date",
    "Post Mortem Status",
]

# Words from each guidance sentence of the template: they help who writes, and are for nobody who reads.
GUIDANCE = [
    "3–5 sentence",
    "Quantify the impact",
    "not yet quantified",
    "Teams diverted",
    "Record all significant events",
    "factual backbone",
    "Be precise",
    "ISO/IEC 20000-1",
    "NIST SP 800-34",
    "Drill down",
    "How was the incident first detected",
    "Evaluate how",
    "critical for morale",
    "without assigning blame",
    "must have an owner",
    "broader organizational insights",
    "Summarize what was communicated",
    "state so",
    "Attach supporting material",
    "blameless post mortem meeting",
    "Short descriptive title",
    "[",
]


@pytest.mark.parametrize("given", [checkout(), bare(), bare(Status.FINAL), breach()])
def test_the_template_whatever_is_filled_in(given: object) -> None:
    assert "\n".join(titles(assembled(postmortem, given))) + "\n" == TEMPLATE  # type: ignore[arg-type]


@pytest.mark.parametrize("given", [checkout(), bare()])
def test_fourteen_rows_of_the_summary(given: object) -> None:
    document = assembled(postmortem, given)  # type: ignore[arg-type]
    (table,) = (
        block for block in section_of(document, "Incident Summary").blocks if isinstance(block, Fields)
    )
    assert [entry.name for entry in table.entries] == SUMMARY_ROWS


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@pytest.mark.parametrize("status", Status)
def test_no_guidance(layout: Layout, status: Status) -> None:
    document = assembled(layout, bare(status))
    text = "\n".join((text_of(document), *blanks(document)))
    assert [words for words in GUIDANCE if words.lower() in text.lower()] == []


def test_regulatory_order() -> None:
    tops = [title for title in titles(assembled(regulatory, checkout())) if "." not in title.split()[0]]
    assert tops == [
        "1 Document Control",
        "2 Identification",
        "3 Summary",
        "4 Chronology",
        "5 Impact",
        "6 Cause",
        "7 Response",
        "8 Measures",
        "9 Notifications",
        "10 Exhibits",
        "11 References",
        "12 Declaration and Signatures",
    ]


def test_leadership_is_short_and_plain() -> None:
    document = assembled(leadership, checkout())
    assert titles(document) == [
        "1 What Happened",
        "2 Whom It Touched",
        "3 Why It Happened",
        "4 What Is Being Done",
        "5 What We Learned",
        "6 Sign-Off",
    ]
    text = text_of(document)
    assert "REL-311" not in text
    assert "Gateway log" not in text
    assert "stand in the full report, PM-2026-0187 · version 1.0." in text
    assert "3 measures: 1 done, 1 open, 1 Blocked." in text


@pytest.mark.parametrize(("layout", "there"), list(zip(LAYOUTS, (True, False, True), strict=True)))
def test_contents_come_first(layout: Layout, there: bool) -> None:
    document = assembled(layout, checkout())
    assert isinstance(document.blocks[0], Contents) is there
    assert sum(1 for _ in every(document, Contents)) == there


def test_trigger_and_cause_are_told_apart() -> None:
    root = section_of(assembled(postmortem, checkout()), "Root Cause")
    parts = [block for block in root.blocks if isinstance(block, Section)]
    assert [words_of((part,)) for part in parts] == [
        ["Trigger", "Change CR-8817 set the limit from 400 to 40."],
        ["Cause", "Limits are not tested against peak traffic before they are applied."],
    ]


def test_five_whys_ask_in_order() -> None:
    given = section_of(assembled(postmortem, checkout()), "Five Whys Analysis")
    assert isinstance(given.blocks[0], OrderedList)
    assert words_of(given.blocks) == [
        "Why did the outage occur?",
        "The pool of connections was exhausted.",
        "Why so small?",
        "Nobody tests limits.",
    ]
    empty = section_of(assembled(postmortem, bare()), "Five Whys Analysis")
    assert words_of(empty.blocks) == ["Why did the outage occur?", *["Why did that happen?"] * 4]


def test_a_why_without_its_question_asks_the_usual_one() -> None:
    (listed,) = section_of(assembled(regulatory, bare()), "Chain of Causes").blocks
    assert isinstance(listed, OrderedList)
    assert len(listed.items) == 5


def test_points_may_be_a_list_or_a_text() -> None:
    document = assembled(postmortem, checkout())
    assert isinstance(section_of(document, "What Went Well").blocks[0], BulletList)
    assert words_of(section_of(document, "What Could Be Improved").blocks) == [
        "The cause took 42 minutes to find."
    ]


def test_action_items() -> None:
    section = section_of(assembled(postmortem, checkout()), "Remediation and Action Items")
    (table,) = (block for block in section.blocks if isinstance(block, Table))
    first, second, third = rows_of(table)
    assert first == [
        "1",
        "Prevent",
        "Test limits against peak traffic | Ticket REL-311",
        "Ravi Menon",
        "15 April 2026\nDone",
    ]
    assert second[4] == "1 May 2026\nBlocked"
    assert third[4] == "Not stated\nOpen"


def test_the_legend_names_the_four_types() -> None:
    for given in (checkout(), bare()):
        section = section_of(assembled(postmortem, given), "Remediation and Action Items")
        (legend,) = (block for block in section.blocks if isinstance(block, BulletList))
        assert [words.split()[0] for words in words_of((legend,))] == [
            "Prevent",
            "Detect",
            "Mitigate",
            "Process",
        ]


def test_a_heading_that_stands_alone_ends_with_the_colon_that_keeps_it_with_what_follows() -> None:
    table = replace(
        checkout().incident, impact=Impact(business="| Item | Amount |\n|---|---|\n| Orders | 7 |")
    )
    touched = section_of(assembled(leadership, table), "Whom It Touched")
    said = [plain_text(each.children) for each in touched.blocks if isinstance(each, Paragraph)]
    assert "Business:" in said
    assert any(each.startswith("Customers. ") for each in said)
