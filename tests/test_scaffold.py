"""The scaffold is today's, and a valid Draft."""

from __future__ import annotations

from datetime import UTC, datetime

from docgen.readers import read_bytes
from docgen.scaffold import scaffold
from docgen.schemas import load_incident


def test_it_is_dated_today() -> None:
    before = datetime.now(UTC).date()
    incident, _ = load_incident(read_bytes(scaffold().encode(), "incident.yaml"))
    assert before <= incident.date <= datetime.now(UTC).date()


def test_it_is_a_valid_draft_that_has_a_place_for_every_section() -> None:
    source = read_bytes(scaffold().encode(), "incident.yaml")
    load_incident(source)  # raises where anything blocks
    assert {"timeline", "root_cause", "action_items", "appendices", "sign_off"} <= set(source.data)
