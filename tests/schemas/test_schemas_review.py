"""What a reviewer says of a report, what a Final must have, and how sentences are counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import DataError
from docgen.readers import read_bytes
from docgen.schemas import load_incident
from docgen.schemas.placeholder import find_placeholder
from docgen.schemas.sentence import _PARAGRAPHS, _plain, _sentences, count_sentences

HEAD = "id: INC-1\ntitle: T\nseverity: S2\ndate: 2025-03-14\n"
BRACKETS = Path(__file__).with_name("template-brackets.txt")
"""Everything that the report template puts in brackets."""


def told(more: str) -> dict[str, list[str]]:
    """What is said, by rule: the paths of the fields; an error's has a mark."""
    try:
        _, problems = load_incident(read_bytes((HEAD + more).encode(), "x.yaml"))
    except DataError as error:
        problems = error.problems
    found: dict[str, list[str]] = {}
    for each in problems:
        path = ".".join(map(str, each.path))
        found.setdefault(each.rule, []).append(f"!{path}" if each.blocks else path)
    return found


def test_every_empty_section_is_named() -> None:
    assert len(told("")["empty-section"]) == 16
    filled = told("timeline: [{at: '10:00', event: e}]\nroot_cause: {trigger: t}\nimpact: {internal: i}\n")
    assert len(filled["empty-section"]) == 13


COMPLETE = """status: Final
author: A
commander: B
sign_off:
  - {role: R, name: N, reviewed_on: 2025-03-20}
action_items:
  - {type: Prevent, description: a, owner: o, due: 2025-04-01}
  - {type: Detect, description: a, owner: o, due: 2025-04-01}
  - {type: Mitigate, description: a, owner: o, due: 2025-04-01}
  - {type: Process, description: a, status: Cancelled}
"""


def test_a_complete_final_has_nothing_against_it() -> None:
    assert set(told(COMPLETE)) == {"empty-section"}


@pytest.mark.parametrize(
    ("was", "becomes", "wanting"),
    [
        ("author: A\n", "", ["!author"]),
        ("commander: B\n", "commander: ''\n", ["!commander"]),
        (
            "owner: o, due: 2025-04-01}\n  - {type: Detect",
            "due: 2025-04-01}\n  - {type: Detect",
            ["!action_items.0.owner"],
        ),
        (
            "owner: o, due: 2025-04-01}\n  - {type: Detect",
            "owner: o}\n  - {type: Detect",
            ["!action_items.0.due"],
        ),
        ("status: Cancelled", "status: Open", ["!action_items.3.owner", "!action_items.3.due"]),
        (", reviewed_on: 2025-03-20", "", ["!sign_off"]),
        ("name: N, ", "", ["!sign_off"]),
        ("  - {role: R, name: N, reviewed_on: 2025-03-20}", "  []", ["!sign_off"]),
    ],
)
def test_a_final_wants_names_dates_and_a_signature(was: str, becomes: str, wanting: list[str]) -> None:
    assert was in COMPLETE
    assert told(COMPLETE.replace(was, becomes, 1))["final"] == wanting
    draft = COMPLETE.replace(was, becomes, 1).replace("status: Final", "status: Draft")
    assert "final" not in told(draft)


def test_an_open_line_beside_a_signed_one_is_a_finding() -> None:
    found = told(COMPLETE.replace("sign_off:\n", "sign_off:\n  - {role: S}\n"))
    assert found["sign-off"] == ["sign_off.0"]
    assert "final" not in found


def test_a_report_in_review_that_nobody_reviewed_is_a_finding() -> None:
    assert told("status: In Review")["sign-off"] == ["sign_off"]
    assert "sign-off" not in told(
        "status: In Review\nsign_off: [{role: R, name: N, reviewed_on: 2025-03-20}]"
    )


def test_placeholders_are_findings_in_a_draft_and_errors_in_a_final() -> None:
    more = "impact: {customer: 'for [Name] and others'}\naffected_services: ['[Name]']\n"
    paths = ["impact.customer", "affected_services.0"]
    assert told(more)["placeholder"] == paths
    assert told(COMPLETE + more)["placeholder"] == [f"!{path}" for path in paths]


def test_evidence_may_say_what_it_likes() -> None:
    assert "placeholder" not in told("appendices: [{kind: log, title: t, text: '[Name] [Date]'}]")


def test_no_bracket_of_the_template_slips_through() -> None:
    brackets = BRACKETS.read_text(encoding="utf-8").splitlines()
    assert len(brackets) > 40
    assert [each for each in brackets if find_placeholder(f"so {each} it is") is None] == []


@pytest.mark.parametrize(
    "text",
    [
        "[Name](https://example.org)",
        "[Date][1]",
        "[Person]: x",
        "[x] done",
        "[sic]",
        "a[0]",
        "[10:00] up",
        "Name",
    ],
)
def test_other_brackets_are_no_placeholders(text: str) -> None:
    assert find_placeholder(text) is None


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, ""),
        (1, "No stop at the end"),
        (3, "One. Two! Three?"),
        (2, "We lost approx. 5 % of orders, e.g. Those of Dr. Smith vs. Jones. It is mended."),
        (2, "The fix, by J. R. Smith, took 3.5 hours. A. Παπαδόπουλος checked it."),
        (2, "It was version 1.2.3 at example.org. See https://example.org/a.b?c=D. for more."),
        (2, 'He said: "It is down." Then he left.'),
        (3, "障害が発生しました。復旧しました。以上です。"),
        (2, "Η υπηρεσία έπεσε για π.χ. Δύο ώρες. Αποκαταστάθηκε."),
        (3, "First line\nof one sentence. Second.\n\nThird without a stop"),
        (3, "It began at 10:00. Then 7. Nothing more."),
        (2, "It began at 10. Then it ended."),
        (2, "1. One.\n2. Two."),
        (3, "- one point\n- another one\n- a third"),
        (2, "**Bold.** _Then._"),
        (2, "What was it?! Nobody knew..."),
        (1, "1. a list of one"),
        (2, "It was I. We know."),
    ],
)
def test_sentences_are_counted_as_a_reader_would(count: int, text: str) -> None:
    assert count_sentences(text) == count


@given(st.lists(st.from_regex(r"[A-Z][a-z]{4,8}( [a-z]{4,8}){1,4}", fullmatch=True), min_size=1, max_size=8))
def test_plain_sentences_are_all_counted(sentences: list[str]) -> None:
    assert count_sentences(". ".join(sentences) + ".") == len(sentences)
    assert count_sentences("!\n".join(sentences)) == len(sentences)


_MARKS = "e.g. etc. 3.5 U.S. Dr. I. no. 12 (in) ? ! . ; : , fig. i.e. … “so”"
_PIECES = [
    *("word", "The", "a", "I", "AND", "é", "Ω", "approximately", "\n", "\n\n"),
    *_MARKS.split(" "),
    "longer words without any stop at all in this very long run of them",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=30))
def test_long_runs_of_words_are_shortened_without_a_trace(pieces: list[str]) -> None:
    text = " ".join(pieces)
    with_all = sum(len(list(_sentences(_plain(part)))) for part in _PARAGRAPHS.split(text))
    assert count_sentences(text) == with_all


@given(st.text(max_size=200))
def test_any_text_can_be_counted(text: str) -> None:
    assert count_sentences(text) >= 0


@pytest.mark.parametrize(("count", "found"), [(2, True), (3, False), (5, False), (6, True)])
def test_three_to_five_sentences_are_a_summary(count: int, found: bool) -> None:
    summary = " ".join(["This is one."] * count)
    assert ("summary-length" in told(f"executive_summary: {summary}")) is found


def test_whys_go_down_to_the_fifth() -> None:
    whys = [f"{{why: q{n}, answer: a}}" for n in range(5)]
    assert not {"few-whys", "first-why", "no-answer"} & set(
        told(f"root_cause: {{five_whys: [{', '.join(whys)}]}}")
    )
    assert told(f"root_cause: {{five_whys: [{', '.join(whys[:4])}]}}")["few-whys"] == ["root_cause.five_whys"]
    found = told("root_cause: {five_whys: [{answer: a}, {why: q}]}")
    assert found["first-why"] == ["root_cause.five_whys.0"]
    assert found["no-answer"] == ["root_cause.five_whys.1"]


def test_actions_cover_all_four_types() -> None:
    assert told("action_items: [{description: x, type: Prevent}]")["action-types"] == ["action_items"]
    assert "action-types" not in told(COMPLETE)


@pytest.mark.parametrize(
    ("appendix", "wrong"),
    [
        ("kind: image, path: a.png", "!appendices.0.alt"),
        ("kind: image, alt: x", "!appendices.0"),
        ("kind: file, url: 'https://example.org/'", "!appendices.0.url"),
        ("kind: link, path: a", "!appendices.0.path"),
        ("kind: log", "!appendices.0"),
        ("kind: diff, path: a, text: b", "!appendices.0.text"),
        ("kind: config, url: 'https://example.org/', text: b", "!appendices.0.url"),
    ],
)
def test_an_appendix_has_its_content_in_one_fitting_place(appendix: str, wrong: str) -> None:
    found = told(f"appendices: [{{title: t, {appendix}}}]")
    assert [*found.get("appendix", []), *found.get("alt", [])] == [wrong]


@pytest.mark.parametrize("kind", ["log", "diff", "config", "transcript"])
def test_a_listing_may_be_a_file_or_a_text_even_an_empty_one(kind: str) -> None:
    for place in ("path: a", "text: a", "text: ''"):
        assert "appendix" not in told(f"appendices: [{{title: t, kind: {kind}, {place}}}]")
