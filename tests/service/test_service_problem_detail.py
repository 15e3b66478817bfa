"""Whatever goes wrong is answered as problem details (RFC 9457), and says only what the caller may know."""

from __future__ import annotations

import errno
import json

import pytest
from bench import Bench, problem
from flask import abort
from werkzeug.exceptions import RequestEntityTooLarge

from docgen.errors import (
    BusyError,
    CrewError,
    DataError,
    DocgenError,
    DocumentError,
    LayoutError,
    MissingGlyphError,
    OutputError,
    PlanError,
    PolicyError,
    RegisterError,
    ServiceError,
    StorageError,
    UnreadableError,
)
from docgen.location import Location
from docgen.problem import Problem, Weight
from docgen.service.access import public
from docgen.service.desk import RefusedError
from docgen.service.job import MismatchError, NotFoundError
from docgen.service.problem_detail import AnswerError

SECRET = "/srv/docgen/files"


def raising(bench: Bench, error: Exception):
    """The answer of a view that raises an error."""

    @bench.app.get("/v1/raise")
    @public
    def view() -> str:
        raise error

    return bench.client.get("/v1/raise")


@pytest.mark.parametrize(
    ("error", "status", "name"),
    [
        (NotFoundError("there is no job 'x'"), 404, "not-found"),
        (MismatchError("the key was used"), 422, "idempotency-key"),
        (RefusedError("it took longer"), 422, "limits"),
        (BusyError("too many wait", 7.4), 429, "busy"),
        (LayoutError("the layout failed"), 422, "cannot-be-made"),
        (PolicyError("there is no audience"), 422, "cannot-be-made"),
        (DocumentError(["it is broken"]), 422, "cannot-be-made"),
        (MissingGlyphError(["U+12345"]), 422, "cannot-be-made"),
        (UnreadableError("it is none"), 422, "cannot-be-made"),
    ],
)
def test_what_the_caller_can_mend_is_said(bench: Bench, error: DocgenError, status: int, name: str) -> None:
    answer = raising(bench, error)
    assert problem(answer, status, name)["detail"] == str(error)
    assert answer.headers.get("Retry-After") == ("7" if status == 429 else None)


@pytest.mark.parametrize(
    "error",
    [
        ServiceError(f"{SECRET}: the database cannot be used"),
        OutputError(f"{SECRET}: there is no room left"),
        StorageError([f"{SECRET}: cannot be listed"]),
        RegisterError(f"{SECRET}: there is no register"),
        DocgenError(f"{SECRET}: no worker can be started"),
        PlanError([SECRET]),
        CrewError(SECRET),
        OSError(errno.ENOSPC, "No space left on device", SECRET),
    ],
)
def test_what_only_the_operator_can_mend_is_in_the_log_alone(
    bench: Bench, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    answer = raising(bench, error)
    problem(answer, 503, "unavailable")
    assert answer.headers["Retry-After"] == "10"
    assert SECRET not in answer.text
    assert SECRET in caplog.text


def test_a_bug_has_a_number_under_which_the_log_has_the_trace(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    answer = raising(bench, KeyError(SECRET))
    told = problem(answer, 500, "bug")
    assert SECRET not in answer.text
    number = told["detail"].split()[-1]
    (record,) = (each for each in caplog.records if number in each.getMessage())
    assert record.exc_info


def test_all_problems_of_data_are_listed(bench: Bench) -> None:
    problems = [
        Problem("r", "wrong", "right", ("a", 0), Location("x.yaml", 2, 3)),
        Problem("s", "hm", weight=Weight.FINDING),
    ]
    told = problem(raising(bench, DataError(problems)), 422, "invalid-data")
    assert told["detail"] == "1 problem; all are listed"
    assert told["problems"] == [json.loads(json.dumps(each.as_data())) for each in problems]


def test_an_answer_of_ones_own_has_its_members_and_headers(bench: Bench) -> None:
    error = AnswerError(409, "conflict", "It was changed", "by ama", headers={"X-A": "b"}, version=7)
    answer = raising(bench, error)
    assert problem(answer, 409, "conflict")["version"] == 7
    assert answer.headers["X-A"] == "b"


def test_errors_of_the_framework_keep_their_status_and_headers(bench: Bench) -> None:
    problem(bench.client.get("/v1/nowhere"), 404, "not-found")
    answer = bench.client.post("/v1/health")
    problem(answer, 405, "method-not-allowed")
    assert "GET" in answer.headers["Allow"]


def test_so_does_what_is_too_large(bench: Bench) -> None:
    problem(raising(bench, RequestEntityTooLarge()), 413, "request-entity-too-large")


def test_whoever_aborts_is_told_in_the_same_way(bench: Bench) -> None:
    @bench.app.get("/v1/abort")
    @public
    def view() -> None:
        abort(418)

    problem(bench.client.get("/v1/abort"), 418, "i'm-a-teapot")


@pytest.mark.parametrize("accept", ["text/html", "application/json", "*/*", "image/png"])
def test_an_error_of_the_api_is_never_a_page(bench: Bench, accept: str) -> None:
    answer = bench.client.get("/v1/jobs/x", headers={"Accept": accept})
    assert answer.mimetype == "application/problem+json"
