"""What there is to ask for: layouts, audiences, themes and the schema, sent to who does not have them."""

from __future__ import annotations

import json

import pytest
from bench import Bench

from docgen.registry import list_layouts
from docgen.schemas import json_schema


def test_layouts_audiences_and_themes(bench: Bench) -> None:
    said = bench.client.get("/v1/layouts").json
    assert [each["name"] for each in said["layouts"]] == [each.name for each in list_layouts()]
    assert all(each["purpose"] for each in said["layouts"])
    assert said["audiences"][:2] == ["internal", "leadership"]
    assert said["themes"] == []


def test_the_schema_is_the_one_of_the_command(bench: Bench) -> None:
    answer = bench.client.get("/v1/schema")
    assert answer.mimetype == "application/schema+json"
    assert json.loads(answer.data) == json_schema()


@pytest.mark.parametrize("path", ["/v1/layouts", "/v1/schema"])
def test_who_has_it_is_not_sent_it_again(bench: Bench, path: str) -> None:
    answer = bench.client.get(path)
    tag = answer.headers["ETag"]
    for asked in (tag, f"W/{tag}"):
        again = bench.client.get(path, headers={"If-None-Match": asked})
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["ETag"] == tag
    assert bench.client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
    assert "no-cache" in answer.headers["Cache-Control"]
