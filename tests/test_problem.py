"""Problems read as ``file:line:column: field.path: what is wrong (what would be right)``."""

from __future__ import annotations

import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import DataError, DocgenError, DocumentError, MissingGlyphError, UnknownLayoutError
from docgen.location import FieldPath, Location, Positions, pointer, show_path
from docgen.problem import Problem, Weight


def test_a_problem_reads_as_a_line() -> None:
    problem = Problem("r", "it is wrong", "right", ("a", 2, "b"), Location("x.yaml", 3, 5))
    assert str(problem) == "x.yaml:3:5: a[2].b: it is wrong (right)"


@pytest.mark.parametrize(
    ("problem", "shown"),
    [
        (Problem("r", "wrong"), "wrong"),
        (Problem("r", "wrong", path=("a",)), "a: wrong"),
        (Problem("r", "wrong", location=Location("x")), "x: wrong"),
        (Problem("r", "wrong", "right", location=Location("x", 2)), "x:2: wrong (right)"),
    ],
)
def test_what_is_not_known_is_left_out(problem: Problem, shown: str) -> None:
    assert str(problem) == shown


def test_only_errors_block() -> None:
    assert Problem("r", "wrong").blocks
    assert not Problem("r", "hm", weight=Weight.FINDING).blocks


def test_an_error_of_the_data_holds_and_shows_all_problems() -> None:
    problems = [Problem("r", "one"), Problem("r", "two")]
    error = DataError(iter(problems))
    assert error.problems == tuple(problems)
    assert str(error) == "one\ntwo"


@pytest.mark.parametrize(
    "error",
    [
        DataError([Problem("r", "one", "two", ("a", 0), Location("x", 1, 2), Weight.FINDING)]),
        DocumentError(["one", "two"]),
        MissingGlyphError(["one"]),
        UnknownLayoutError("none"),
    ],
)
def test_errors_cross_process_borders(error: DocgenError) -> None:
    there = pickle.loads(pickle.dumps(error))
    assert type(there) is type(error)
    assert (there.args, str(there)) == (error.args, str(error))


@pytest.mark.parametrize(
    ("path", "shown"),
    [((), ""), (("a",), "a"), (("a", "b"), "a.b"), (("a", 0, 1, "b"), "a[0][1].b"), ((0,), "[0]")],
)
def test_a_path_is_shown_as_people_write_it(path: FieldPath, shown: str) -> None:
    assert show_path(path) == shown


POSITIONS = Positions(
    "x.yaml",
    keys={("a",): (1, 1), ("a", 0, "b"): (2, 3)},
    values={(): (1, 1), ("a",): (2, 1), ("a", 0): (2, 3), ("a", 0, "b"): (2, 6)},
)


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("a",), "x.yaml:1:1", "x.yaml:2:1"),
        (("a", 0), "x.yaml:2:3", "x.yaml:2:3"),
        (("a", 0, "b"), "x.yaml:2:3", "x.yaml:2:6"),
        (("a", 0, "c"), "x.yaml:2:3", "x.yaml:2:3"),
        (("a", 5, "c", "d"), "x.yaml:2:1", "x.yaml:2:1"),
        (("z",), "x.yaml:1:1", "x.yaml:1:1"),
    ],
)
def test_what_is_not_there_has_the_place_of_what_is_around_it(path: FieldPath, key: str, value: str) -> None:
    assert str(POSITIONS.of_key(path)) == key
    assert str(POSITIONS.of_value(path)) == value


def test_without_places_the_file_remains() -> None:
    assert str(Positions("x.yaml").of_value(("a",))) == "x.yaml"


def test_for_machines_every_key_is_always_there() -> None:
    whole = Problem("r", "wrong", "right", ("a", 2, "b"), Location("x.yaml", 3, 5), Weight.FINDING)
    assert whole.as_data() == {
        "rule": "r",
        "weight": "finding",
        "file": "x.yaml",
        "line": 3,
        "column": 5,
        "path": "a[2].b",
        "pointer": "/a/2/b",
        "message": "wrong",
        "expected": "right",
    }
    bare = Problem("r", "wrong").as_data()
    assert bare.keys() == whole.as_data().keys()
    assert bare["pointer"] == bare["path"] == ""
    assert [key for key, value in bare.items() if value is None] == ["file", "line", "column", "expected"]
    assert json.loads(json.dumps(bare)) == bare


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ((), ""),
        (("foo", 0), "/foo/0"),
        (("",), "/"),
        (("a/b",), "/a~1b"),
        (("m~n",), "/m~0n"),
        (("~1",), "/~01"),
        ((" ", "c%d", 'k"l', "i\\j"), '/ /c%d/k"l/i\\j'),
    ],
)
def test_a_pointer_is_that_of_rfc_6901(path: FieldPath, shown: str) -> None:
    assert pointer(path) == shown


@given(st.lists(st.text(max_size=6) | st.text("~/01", max_size=6) | st.integers(0, 99), max_size=5))
def test_a_pointer_leads_to_what_the_path_names(path: list[str | int]) -> None:
    """Evaluated as RFC 6901 section 4 has it: ``~1`` first, then ``~0``."""
    steps = [each.replace("~1", "/").replace("~0", "~") for each in pointer(tuple(path)).split("/")[1:]]
    assert steps == list(map(str, path))
