"""The text of a file with changed data: read back it is what was meant, and the rest is as it was written."""

from __future__ import annotations

import difflib
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from forms import ANY, ROOT, SCAFFOLD, TEXT, YAML, data_of, name_of
from hypothesis import example, given
from hypothesis import strategies as st

from docgen.errors import DataError
from docgen.readers import Data, read, read_bytes
from docgen.service.form import Section, as_yaml, fill_section, post, rewrite, section, sections
from docgen.service.form.posting import entries
from docgen.service.form.yaml_block import all_as_text
from docgen.service.form.yaml_pairing import paired
from docgen.service.form.yaml_scalar import on_one_line


def read_text(text: str, name: str = "incident.yaml") -> Data:
    return read_bytes(text.encode("utf-8", "surrogatepass"), name).data


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that went and those that came."""
    lines = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    return [each[2:] for each in lines if each[:2] == "- "], [each[2:] for each in lines if each[:2] == "+ "]


def one_change(before: str, after: str) -> tuple[int, list[str], list[str]]:
    """The number of the first line that differs, and all lines up to the last that does."""
    old, new = before.splitlines(), after.splitlines()
    pairs = zip([*old, ""], [*new, ""], strict=False)
    same = next(index for index, (one, other) in enumerate(pairs) if one != other)
    old, new = old[same:], new[same:]
    while old and new and old[-1] == new[-1]:
        old.pop()
        new.pop()
    return same + 1, old, new


def rewritten(text: str, **values: Any) -> str:
    """The text with other values of a few keys; nothing is lost on the way."""
    done = rewrite(text, {**read_text(text), **values})
    assert not done.whole
    assert not done.lost
    assert read_text(done.text) == {**read_text(text), **values}
    return done.text


@pytest.mark.parametrize("path", YAML, ids=name_of)
def test_each_field_of_a_fixture_changes_its_own_lines_only(path: Path) -> None:
    """Every field that the form shows is changed once, in the whole text."""
    text, data = path.read_text("utf-8"), data_of(path)
    places = read(path).positions
    for chosen in sections():
        shown = list(entries(fill_section(chosen, data).nodes))
        for entry in shown[:40]:
            after = post(data, chosen, [(entry.name, "Something else")]).data
            done = rewrite(text, after, str(path))
            assert not done.whole
            assert not done.lost, entry.name
            line, gone, new = one_change(text, done.text)
            if entry.path in places.values:
                own = places.of_value(entry.path).line or 0
                assert line - own in {0, 1}
                assert len(new) in {1, 2}  # the header of a block, where it has to change
                others = {place[0] for at, place in places.values.items() if at != entry.path} - {own}
                assert others.isdisjoint(range(line, line + len(gone)))
            else:
                assert len(gone) <= 1
                assert len(new) - len(gone) <= len(entry.path)


@pytest.mark.parametrize("path", YAML, ids=name_of)
def test_what_has_not_changed_is_the_same_text(path: Path) -> None:
    text = path.read_text("utf-8")
    assert rewrite(text, data_of(path), str(path)).text == text


@pytest.mark.parametrize("path", YAML, ids=name_of)
def test_rows_of_a_fixture_move_as_they_are_written(path: Path) -> None:
    text, data = path.read_text("utf-8"), data_of(path)
    rows = data.get("timeline")
    if not isinstance(rows, list) or len(rows) < 2:
        return
    moved = rewrite(text, {**data, "timeline": [rows[1], rows[0], *rows[2:]]}, str(path))
    assert not moved.whole
    assert not moved.lost
    assert sorted(moved.text.splitlines()) == sorted(text.splitlines())
    assert rewrite(moved.text, data, str(path)).text == text


def test_the_scaffold_is_filled_in_beside_its_comments() -> None:
    text = SCAFFOLD.read_text("utf-8")
    data = read_text(text)
    after = post(
        data,
        section("summary"),
        [("impact_start", "2026-03-14T13:52"), ("customer_impact", "one\ntwo"), ("commander", "NO")],
    ).data
    after = post(after, section("timeline"), [("do", "add timeline")]).data
    after = post(
        after, section("timeline"), [("timeline.0.at", "14:05"), ("timeline.0.event", "Down: a # b")]
    ).data
    done = rewrite(text, after)
    gone, new = changed_lines(text, done.text)
    assert new == [
        "impact_start: 2026-03-14T13:52        # when the first user was touched",
        "customer_impact: |                    # in figures: users, error rate, revenue",
        "  one",
        "  two",
        'commander: "NO"',
        "timeline:",
        '  - at: "14:05"',
        '    event: "Down: a # b"',
    ]
    assert len(gone) == 4
    assert not done.whole
    assert not done.lost


ODD = """\
# About it
id:   X     # mine
'title' : "A \\u00FA title"   # in quotes
list-of-nobody:
- a
-   b   # second

-  {k: v,   l: [1,2]}   # in braces
impact: {customer: "x",   business: }   # in one line
timeline:
    # before all
    - at:  "14:05"
      event: |2   # kept
          two
        lines

    # about the next
    - at:  1
      event: >
         folded
         text

      actor:
    -
      at: 3
affected_services: [DNS, "Billing"]   # both
detection: plain text
  that goes on   # behind
"""


def test_a_text_in_any_style_keeps_it() -> None:
    data = read_text(ODD)
    assert "id:   X     # mine" in rewritten(ODD, title="B")
    assert 'impact: {customer: "y",   business: }   # in one line' in rewritten(
        ODD, impact={"customer": "y", "business": None}
    )
    assert 'impact: {customer: "x",   business: z }   # in one line' in rewritten(
        ODD, impact={"customer": "x", "business": "z"}
    )
    assert "affected_services: [DNS]              # both" in rewritten(ODD, affected_services=["DNS"])
    more = {"k": "v", "j": "a, b", "l": ["1", "2"]}
    assert '-  {k: v, j: "a, b",   l: [1,2]}   # in braces' in rewritten(
        ODD, **{"list-of-nobody": ["a", "b", more]}
    )
    assert "-  {k: v,   l: [1,3]}   # in braces" in rewritten(
        ODD, **{"list-of-nobody": ["a", "b", {"k": "v", "l": ["1", "3"]}]}
    )
    assert "detection: other  # behind\n" in rewritten(ODD, detection="other")
    rows: Any = data["timeline"]
    assert "      event: |    # kept\n        x\n        y\n" in rewritten(
        ODD, timeline=[{**rows[0], "event": "x\ny\n"}, *rows[1:]]
    )
    swapped = rewritten(ODD, timeline=[rows[1], rows[0], rows[2]])
    assert "    # before all\n    # about the next\n    - at:  1\n" in swapped
    assert "      event: |2   # kept\n" in swapped
    assert rewritten(ODD, language="el").endswith("# behind\nlanguage: el\n")


def test_comments_that_go_with_a_row_are_said() -> None:
    data = read_text(ODD)
    rows: Any = data["timeline"]
    done = rewrite(ODD, {**data, "timeline": [rows[0], rows[2]]})
    assert not done.whole
    assert done.lost == ("# about the next",)
    gone, new = changed_lines(ODD, done.text)
    assert new == []
    assert gone == ["", *ODD[ODD.index("    # about the next") : ODD.index("    -\n")].splitlines()]
    assert rewrite(ODD, {**data, "timeline": []}).lost == ("# before all", "# kept", "# about the next")


def test_line_ends_and_the_mark_of_a_text_stay() -> None:
    text = "\ufeffid: X\r\ntimeline:\r\n- at: 1\r\n  event: |\r\n    a\r\n    b\r\ntitle: T\r\n"
    data = read_text(text)
    rows: Any = data["timeline"]
    done = rewrite(text, {**data, "timeline": [*rows, {"at": "2", "event": "c\nd\n"}], "title": "U"}).text
    assert done == text.replace("title: T", "- at: 2\r\n  event: |\r\n    c\r\n    d\r\ntitle: U")


def test_a_text_without_a_last_line_end_gets_one_where_it_was_changed() -> None:
    assert rewritten("id: X\ntitle: T", title="a\nb\n") == "id: X\ntitle: |\n  a\n  b\n"
    assert rewritten("id: X\ntitle: T", id="Z") == "id: Z\ntitle: T"


def test_what_cannot_be_changed_in_its_place_is_written_anew_and_that_is_said() -> None:
    text = "? title\n: T\n# a comment\nid: X\n"
    done = rewrite(text, {"title": "U", "id": "X", "foo": ["bar"]})
    assert done.whole
    assert done.lost == ("# a comment",)
    assert done.text == "id: X\ntitle: U\nfoo:\n  - bar\n"


def test_keys_go_and_come() -> None:
    text = "id: X\n# about the title\ntitle: T   # mine\nstatus: Draft\n"
    done = rewrite(text, {"id": "X", "status": "Draft"})
    assert done.text == "id: X\n# about the title\nstatus: Draft\n"
    assert done.lost == ("# mine",)
    assert rewrite("status: Draft\n", {"id": "X", "status": "Draft"}).text == "id: X\nstatus: Draft\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain words", "plain words"),
        ("NO", '"NO"'),
        ("y", '"y"'),
        ("14:05", '"14:05"'),
        ("012", '"012"'),
        ("0.10", '"0.10"'),
        ("1e3", '"1e3"'),
        ("0x1F", '"0x1F"'),
        ("null", '"null"'),
        ("~", '"~"'),
        ("", '""'),
        ("<<", '"<<"'),
        ("=", '"="'),
        ("412000", "412000"),
        ("2026-03-14", "2026-03-14"),
        ("2026-03-14T13:52", "2026-03-14T13:52"),
        ("2026-03-14T13:52:00Z", '"2026-03-14T13:52:00Z"'),
        ("- item", '"- item"'),
        ("-x", "-x"),
        ("a: b", '"a: b"'),
        ("a:b", "a:b"),
        ("a #b", '"a #b"'),
        ("a#b", "a#b"),
        ("[x]", '"[x]"'),
        ("**bold** text", '"**bold** text"'),
        ("Ελληνικά «κείμενο»", "Ελληνικά «κείμενο»"),
        (" x", '" x"'),
        ('say "x"', 'say "x"'),
        ("a\tb", '"a\\tb"'),
        ("a\u2028b\x85\x07\U0001f600", '"a\\u2028b\\u0085\\u0007\U0001f600"'),
    ],
)
def test_text_stands_in_quotes_where_a_reader_needs_them(text: str, written: str) -> None:
    assert on_one_line(text) == written


@given(TEXT)
def test_readers_of_yaml_1_1_see_text_or_what_they_would_write_the_same(text: str) -> None:
    seen = yaml.safe_load(f"key: {on_one_line(text)}")["key"]
    assert str(seen) == text
    flow = yaml.safe_load(f"[{on_one_line(text, flow=True)}, {{a: {on_one_line(text, flow=True)}}}]")
    assert [str(flow[0]), str(flow[1]["a"])] == [text, text]


DATA = st.dictionaries(
    st.text(min_size=1, max_size=4),
    st.recursive(
        st.none() | TEXT | st.booleans() | st.dates(),
        lambda each: (
            st.lists(each, max_size=4) | st.dictionaries(st.text(min_size=1, max_size=4), each, max_size=3)
        ),
        max_leaves=10,
    ),
    max_size=4,
)


def source_of(data: Data) -> Any:
    class Given:
        name, format = "incident.yaml", "json"

    Given.data = data  # type: ignore[attr-defined]
    return Given


@given(DATA)
@example({"k" * 2000: {"l" * 600: ["x"]}})
@example({"a": [[["x"], []], {}], "b": {"c": [{"d": [None]}]}})
def test_any_data_written_as_yaml_are_read_back(data: Data) -> None:
    if data:
        assert read_text(as_yaml(source_of(data)).text) == all_as_text(data)


def mutated(value: Any) -> st.SearchStrategy[Any]:
    """A value with a few changes in it."""
    match value:
        case dict():
            kept = st.fixed_dictionaries({key: mutated(each) for key, each in value.items()})
            more = st.dictionaries(st.sampled_from(["id", "new", "other"]), TEXT | st.none(), max_size=1)
            gone = st.sets(st.sampled_from(sorted(value)), max_size=1) if value else st.just(set[str]())
            whole = st.builds(
                lambda one, two, three: {**{k: v for k, v in one.items() if k not in three}, **two},
                kept,
                more,
                gone,
            )
            return st.just(value) | whole
        case list():
            rows = st.tuples(*(mutated(each) for each in value)).map(list)
            return st.just(value) | rows | st.permutations(value) | rows.map(lambda each: [*each[1:], "new"])
    return st.just(value) | TEXT | st.just(["x", "y\nz\n"]) | st.just({"k": None}) | st.none()


@given(ANY, st.data())
def test_any_change_of_any_text_is_read_back(made: tuple[Section, Data], chance: Any) -> None:
    text = as_yaml(source_of({"id": "1", **made[1]})).text
    after = chance.draw(mutated(read_text(text)))
    if after:
        done = rewrite(text, after)
        assert read_text(done.text) == after


@given(st.data())
def test_any_change_of_an_odd_text_is_read_back(chance: Any) -> None:
    after = chance.draw(mutated(read_text(ODD)))
    if after:
        done = rewrite(ODD, after)
        assert read_text(done.text) == after
        comments = {found[1] for found in re.finditer(r"(?m)(?:^|\s)(# .*)$", ODD)}
        assert len(comments) == 11
        assert all(each in done.text or each in done.lost for each in comments)


@given(st.lists(st.sampled_from("abc"), max_size=6), st.lists(st.sampled_from("abcd"), max_size=6))
def test_each_row_is_at_most_one_that_was_there(before: list[Any], after: list[Any]) -> None:
    pairs = paired(before, after)
    used = [each for each in pairs if each is not None]
    assert len(pairs) == len(after)
    assert len(set(used)) == len(used)
    assert len(used) == min(len(before), len(after))


def test_json_stays_json_with_its_numbers_and_its_indent() -> None:
    text = '{\n    "id": 12,\n    "timeline": [{"at": "14:05", "event": "x"}],\n    "a": [],\n    "b": {},\n'
    text += (
        '    "regulatory": {"gdpr": {"records": 48312, "data_subjects": "7"}, "x": [1.50, true, null]}\n}\n'
    )
    data = read_text(text, "incident.json")
    done = rewrite(text, {**data, "title": "Ü\ud800"}, "incident.json")
    assert done.format == "json"
    assert done.text.startswith(
        '{\n    "id": 12,\n    "timeline": [\n        {\n            "at": "14:05",\n'
    )
    assert '"records": 48312,\n' in done.text
    assert '"data_subjects": "7"' in done.text
    assert '"a": [],\n    "b": {},\n' in done.text
    assert "1.50,\n            true,\n            null\n" in done.text
    assert json.loads(done.text)["title"] == "Ü\ud800"
    assert rewrite(text, data, "incident.json").text == text


def test_toml_is_refused_and_offered_as_yaml() -> None:
    path = ROOT / "fixtures" / "power-toml" / "incident.toml"
    text = path.read_text("utf-8")
    with pytest.raises(DataError, match="a form writes YAML and JSON, and this is TOML"):
        rewrite(text, {}, "incident.toml")
    done = as_yaml(read(path))
    assert done.whole
    assert read_text(done.text) == all_as_text(read(path).data)
    assert list(read_text(done.text))[:2] == ["schema_version", "id"]


def test_a_text_that_cannot_be_read_is_not_changed() -> None:
    with pytest.raises(DataError, match="alias"):
        rewrite("a: &x 1\nb: *x\n", {"a": "2"})


def test_data_that_yaml_cannot_hold_are_refused() -> None:
    with pytest.raises(DataError):
        as_yaml(source_of({"title": "\ud800"}))


def test_an_empty_incident_is_written_as_one() -> None:
    with pytest.raises(DataError):
        rewrite("", {"id": "X"})
    assert rewrite("{}", {"id": "X"}).text == "id: X\n"
