"""The supervisors' published JSON schema of DORA incident reports, version IR-1.2.1, kept beside this module.

It belongs to the reporting technical package of the European Supervisory Authorities for reports under
ITS (EU) 2025/302. Enumerations and limits are read from it and written nowhere else. It reaches a
definition by the name of a property, since no two properties of one name differ in what is asked for here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

FILE = "dora_ir_v1.2.1.json"


@cache
def published_schema() -> dict[str, Any]:
    """The schema itself; nobody may change it."""
    schema: dict[str, Any] = json.loads(files("docgen.schemas").joinpath(FILE).read_text("utf-8"))
    return schema


@cache
def words_of(name: str) -> tuple[str, ...]:
    """The words of the enumeration that a property, or each item of it, is taken from."""
    shape = _property(name)
    return tuple(shape.get("enum") or shape.get("items", {}).get("enum") or ())


def longest(name: str) -> int | None:
    """How many characters a property may have, or ``None`` where the schema does not say."""
    limit: int | None = _property(name).get("maxLength")
    return limit


def pattern_of(name: str) -> str:
    """The expression that a property must match."""
    return str(_property(name)["pattern"])


def properties() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every property with the name of the definition that holds it; the report itself has none."""
    schema = published_schema()
    for holder, shape in (("", schema), *schema["$defs"].items()):
        for name, each in shape.get("properties", {}).items():
            yield holder, name, each


@cache
def _property(name: str) -> dict[str, Any]:
    return next(shape for _, each, shape in properties() if each == name)
