"""The guard of the whole application, with all that it serves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from docgen.service.access import SCOPES, unmarked
from docgen.service.access.mark import mark_of
from docgen.service.app import create_app
from docgen.service.settings import Settings


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    app = create_app(Settings(tmp_path))
    yield app
    app.extensions["docgen"].database.close()


def test_each_view_says_who_may_see_it(app: Flask) -> None:
    assert unmarked(app) == []


def test_without_a_token_nothing_is_seen_but_what_is_meant_for_everybody(app: Flask) -> None:
    client = app.test_client()
    seen = set()
    for rule in app.url_map.iter_rules():
        for method in (rule.methods or set()) - {"OPTIONS", "HEAD"}:
            values = dict.fromkeys(rule.arguments, "x")
            with app.test_request_context():
                path = app.url_for(rule.endpoint, **values)
            with client.open(path, method=method) as answer:
                if answer.status_code != 401:
                    seen.add(f"{method} {rule.rule}")
    assert {each for each in seen if "/v1/" in each} == {
        "GET /v1/health",
        "GET /v1/openapi.json",
        "GET /v1/ready",
    }


SCOPES_OF_THE_API = {
    "validate": {"POST /v1/validate", "GET /v1/layouts", "GET /v1/schema"},
    "render": {"POST /v1/render", "POST /v1/batch", "DELETE /v1/jobs/<id>"},
    "read": {
        "GET /v1/jobs",
        "GET /v1/jobs/<id>",
        "GET /v1/jobs/<id>/documents/<path:name>",
        "GET /v1/jobs/<id>/documents.zip",
    },
    "verify": {"POST /v1/verify"},
    "metrics": {"GET /v1/metrics"},
}


def test_each_scope_opens_what_the_manual_says_and_nothing_else(app: Flask) -> None:
    found: dict[str, set[str]] = {}
    for rule in app.url_map.iter_rules():
        for method in (rule.methods or set()) - {"OPTIONS", "HEAD"}:
            mark = mark_of(app.view_functions[rule.endpoint], method)
            assert mark is not None
            found.setdefault(mark.scope, set()).add(f"{method} {rule.rule}")
    assert set(found) == {*SCOPES, ""}
    for scope in SCOPES:
        assert {each for each in found[scope] if "/v1/" in each} == SCOPES_OF_THE_API[scope], scope
    changing = {scope: {each for each in found[scope] if not each.startswith("GET ")} for scope in found}
    of_drafts = {each for views in found.values() for each in views if "/drafts" in each}
    assert of_drafts <= found["render"], "who may only read has none to change"
    assert changing["read"] == set()
    assert changing[""] == {"POST /sign-in", "POST /sign-out"}


def test_a_refusal_is_a_problem_that_machines_know_by_its_type(app: Flask) -> None:
    client = app.test_client()
    answer = client.get("/v1/jobs", headers={"Authorization": "Bearer x"})
    assert answer.content_type == "application/problem+json"
    assert answer.get_json() == {
        "type": "urn:docgen:problem:unauthenticated",
        "title": "Unauthorized",
        "status": 401,
        "detail": "the token is not known",
        "instance": "/v1/jobs",
    }
    assert answer.headers["WWW-Authenticate"].startswith('Bearer realm="docgen", error="invalid_token"')
    forged = client.post("/v1/render", headers={"Sec-Fetch-Site": "cross-site"})
    assert forged.get_json()["type"] == "urn:docgen:problem:cross-site-request"
