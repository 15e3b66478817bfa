"""The form shows what the data have, and each problem at its field."""

from __future__ import annotations

import copy

import pytest
from forms import ANY, FIXTURES, SECTION, data_of, name_of
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import DataError
from docgen.problem import Problem
from docgen.readers import Data, read_bytes
from docgen.schemas import load_incident
from docgen.service.form import Section, fill, fill_section, filling, section
from docgen.service.form.filled import Block, Entry, FilledSection, Form, Listing, Node, Row
from docgen.service.form.posting import entries


def all_nodes(nodes: tuple[Node, ...]) -> list[Node | Row]:
    found: list[Node | Row] = []
    for node in nodes:
        found.append(node)
        match node:
            case Block():
                found.extend(all_nodes(node.nodes))
            case Listing():
                found.extend([node.text] if node.text else [])
                for row in node.rows:
                    found.extend([row, *all_nodes(row.nodes)])
    return found


def told(form: Form) -> list[Problem]:
    found = list(form.problems)
    for each in form.sections:
        found.extend(each.problems)
        found.extend(problem for node in all_nodes(each.nodes) for problem in node.problems)
    return found


def entry(filled: FilledSection, name: str) -> Entry:
    return next(each for each in entries(filled.nodes) if each.name == name)


def shown(filled: FilledSection) -> dict[str, str]:
    return {each.name: each.value for each in entries(filled.nodes) if each.value}


def at(*path: str | int) -> Problem:
    return Problem("x", "wrong", path=path)


DATA: Data = {
    "title": "Down",
    "severity": "bad",
    "timeline": [{"at": "14:05", "event": {"text": "Alert", "audience": ["internal"], "reason": "names"}}],
    "root_cause": {"five_whys": [{"why": "Why?", "mood": "grim"}]},
    "went_well": {"text": "All", "audience": "regulator"},
    "affected_services": ["DNS", {"text": "Billing", "audience": ["internal"]}],
    "sources": ["https://example.org", {"url": "https://example.com", "title": "T"}],
    "document": {"supersedes": "PM-1"},
    "regulatory": {"weekend_relief_denied": True},
    "foo": "bar",
}


def test_values_stand_in_their_fields() -> None:
    form = fill(DATA)
    assert shown(form.section("summary")) == {
        "title": "Down",
        "severity": "bad",
        "affected_services.0": "DNS",
        "affected_services.1": "Billing",
    }
    assert shown(form.section("timeline")) == {"timeline.0.at": "14:05", "timeline.0.event": "Alert"}
    assert shown(form.section("document-control")) == {"document.supersedes.number": "PM-1"}
    assert shown(form.section("language-and-references"))["sources.0.url"] == "https://example.org"
    assert shown(form.section("regulatory")) == {"regulatory.weekend_relief_denied": "yes"}


def test_a_label_is_said_and_its_text_shown() -> None:
    form = fill(DATA)
    event = entry(form.section("timeline"), "timeline.0.event")
    assert event.restricted == "restricted to internal: names"
    assert entry(form.section("detection-and-response"), "went_well").restricted == "restricted to regulator"
    assert entry(form.section("summary"), "affected_services.1").restricted == "restricted to internal"
    (listing,) = fill({"timeline": [{"at": "1", "audience": ["a", "b"]}]}).section("timeline").nodes
    assert isinstance(listing, Listing)
    assert listing.rows[0].restricted == "restricted to a, b"
    assert listing.rows[0].others == ()


def test_keys_that_the_form_does_not_know_are_named() -> None:
    form = fill(DATA)
    assert form.others == ("foo",)
    whys = next(each for each in form.section("root-cause").nodes if each.name == "root_cause.five_whys")
    assert isinstance(whys, Listing)
    assert whys.rows[0].others == ("mood",)
    assert fill({"impact": {"people": "x"}}).section("impact").others == ("people",)


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        ({"impact": ["x"]}, "impact", "here is a list where a form can show keys and values only"),
        ({"impact": {"customer": ["x"]}}, "impact", "here is a list where a form can show text only"),
        ({"timeline": "x"}, "timeline", "here is text where a form can show a list only"),
        ({"timeline": ["x"]}, "timeline", "here is text where a form can show keys and values only"),
        ({"regulatory": "x"}, "dora", "here is text where a form can show keys and values only"),
    ],
)
def test_what_cannot_be_shown_is_kept_and_said(data: Data, name: str, words: str) -> None:
    filled = fill(data).section(name)
    kept = [each.kept for each in [filled, *all_nodes(filled.nodes)] if each.kept]
    assert kept == [f"{words}; it stays as it is in the text"]


def test_problems_stand_at_their_fields() -> None:
    problems = [
        at("timeline", 0, "at"),
        at("timeline", 0, "event", "text", 7),
        at("timeline", 0, "audience"),
        at("timeline", 5, "at"),
        at("impact", "people"),
        at("regulatory", "dora", "lei"),
        at("regulatory"),
        at("sources", 0),
        at("foo"),
        at(),
        at(3),
    ]
    form = fill(DATA, problems)
    places = {
        problem.path: node.name
        for each in form.sections
        for node in [each, *all_nodes(each.nodes)]
        for problem in node.problems
    }
    assert places == {
        ("timeline", 0, "at"): "timeline.0.at",
        ("timeline", 0, "event", "text", 7): "timeline.0.event",
        ("timeline", 0, "audience"): "timeline.0",
        ("timeline", 5, "at"): "timeline",
        ("impact", "people"): "impact",
        ("regulatory", "dora", "lei"): "regulatory.dora",
        ("regulatory",): "regulatory",
        ("sources", 0): "sources.0",
    }
    assert [each.path for each in form.problems] == [("foo",), (), (3,)]
    assert form.section("timeline").count == 4
    assert form.section("timeline").errors == 4


STEP = st.one_of(
    st.sampled_from(
        ["timeline", "at", "regulatory", "dora", "sources", "url", "impact", "text", "five_whys"]
    ),
    st.integers(0, 3),
)


@given(ANY, st.lists(st.lists(STEP, max_size=5).map(tuple), max_size=8))
def test_no_problem_is_lost_and_none_is_told_twice(
    made: tuple[Section, Data], paths: list[tuple[str | int, ...]]
) -> None:
    problems = [Problem(f"rule-{number}", "wrong", path=path) for number, path in enumerate(paths)]
    form = fill(made[1], problems)
    assert sorted(each.rule for each in told(form)) == sorted(each.rule for each in problems)
    assert sum(each.count for each in form.sections) + len(form.problems) == len(problems)


@pytest.mark.parametrize("path", FIXTURES, ids=name_of)
def test_filling_does_not_touch_the_data(path: object) -> None:
    data = data_of(path)  # type: ignore[arg-type]
    before = copy.deepcopy(data)
    form = fill(data)
    assert data == before
    assert not form.others
    assert not [each for one in form.sections for each in all_nodes(one.nodes) if each.kept]


def test_real_problems_find_their_fields() -> None:
    text = b"id: 1\ntitle: T\nseverity: S9\ndate: 2026-01-01\ntimeline:\n  - at: noon\n    event: x\n"
    with pytest.raises(DataError) as caught:
        load_incident(read_bytes(text, "x.yaml"))
    form = fill(read_bytes(text, "x.yaml").data, caught.value.problems)
    assert entry(form.section("summary"), "severity").blocked
    assert entry(form.section("timeline"), "timeline.0.at").blocked


def test_more_rows_than_a_page_can_show_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "MOST_FIELDS", 30)
    rows = [{"at": "14:05", "event": str(number)} for number in range(100)]
    (listing,) = fill_section(section("timeline"), {"timeline": rows}, [at("timeline", 80, "at")]).nodes
    assert isinstance(listing, Listing)
    assert (len(listing.rows), listing.hidden) == (10, 90)
    assert [each.path for each in listing.problems] == [("timeline", 80, "at")]
    assert not listing.grows


@given(SECTION)
def test_hostile_depth_ends_where_the_schema_does(chosen: Section) -> None:
    deep: Data = {}
    for _ in range(300):
        deep = {"impact": deep, "timeline": [deep], "regulatory": deep}
    assert fill_section(chosen, deep).section is chosen


def test_a_day_that_is_none_is_not_shown_by_a_calendar_that_would_empty_it() -> None:
    for text, picker in [("2026-02-28", True), ("", True), ("2026-02-30", False), ("17/05/2026", False)]:
        assert entry(fill({"date": text}).section("summary"), "date").picker is picker
