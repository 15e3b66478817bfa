"""Checking data: all that is wrong with them, each in its line and column, in whatever format they come."""

from __future__ import annotations

from io import BytesIO

import pytest
from bench import MINIMAL, Bench, problem

from docgen.errors import BusyError
from docgen.service.desk import RefusedError

YAML = """id: INC-1
title: The gateway fails
severity: S9
date: 2026-03-14
timeline:
  - at: 25:00
    event: x
"""
JSON = """{
  "id": "INC-1", "title": "The gateway fails",
  "severity": "S9",
  "date": "2026-03-14",
  "timeline": [{"at": "25:00",
                "event": "x"}]
}"""
TOML = """id = "INC-1"
title = "The gateway fails"
severity = "S9"
date = 2026-03-14

[[timeline]]
at = "25:00"
event = "x"
"""


def test_valid_data_are_valid_and_have_findings(bench: Bench) -> None:
    answer = bench.client.post("/v1/validate", data=MINIMAL, content_type="application/yaml")
    assert answer.status_code == 200
    said = answer.json
    assert said["valid"] is True
    assert {each["weight"] for each in said["problems"]} == {"finding"}


@pytest.mark.parametrize(
    ("data", "kind", "places"),
    [
        (YAML, "application/yaml", {"/severity": (3, 11), "/timeline/0/at": (6, 9)}),
        (JSON, "application/json", {"/severity": (3, 15), "/timeline/0/at": (5, 23)}),
        (TOML, "application/toml", {"/severity": (3, 12), "/timeline/0/at": (7, 6)}),
        (TOML, "text/plain", {"/severity": (3, 12), "/timeline/0/at": (7, 6)}),
    ],
)
def test_each_problem_stands_in_its_place(
    bench: Bench, data: str, kind: str, places: dict[str, tuple[int, int]]
) -> None:
    answer = bench.client.post("/v1/validate", data=data, content_type=kind)
    assert answer.status_code == 200
    said = answer.json
    assert said["valid"] is False
    found = {
        each["pointer"]: (each["line"], each["column"])
        for each in said["problems"]
        if each["weight"] == "error"
    }
    assert found == places
    for each in said["problems"]:
        assert set(each) == {
            "rule", "weight", "file", "line", "column", "path", "pointer", "message", "expected"
        }  # fmt: skip


@pytest.mark.parametrize(
    "data", [b"{", b"\xff\xfe\x00", b"a: [", b"- 1", b"[" * 100_000, b"null", b"a: &a [*a]", b"\x00"]
)
def test_whatever_is_no_data_is_not_valid(bench: Bench, data: bytes) -> None:
    for kind in ("application/json", "application/yaml", "application/toml", "text/plain"):
        answer = bench.client.post("/v1/validate", data=data, content_type=kind)
        assert answer.status_code == 200, answer.text
        assert answer.json["valid"] is False
        assert answer.json["problems"]


def test_a_desk_at_which_too_many_wait_says_when_to_come_back(bench: Bench) -> None:
    def busy(*_: object) -> object:
        raise BusyError("too many are waiting for an answer", 30.0)

    bench.service.desk.ask = busy  # type: ignore[method-assign]
    answer = bench.client.post("/v1/validate", data=MINIMAL, content_type="application/yaml")
    told = problem(answer, 429, "busy")
    assert answer.headers["Retry-After"] == "30"
    assert told["detail"] == "too many are waiting for an answer"


def test_data_that_take_too_much_are_refused_with_the_reason(bench: Bench) -> None:
    def refused(*_: object) -> object:
        raise RefusedError("it took longer than the 30 seconds that an answer may take")

    bench.service.desk.ask = refused  # type: ignore[method-assign]
    answer = bench.client.post("/v1/validate", data=MINIMAL, content_type="application/yaml")
    assert "30 seconds" in problem(answer, 422, "limits")["detail"]


def test_nothing_that_was_sent_to_be_checked_stays(bench: Bench) -> None:
    before = set(bench.service.settings.data.rglob("*"))
    sent = {"data": MINIMAL, "x": (BytesIO(b"1"), "x.log")}
    bench.client.post("/v1/validate", data=sent, content_type="multipart/form-data")
    assert set(bench.service.settings.data.rglob("*")) == before
