"""A DORA report as JSON, in the form of the supervisors' published schema.

It holds the values that the printed report holds, and nothing else but ``entityType``, by which the schema
tells entities apart. What is absent has no key.
"""

from __future__ import annotations

import json
from datetime import UTC
from decimal import Decimal
from typing import Any

from docgen.filing.catalogue import Filing, answers_of
from docgen.filing.question import Answer
from docgen.filing.value import Day, Decision, Each, Figure, Instant, Names, Narrative, Plain, Terms, Value
from docgen.incident import Incident

_ENTITY_TYPES = {
    "submittingEntity": "SUBMITTING_ENTITY",
    "affectedEntity": "AFFECTED_ENTITY",
    "ultimateParentUndertaking": "ULTIMATE_PARENT_UNDERTAKING_ENTITY",
}
_ENTITIES, _CRITERIA, _CRITERION = "affectedEntity[]", "classificationTypes", "classificationCriterion"


def report_of(filing: Filing, incident: Incident) -> dict[str, Any]:
    """The report of an incident, its keys in the order of the template."""
    report: dict[str, Any] = {}
    for part in answers_of(filing, incident):
        for answer in part.answers:
            if answer.value is not None:
                _put(report, answer, answer.value)
    return report


def write_report(report: dict[str, Any]) -> bytes:
    """The report as JSON; the same report gives the same bytes."""
    return (json.dumps(report, indent=2, ensure_ascii=False) + "\n").encode()


def _put(report: dict[str, Any], answer: Answer, value: Value) -> None:
    *around, name = answer.question.place.split(".")
    if around == [_ENTITIES] and isinstance(value, Each):
        for entity, each in zip(_entities(report, len(value.values)), value.values, strict=True):
            if each is not None:
                entity[name] = plain_value(each)
    elif name == _CRITERION and isinstance(value, Terms):
        items = [{_CRITERION: word} for word in value.words]
        _within(report, around[:-1])[_CRITERIA] = items
    elif (written := plain_value(value)) is not None:
        _within(report, around)[name] = written


def _within(report: dict[str, Any], path: list[str]) -> dict[str, Any]:
    """The object at a path, made where there is none yet."""
    found = report
    for step in path:
        name, _, criterion = step.partition("[")
        if criterion:
            found = _of_criterion(found.get(name, []), criterion.removesuffix("]"))
        else:
            found = found.setdefault(name, _new(name))
    return found


def _of_criterion(items: list[dict[str, Any]], criterion: str) -> dict[str, Any]:
    """The item of a criterion.

    Data that speaks of one that field 2.5 does not name is refused before it comes here; a check of such data
    goes on all the same, with a value that has no place.
    """
    return next((item for item in items if item[_CRITERION] == criterion), {})


def _entities(report: dict[str, Any], count: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = report.setdefault(
        "affectedEntity", [_new("affectedEntity") for _ in range(count)]
    )
    return found


def _new(name: str) -> dict[str, Any]:
    return {"entityType": _ENTITY_TYPES[name]} if name in _ENTITY_TYPES else {}


def plain_value(value: Value) -> Any:
    """A value as JSON has it; ``None`` for a day without an hour, for which the schema has no form."""
    match value:
        case Plain(text):
            return text
        case Terms(words, several):
            return list(words) if several else words[0]
        case Instant(moment):
            return moment.instant and f"{moment.instant.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        case Figure(number):
            return _number(number)
        case Decision(yes):
            return yes
        case Each() | Names() | Narrative() | Day():
            raise TypeError(f"a DORA field has no {type(value).__name__}")


def _number(number: int | Decimal) -> int | float:
    """At most fifteen figures, which a double holds exactly as they are written."""
    return int(number) if number == int(number) else float(number)
