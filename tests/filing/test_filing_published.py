"""The tables of DORA against the supervisors' published schema: no field is missing on either side."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from docgen.filing import FILINGS, Question
from docgen.incident import Regime
from docgen.incident.regulatory import Dora
from docgen.schemas import json_schema
from docgen.schemas.published import FILE, published_schema, words_of

SCHEMA = published_schema()
DORA = {
    question.number: question
    for filing in FILINGS.values()
    if filing.regime is Regime.DORA
    for part in filing.parts
    for question in part.questions
}
SHA256 = "6f5ae372d84d220fb714675a3b66f4434c9e3aacdcc0397744852159616c98a8"


def target(shape: dict[str, Any]) -> dict[str, Any]:
    """A property's own shape: that of the items of a list, or of what is referred to."""
    if "$ref" in shape:
        return SCHEMA["$defs"][shape["$ref"].rsplit("/", 1)[-1]]
    return target(shape["items"]) if shape.get("type") == "array" else shape


def way(question: Question) -> Iterator[tuple[str, dict[str, Any]]]:
    """The properties on the way to the place of a field, each with its shape."""
    shape = SCHEMA
    for step in question.place.split("."):
        name = step.partition("[")[0]
        yield name, shape["properties"][name]
        shape = target(shape["properties"][name])


def leaves(shape: dict[str, Any], around: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path of every property that holds a value."""
    for name, each in shape["properties"].items():
        inner = target(each)
        if "properties" in inner:
            yield from leaves(inner, (*around, name))
        else:
            yield (*around, name)


def test_the_schema_is_the_published_one() -> None:
    path = Path(__file__).parents[2] / "docgen" / "schemas" / FILE
    assert hashlib.sha256(path.read_bytes()).hexdigest() == SHA256
    assert SCHEMA["$id"] == "IR-1.2.1"


def test_every_number_of_the_template_is_there() -> None:
    counts = {1: 15, 2: 10, 3: 35, 4: 16}
    numbers = [f"{section}.{number}" for section, count in counts.items() for number in range(1, count + 1)]
    expected = [each for number in numbers for each in (["1.3a", "1.3b"] if number == "1.3" else [number])]
    final = [question.number for part in FILINGS["dora-final"].parts for question in part.questions]
    assert final == expected
    assert set(DORA) == set(expected)


def test_every_number_that_the_schema_names_is_there() -> None:
    shapes = [SCHEMA, *SCHEMA["$defs"].values()]
    described = [
        str(holder.get("description", ""))
        for shape in shapes
        for each in shape["properties"].values()
        for holder in (each, each.get("items", {}))
    ]
    numbers = {number for text in described for number in re.findall(r"\b[1-4]\.\d+[ab]?", text)}
    assert len(numbers) > 70
    assert {"1.3a" if number == "1.3" else number for number in numbers} <= set(DORA)


@pytest.mark.parametrize("number", DORA)
def test_a_field_has_the_place_that_the_schema_gives_its_number(number: str) -> None:
    if number == "1.15":
        assert [name for name, _ in way(DORA[number])] == ["reportCurrency"]
    described = " ".join(
        str(shape.get("description", "")) + str(shape.get("items", {}).get("description", ""))
        for _, shape in way(DORA[number])
    )
    inner = target(list(way(DORA[number]))[-1][1])
    assert "properties" not in inner
    assert re.search(rf"\b{re.escape(number)}(?![0-9])", described.replace("1.3,", "1.3a 1.3b,")), described


# The schema has one shape for three kinds of entity; the template asks each of them for some of it alone.
NOT_ASKED = {
    ("submittingEntity", "affectedEntityType"),
    ("affectedEntity", "code"),
    ("ultimateParentUndertaking", "affectedEntityType"),
    ("ultimateParentUndertaking", "code"),
}


def test_every_place_of_the_schema_has_its_field() -> None:
    """But ``entityType``, which no number has: it tells the entities of a report apart."""
    places = {tuple(name for name, _ in way(question)) for question in DORA.values()}
    assert {path for path in leaves(SCHEMA) if path[-1] != "entityType"} - NOT_ASKED == places


def test_enumerations_of_the_data_are_those_of_the_schema() -> None:
    """Each enumerated place with the key of the data that fills it, as ``docgen schema`` prints it."""
    definitions = json_schema()["$defs"]
    for question in DORA.values():
        name, _ = list(way(question))[-1]
        words = words_of(name)
        if not words or question.number == "1.1":
            continue
        key = question.key.rsplit(".", 1)[-1]
        holder = definitions["AffectedEntity" if "affected_entities" in question.key else "Dora"]
        shape = holder["properties"][key]
        offered = shape.get("enum") or shape["items"]["enum"]
        assert [word for word in offered if word is not None] == list(words), question.number


def test_every_key_of_the_data_answers_a_field() -> None:
    """A key that no field reads would be asked for in vain."""
    read = {origin.path for question in DORA.values() for origin in question.origins}
    keys = {path.split(".")[2] for path in read if path.startswith("regulatory.dora.")}
    assert keys == set(Dora.__dataclass_fields__)
