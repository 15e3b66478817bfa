"""Rules of filings: a regime has its own stages, and a DORA field the criterion that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docgen.incident.regulatory import STAGES
from docgen.location import FieldPath
from docgen.problem import Problem
from docgen.schemas.fault import finding

# ITS (EU) 2025/302 Annex I: fields that are asked for by one criterion of field 2.5, under which alone the
# published schema has a place for them.
OF_CRITERION = {
    "countries": ("2.6", "geographical_spread"),
    "member_states_impact": ("3.18", "geographical_spread"),
    "member_states_impact_description": ("3.19", "geographical_spread"),
    "data_losses": ("3.20", "data_losses"),
    "data_losses_description": ("3.21", "data_losses"),
    "reputational_impact": ("3.13", "reputational_impact"),
    "reputational_impact_description": ("3.14", "reputational_impact"),
    "economic_impact_threshold": ("4.12", "economic_impact"),
}


def check_regulatory(values: dict[str, Any]) -> Iterator[Problem]:
    """Everything that the rules say of ``regulatory``."""
    given = values.get("regulatory") or {}
    yield from _check_notifications(given)
    yield from _check_moments(given)
    dora = given.get("dora") or {}
    yield from _check_criteria(dora)
    yield from _check_costs(dora)


def _check_notifications(given: dict[str, Any]) -> Iterator[Problem]:
    for index, entry in enumerate(given.get("notifications") or ()):
        path: FieldPath = ("regulatory", "notifications", index)
        regime, stage = (entry or {}).get("regime"), (entry or {}).get("stage")
        if not (regime and stage):
            continue
        stages = STAGES[regime]
        if stage not in stages:
            expected = f"one of {', '.join(each.value for each in stages)}"
            yield Problem("stage", f"{regime.value} has no {stage.value}", expected, (*path, "stage"))


def _check_moments(given: dict[str, Any]) -> Iterator[Problem]:
    """Nobody can submit what he is not yet aware of."""
    aware = given.get("aware_at")
    if not aware:
        return
    classified = given.get("classified_major_at")
    if classified and classified.precedes(aware):
        yield finding(("regulatory", "classified_major_at"), "date", "it lies before aware_at")
    for index, entry in enumerate(given.get("notifications") or ()):
        submitted = (entry or {}).get("submitted_at")
        if submitted and submitted.precedes(aware):
            path = ("regulatory", "notifications", index, "submitted_at")
            yield finding(path, "date", "it lies before aware_at")


def _check_criteria(dora: dict[str, Any]) -> Iterator[Problem]:
    """A value under a criterion that is not named would have no place in the report."""
    named = dora.get("classification_criteria") or ()
    for key, (number, criterion) in OF_CRITERION.items():
        if dora.get(key) and criterion not in named:
            message = f"field {number} is given, but classification_criteria (2.5) does not name {criterion}"
            yield Problem(
                "criterion", message, f"{criterion} in 2.5, or no {key}", ("regulatory", "dora", key)
            )


def _check_costs(dora: dict[str, Any]) -> Iterator[Problem]:
    costs = [each for each in (dora.get("costs") or {}).values() if each is not None]
    gross = dora.get("gross_costs")
    if costs and gross is not None and sum(costs) != gross:
        path = ("regulatory", "dora", "gross_costs")
        yield Problem(
            "sum", f"field 4.13 is not the sum of costs, {sum(costs)}", "leave gross_costs out", path
        )
