"""The JSON Schema says what docgen says, as far as it can."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from docgen.incident import Incident
from docgen.readers import read
from docgen.schemas import json_schema

FIXTURES = Path(__file__).parents[2] / "fixtures"
SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
SMALLEST = {"id": "INC-1", "title": "T", "severity": "S2", "date": "2025-03-14"}


def plain(value: Any) -> Any:
    """The data as JSON has it: TOML's dates as text."""
    return json.loads(json.dumps(value, default=lambda each: each.isoformat()))


def accepts(**more: Any) -> bool:
    return VALIDATOR.is_valid({**SMALLEST, **more})


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["$id"]
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


def test_it_has_every_key_of_an_incident_with_a_description() -> None:
    keys = SCHEMA["properties"].keys()
    made = {"labels", "excerpt"}  # labels stand beside what they are of; an excerpt is no data
    assert keys == {field.name for field in fields(Incident)} - made | {"schema_version", "$schema"}
    shapes = [SCHEMA, *SCHEMA["$defs"].values()]
    for shape in shapes:
        assert shape["additionalProperties"] is False
        assert shape["description"]
        assert all(each["description"].endswith((".", "INC-2041.")) for each in shape["properties"].values())
    assert len(shapes) == 28
    assert SCHEMA["required"] == ["id", "title", "severity", "date"]


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*/incident.*")), ids=lambda path: path.parent.name)
def test_it_takes_the_fixtures(path: Path) -> None:
    errors = [
        f"{each.json_path}: {each.message[:200]}" for each in VALIDATOR.iter_errors(plain(read(path).data))
    ]
    assert errors == []


def test_it_takes_what_docgen_takes() -> None:
    assert accepts()
    assert accepts(schema_version=1, title=2041, impact=None, status=None, timeline=None, commander=None)
    assert accepts(impact_start="2025-03-14", impact_end="2025-03-14 10:05:33.25-03:30")
    assert accepts(
        timeline=[{"at": each, "event": "e"} for each in ("10:05", "10:05:09", "2025-03-14T10:05Z")]
    )
    assert accepts(
        went_well="x", could_improve=["x"], sources=["https://example.org", {"url": "http://example.org"}]
    )
    assert accepts(action_items=[{"description": "x", "status": "anything"}])


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": None},
        {"title": " "},
        {"severity": "s1"},
        {"date": "14.03.2025"},
        {"schema_version": 2},
        {"zebra": 1},
        {"commander": True},
        {"affected_services": "x"},
        {"affected_services": [None]},
        {"timeline": [{"at": "noon", "event": "x"}]},
        {"timeline": [{"at": "10:00"}]},
        {"timeline": [None]},
        {"impact": {"customers": "x"}},
        {"action_items": [{"description": "x", "type": "Detct"}]},
        {"appendices": [{"kind": "picture", "title": "x"}]},
        {"language": "english_UK"},
        {"sources": ["ftp://example.org"]},
        {"document": {"revisions": [{"date": "2025-03-14"}]}},
        {"regulatory": {"notifications": [{"regime": "dora"}]}},
        {"regulatory": {"country": "Ireland"}},
        {"regulatory": {"dora": {"discovery": "by chance"}}},
        {"regulatory": {"dora": {"submitting_entity": {"lei": "529900"}}}},
        {"regulatory": {"dora": {"duration": "01:47"}}},
    ],
)
def test_it_refuses_what_docgen_refuses(wrong: dict[str, Any]) -> None:
    assert not accepts(**wrong)


def test_four_keys_are_required() -> None:
    for key in SMALLEST:
        assert not VALIDATOR.is_valid({name: value for name, value in SMALLEST.items() if name != key})
