"""The description of the API names every route below /v1, and what each takes and answers."""

from __future__ import annotations

import re
from typing import Any

import pytest
from bench import Bench
from jsonschema import Draft202012Validator

from docgen.schemas import json_schema

METHODS = {"get", "post", "put", "delete", "patch"}


@pytest.fixture
def described(bench: Bench) -> dict[str, Any]:
    answer = bench.client.get("/v1/openapi.json")
    assert answer.mimetype == "application/json"
    said: dict[str, Any] = answer.json
    return said


def operations(described: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    return {
        (method, path): operation
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
        if method in METHODS
    }


def test_it_names_every_route_below_v1_and_no_other(bench: Bench, described: dict[str, Any]) -> None:
    """But the one of the description itself."""
    there = {
        (method.lower(), re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule))
        for rule in bench.app.url_map.iter_rules()
        for method in rule.methods or ()
        if rule.rule.startswith("/v1/") and method.lower() in METHODS
    }
    assert set(operations(described)) == there - {("get", "/v1/openapi.json")}


def test_it_is_of_openapi_3_1_and_every_reference_leads_somewhere(described: dict[str, Any]) -> None:
    assert described["openapi"].startswith("3.1.")
    assert described["info"]["title"] == "docgen"

    def references(value: object) -> list[str]:
        if isinstance(value, dict):
            own = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
            return own + [found for each in value.values() for found in references(each)]
        if isinstance(value, list):
            return [found for each in value for found in references(each)]
        return []

    found = set(references(described))
    assert found
    for each in found:
        here: Any = described
        for step in each.removeprefix("#/").split("/"):
            here = here[step]


def test_each_operation_has_a_name_of_its_own_words_and_says_how_it_fails(described: dict[str, Any]) -> None:
    found = operations(described)
    names = [each["operationId"] for each in found.values()]
    assert len(set(names)) == len(names)
    for where, operation in found.items():
        assert operation.get("summary"), where
        assert any(status[:1] == "2" for status in operation["responses"]), where
        for status, answer in operation["responses"].items():
            if status == "default" or status[:1] in "45":
                assert set(answer["content"]) == {"application/problem+json"}, (where, status)
        if where[0] == "post":
            assert operation["requestBody"]["content"], where
        for name in re.findall(r"{(\w+)}", where[1]):
            around = described["paths"][where[1]].get("parameters", ())
            parameters = {each["name"] for each in (*operation.get("parameters", ()), *around)}
            assert name in parameters, where


def test_the_schema_of_the_data_is_within_it_and_means_the_same(described: dict[str, Any]) -> None:
    schema = {"$ref": "#/components/schemas/Incident", "components": described["components"]}
    whole, inner = Draft202012Validator(json_schema()), Draft202012Validator(schema)
    good = {"id": "INC-1", "title": "The gateway fails", "severity": "S2", "date": "2026-03-14"}
    for data in (good, {**good, "severity": "S9"}, {**good, "timeline": [{"at": 1}]}, {}, {**good, "x": 1}):
        told = [sorted(error.json_path for error in each.iter_errors(data)) for each in (whole, inner)]
        assert told[0] == told[1]


def test_answers_are_as_they_are_described(bench: Bench, described: dict[str, Any]) -> None:
    """A job and a list of them, a check and the layouts, each validated by the schema of its answer."""
    job = bench.submit().id
    asked = {
        ("get", "/v1/jobs/{id}"): bench.client.get(f"/v1/jobs/{job}"),
        ("get", "/v1/jobs"): bench.client.get("/v1/jobs"),
        ("get", "/v1/layouts"): bench.client.get("/v1/layouts"),
        ("get", "/v1/health"): bench.client.get("/v1/health"),
        ("post", "/v1/verify"): bench.client.post("/v1/verify", data=b"x", content_type="application/pdf"),
        ("post", "/v1/validate"): bench.client.post("/v1/validate", data="id: x", content_type="text/yaml"),
    }
    for where, answer in asked.items():
        assert answer.status_code == 200, where
        schema = operations(described)[where]["responses"]["200"]["content"][answer.mimetype]["schema"]
        whole = {**schema, "components": described["components"]}
        assert not list(Draft202012Validator(whole).iter_errors(answer.json)), where
    problem = bench.client.get("/v1/jobs/x")
    whole = {"$ref": "#/components/schemas/ProblemDetails", "components": described["components"]}
    assert not list(Draft202012Validator(whole).iter_errors(problem.json))
