"""What a browser posts becomes data: what was changed, and nothing else."""

from __future__ import annotations

import copy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from forms import ANY, FIXTURES, SCAFFOLD, data_of, name_of, sent
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import DataError
from docgen.readers import Data
from docgen.service.form import Section, fill_section, post, section, sections
from docgen.service.form.posting import MOST_PAIRS

ROWS: Data = {
    "id": "1",
    "timeline": [
        {"at": "14:05", "event": "one", "audience": ["internal"]},
        {"at": "14:06", "event": "two"},
        {"at": "14:07", "event": "three"},
    ],
}


def posted(data: Data, name: str, *pairs: tuple[str, str]) -> Data:
    before = copy.deepcopy(data)
    after = post(data, section(name), pairs).data
    assert data == before
    return after


def refused(data: Data, name: str, *pairs: tuple[str, str]) -> list[str]:
    with pytest.raises(DataError) as caught:
        post(data, section(name), pairs)
    return [str(each) for each in caught.value.problems]


@pytest.mark.parametrize("path", [*FIXTURES, SCAFFOLD], ids=name_of)
def test_a_form_that_nobody_has_touched_changes_nothing_of_a_fixture(path: Path) -> None:
    data = data_of(path)
    for each in sections():
        assert post(data, each, sent(data, each)).data is data


@given(ANY)
def test_a_form_that_nobody_has_touched_changes_nothing_of_any_data(made: tuple[Section, Data]) -> None:
    chosen, data = made
    assert post(data, chosen, sent(data, chosen)).data is data


@given(ANY, st.data(), st.text(max_size=20))
def test_one_field_that_is_changed_is_the_only_change(
    made: tuple[Section, Data], chance: Any, text: str
) -> None:
    chosen, data = made
    pairs = sent(data, chosen)
    if not pairs:
        return
    index = chance.draw(st.integers(0, len(pairs) - 1))
    name = pairs[index][0]
    before = copy.deepcopy(data)
    after = post(data, chosen, [*pairs[:index], (name, text), *pairs[index + 1 :]]).data
    assert data == before
    shown = dict(sent(after, chosen))
    for other, value in pairs:
        if other != name:
            assert shown[other] == value
    kept = {key: value for key, value in data.items() if key not in name.split(".")}
    assert {key: value for key, value in after.items() if key not in name.split(".")} == kept


@given(ANY, st.data())
def test_what_was_posted_is_shown_again(made: tuple[Section, Data], chance: Any) -> None:
    chosen, data = made
    pairs = sent(data, chosen)
    if not pairs:
        return
    name = chance.draw(st.sampled_from([each for each, _ in pairs]))
    after = post(data, chosen, [(name, "Something new")]).data
    assert dict(sent(after, chosen))[name].rstrip() == "Something new"


def test_a_new_key_stands_where_the_template_has_it() -> None:
    data = posted({"id": "1", "status": "Draft", "foo": "x"}, "summary", ("title", "T"), ("author", "Ada"))
    assert list(data) == ["id", "title", "author", "status", "foo"]
    nested = posted({"id": "1"}, "dora", ("regulatory.dora.primary_contact.email", "a@example.org"))
    assert nested == {"id": "1", "regulatory": {"dora": {"primary_contact": {"email": "a@example.org"}}}}


def test_a_field_that_is_emptied_stays_with_nothing_in_it() -> None:
    assert posted({"title": "T", "author": "Ada"}, "summary", ("author", " ")) == {
        "title": "T",
        "author": None,
    }
    assert posted({"title": "T"}, "summary", ("author", "")) == {"title": "T"}


def test_a_labelled_text_keeps_its_label_even_when_it_is_emptied() -> None:
    data: Data = {"detection": {"text": "Late", "audience": ["internal"], "reason": "r"}}
    after = posted(data, "detection-and-response", ("detection", "Very late"))
    assert after == {"detection": {"text": "Very late", "audience": ["internal"], "reason": "r"}}
    empty = posted(data, "detection-and-response", ("detection", ""))
    assert empty == {"detection": {"text": None, "audience": ["internal"], "reason": "r"}}


def test_what_stands_for_a_record_alone_does_so_until_there_is_more() -> None:
    data: Data = {"document": {"supersedes": "PM-1"}}
    name = "document.supersedes"
    assert posted(data, "document-control", (f"{name}.number", "PM-2")) == {
        "document": {"supersedes": "PM-2"}
    }
    after = posted(data, "document-control", (f"{name}.version", "2"))
    assert after == {"document": {"supersedes": {"number": "PM-1", "version": "2"}}}


def test_values_of_json_and_toml_stay_what_they_were() -> None:
    data: Data = {"date": date(2026, 3, 14), "regulatory": {"weekend_relief_denied": True}}
    assert posted(data, "summary", ("date", "2026-03-14")) is data
    assert posted(data, "regulatory", ("regulatory.weekend_relief_denied", "yes")) is data
    changed = posted(data, "regulatory", ("regulatory.weekend_relief_denied", "no"))
    assert changed["regulatory"] == {"weekend_relief_denied": "no"}


def test_text_of_several_lines_ends_with_its_last_line() -> None:
    after = posted({}, "detection-and-response", ("detection", "one\r\ntwo\r\n\r\n"), ("response", "one\r\n"))
    assert after == {"detection": "one\ntwo\n", "response": "one"}
    log = posted(
        {"appendices": [{"kind": "log", "text": "a"}]}, "evidence", ("appendices.0.text", " a\r\n\r\n")
    )
    assert log == {"appendices": [{"kind": "log", "text": " a\n\n"}]}


@pytest.mark.parametrize(
    ("said", "events", "focus"),
    [
        ("remove timeline.0", ["two", "three"], "field-timeline-0-row"),
        ("remove timeline.2", ["one", "two"], "field-timeline-1-row"),
        ("up timeline.1", ["two", "one", "three"], "field-timeline-0-row"),
        ("down timeline.1", ["one", "three", "two"], "field-timeline-2-row"),
        ("add timeline", ["one", "two", "three", None], "field-timeline-3-row"),
        ("save", ["one", "two", "three"], ""),
    ],
)
def test_buttons_move_rows_with_their_labels(said: str, events: list[str | None], focus: str) -> None:
    done = post(ROWS, section("timeline"), [("do", said)])
    rows: Any = done.data["timeline"]
    assert [each["event"] for each in rows] == events
    assert done.focus == focus
    assert [each["event"] for each in rows if "audience" in each] == (["one"] if "one" in events else [])


def test_a_button_keeps_what_was_written_before_it_was_pressed() -> None:
    after = posted(ROWS, "timeline", ("timeline.1.event", "2nd"), ("do", "up timeline.1"))
    assert [each["event"] for each in after["timeline"]] == ["2nd", "one", "three"]  # type: ignore[index, union-attr, call-overload]


def test_a_new_row_asks_for_what_is_required() -> None:
    assert posted({}, "timeline", ("do", "add timeline")) == {"timeline": [{"at": None, "event": None}]}
    assert posted({}, "root-cause", ("do", "add root_cause.five_whys")) == {
        "root_cause": {"five_whys": [{"why": None}]}
    }
    assert posted({}, "summary", ("do", "add affected_services")) == {"affected_services": [None]}
    nested = posted({"appendices": [{}]}, "evidence", ("do", "add appendices.0.redactions"))
    assert nested == {"appendices": [{"redactions": [{"x": None, "y": None, "w": None, "h": None}]}]}


def test_a_running_text_becomes_the_first_point() -> None:
    said = [("do", "add went_well")]
    data: Data = {"went_well": {"text": "All", "audience": ["internal"]}}
    done = post(data, section("detection-and-response"), said)
    assert done.data == {"went_well": [data["went_well"], None]}
    assert done.focus == "field-went_well-1-row"


def test_the_last_row_leaves_the_button_of_the_list() -> None:
    done = post({"timeline": [{}]}, section("timeline"), [("do", "remove timeline.0")])
    assert done.data == {"timeline": []}
    assert done.focus == "field-timeline-add"


@pytest.mark.parametrize(
    "name",
    [
        "timeline.3.event",
        f"timeline.{10**9}.event",
        "timeline.-1.event",
        "timeline.00.event",
        "timeline.0.event.text",
        "timeline.0.audience",
        "timeline",
        "title",
        "__class__",
        "",
        ".",
        ".".join(["timeline"] * 10_000),
        "timeline.0.event\n",
    ],
)
def test_a_name_that_is_no_field_is_refused(name: str) -> None:
    (said,) = refused(ROWS, "timeline", (name, "x"))
    assert "is no field of this section (the form as it is now; load it again)" in said
    assert len(said) < 250


@pytest.mark.parametrize(
    "said",
    [
        "add",
        "add title",
        "add timeline.0",
        "remove timeline",
        "remove timeline.3",
        "remove timeline.-1",
        "remove timeline.01",
        "remove timeline.²",
        f"remove timeline.{'9' * 5000}",
        "up timeline.0",
        "down timeline.2",
        "drop timeline.0",
        "remove affected_services.0",
    ],
)
def test_a_button_that_there_is_not_is_refused(said: str) -> None:
    (message,) = refused(ROWS, "timeline", ("do", said))
    assert "is nothing that this section can do" in message


def test_a_name_that_stands_twice_is_refused_with_all_else_that_is_wrong() -> None:
    said = refused(
        ROWS, "timeline", ("timeline.0.at", "1"), ("timeline.0.at", "2"), ("x", ""), ("do", "save")
    )
    assert said == [
        "the field 'timeline.0.at' was sent 2 times (once)",
        "'x' is no field of this section (the form as it is now; load it again)",
    ]


def test_too_much_is_refused_before_it_is_looked_at() -> None:
    def endless() -> Any:
        number = 0
        while True:
            number += 1
            yield f"x{number}", ""

    with pytest.raises(DataError, match="the form has too many fields"):
        post(ROWS, section("timeline"), endless())
    with pytest.raises(DataError, match="the form is too large"):
        post(ROWS, section("timeline"), [("timeline.0.event", "x" * (17 * 2**20))])
    said = refused(ROWS, "timeline", *((f"x{number}", "") for number in range(MOST_PAIRS)))
    assert len(said) == 21
    assert said[-1] == "4,980 more fields are refused for such reasons"


def test_names_of_the_page_are_passed_over() -> None:
    pairs = [("version", "3"), ("token", "t"), ("do", "save")]
    assert post(ROWS, section("timeline"), pairs, besides={"token"}).data is ROWS
    with pytest.raises(DataError, match="'token' is no field"):
        post(ROWS, section("timeline"), pairs)


@given(ANY, st.lists(st.tuples(st.text(max_size=15), st.text(max_size=5)), max_size=4))
def test_whatever_is_posted_is_data_or_refused(
    made: tuple[Section, Data], pairs: list[tuple[str, str]]
) -> None:
    chosen, data = made
    try:
        post(data, chosen, pairs)
    except DataError as error:
        assert error.problems


def test_text_that_no_page_can_carry_is_kept_until_it_is_changed() -> None:
    data: Data = {"title": "a\0b\ud800", "detection": "x\ry"}
    summary = section("summary")
    (shown,) = (each for each in sent(data, summary) if each[0] == "title")
    assert shown[1] == "a\ufffdb\ufffd"
    assert post(data, summary, [shown]).data is data
    assert post(data, summary, [("title", "a\ud800")]).data["title"] == "a\ufffd"


def test_a_row_that_is_not_shown_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.service.form.filling.MOST_FIELDS", 4)
    assert len(fill_section(section("timeline"), ROWS).nodes[0].rows) == 2  # type: ignore[union-attr]
    after = posted(ROWS, "timeline", ("timeline.0.event", "1st"), ("do", "down timeline.1"))
    assert [each["event"] for each in after["timeline"]] == ["1st", "three", "two"]  # type: ignore[index, union-attr, call-overload]
    assert "is nothing" in refused(ROWS, "timeline", ("do", "add timeline"))[0]
