"""The bank's incident as data that a test may change before it is loaded."""

from __future__ import annotations

import json
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from docgen.incident import Incident
from docgen.readers import read, read_bytes
from docgen.schemas import load_for_filing, load_incident

FILE = Path(__file__).parents[2] / "fixtures" / "bank-filings" / "incident.yaml"


def bank_data() -> dict[str, Any]:
    return deepcopy(_read())


@cache
def _read() -> dict[str, Any]:
    data = read(FILE).data
    assert isinstance(data, dict)
    return data


def loaded(data: dict[str, Any]) -> Incident:
    return load_incident(read_bytes(json.dumps(data).encode(), "incident.json"))[0]


def loaded_loosely(data: dict[str, Any]) -> Incident:
    """What is good of data that contradicts itself."""
    return load_for_filing(read_bytes(json.dumps(data).encode(), "incident.json"))[0]


def bank() -> Incident:
    return loaded(bank_data())


def bare(**regulatory: Any) -> Incident:
    """An incident that has nothing but what a Draft needs, and what a filing is given."""
    data = {"id": "INC-7", "title": "Login slow", "severity": "S3", "date": "2026-02-03"}
    return loaded({**data, "regulatory": regulatory})
