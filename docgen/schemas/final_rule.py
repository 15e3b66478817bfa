"""What a report must have before it may call itself Final, and is told of earlier."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docgen.incident import ActionStatus, Status
from docgen.location import FieldPath
from docgen.problem import Problem, Weight
from docgen.readers import Data
from docgen.schemas.cleaning import texts
from docgen.schemas.fault import finding
from docgen.schemas.placeholder import find_placeholder
from docgen.schemas.suggestion import quoted


def check_final(values: dict[str, Any], data: Data) -> Iterator[Problem]:
    """Errors of a Final report; what a reviewer would say of the others."""
    status = values.get("status") or Status.DRAFT
    yield from _check_placeholders(data, Weight.ERROR if status is Status.FINAL else Weight.FINDING)
    if status is Status.DRAFT:
        return
    reviewed = any(_reviewed(entry) for entry in values.get("sign_off") or ())
    if status is Status.IN_REVIEW:
        if not reviewed:
            message = "nobody has reviewed the report yet"
            yield finding(("sign_off",), "sign-off", message, "name and reviewed_on of a reviewer")
        return
    if not reviewed:
        yield _wanting(("sign_off",), "nobody has signed off", "name and reviewed_on of a reviewer")
    for name in ("author", "commander"):
        if not values.get(name):
            yield _wanting((name,), f"the {name} is not named", "a name")
    yield from _check_sign_off(values)
    yield from _check_actions(values)


def _check_placeholders(data: Data, weight: Weight) -> Iterator[Problem]:
    for path, text in texts(data):
        if _is_evidence(path):
            continue
        if found := find_placeholder(text):
            message = f"the template's {quoted(found)} is still there"
            yield Problem("placeholder", message, "replace or remove it", path, weight=weight)


def _is_evidence(path: FieldPath) -> bool:
    return path[0] == "appendices" and path[-1] == "text"


def _check_sign_off(values: dict[str, Any]) -> Iterator[Problem]:
    for index, entry in enumerate(values.get("sign_off") or ()):
        if entry and not _reviewed(entry):
            message = f"the sign-off of {quoted(entry.get('role') or '')} is open"
            yield finding(("sign_off", index), "sign-off", message, "name and reviewed_on")


def _check_actions(values: dict[str, Any]) -> Iterator[Problem]:
    """Work that was cancelled needs neither an owner nor a date."""
    for index, item in enumerate(values.get("action_items") or ()):
        if not item or item.get("status") is ActionStatus.CANCELLED:
            continue
        if not item.get("owner"):
            yield _wanting(("action_items", index, "owner"), "the action item has no owner", "a name")
        if not item.get("due"):
            yield _wanting(("action_items", index, "due"), "the action item has no due date", "YYYY-MM-DD")


def _wanting(path: FieldPath, message: str, expected: str) -> Problem:
    return Problem("final", f"{message}, and the report is Final", expected, path)


def _reviewed(entry: dict[str, Any] | None) -> bool:
    return bool(entry and entry.get("name") and entry.get("reviewed_on"))
