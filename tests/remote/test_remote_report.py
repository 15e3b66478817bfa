"""What a server tells is taken as it was meant, or not at all."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import RemoteError
from docgen.location import Location
from docgen.problem import Problem, Weight
from docgen.remote.connection import Answer
from docgen.remote.report import read_job, read_problem
from remote.fake import document, job

steps = st.one_of(st.integers(0, 99), st.text("ab~/.[]1", min_size=1), st.sampled_from(["1", "12", "owner"]))
problems = st.builds(
    Problem,
    rule=st.text(),
    message=st.text(),
    expected=st.text(),
    path=st.lists(steps, max_size=4).map(tuple),
    location=st.builds(Location, st.text(), st.none() | st.integers(1), st.none() | st.integers(1)),
    weight=st.sampled_from(Weight),
)


@given(problems)
def test_a_problem_comes_back_as_it_was(problem: Problem) -> None:
    again = read_problem(json.loads(json.dumps(problem.as_data())))
    assert again.as_data() == problem.as_data()
    assert str(again) == str(problem)


def test_a_key_that_is_a_number_stays_a_key() -> None:
    for path in (("a", "1", 2), ("a", 1, "2")):
        assert read_problem(Problem("r", "m", path=path).as_data()).path == path


def test_a_job() -> None:
    found = read_job(Answer(200, {}, json.dumps(job()).encode()), "x")
    assert (found.id, found.is_final, found.offers[0].size) == ("0123abcd", True, 14)


WRONG: list[Any] = [
    [],
    {},
    job(state="paused"),
    job(documents=None),
    job(documents=[None]),
    job(documents=[document(sha256="../../etc/passwd")]),
    job(documents=[document(size=-1)]),
    job(documents=[document(size=None)]),
    job(documents=[document(size="1")]),
    job(documents=[document(name=7)]),
    job(failures=[{"kind": "mood", "message": "x"}]),
    job(problems=[{"rule": 1}]),
    job(problems=7),
    job(id=None),
]


@pytest.mark.parametrize("said", WRONG)
def test_what_is_no_job_is_refused(said: Any) -> None:
    with pytest.raises(RemoteError, match=r"^x: "):
        read_job(Answer(200, {}, json.dumps(said).encode()), "x")


@pytest.mark.parametrize("body", [b"", b"<html>", b"\xff", b"[" * 100_000, b"null"])
def test_what_is_no_json_is_refused(body: bytes) -> None:
    with pytest.raises(RemoteError, match=r"^x: no docgen service answers there \(HTTP 200\)$"):
        read_job(Answer(200, {}, body), "x")
