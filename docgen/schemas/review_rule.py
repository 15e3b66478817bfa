"""What a careful reviewer would say of the report; nothing here blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docgen.incident import ActionStatus, ActionType
from docgen.location import FieldPath
from docgen.problem import Problem
from docgen.schemas.fault import finding
from docgen.schemas.sentence import count_sentences
from docgen.schemas.suggestion import meant, nearest, quoted

_FEWEST, _MOST = 3, 5
_WHYS = 5

# The sections of the report template, each with the fields that fill it.
_SECTIONS: tuple[tuple[str, tuple[FieldPath, ...]], ...] = (
    ("2 Executive Summary", (("executive_summary",),)),
    ("3.1 User / Customer Impact", (("impact", "customer"),)),
    ("3.2 Business / Financial Impact", (("impact", "business"),)),
    ("3.3 Internal Impact", (("impact", "internal"),)),
    ("4 Timeline of Events", (("timeline",),)),
    ("5.1 Root Cause", (("root_cause", "cause"), ("root_cause", "trigger"))),
    ("5.2 Contributing Factors", (("root_cause", "contributing_factors"),)),
    ("5.3 Five Whys Analysis", (("root_cause", "five_whys"),)),
    ("6.1 Detection", (("detection",),)),
    ("6.2 Incident Response", (("response",),)),
    ("6.3 What Went Well", (("went_well",),)),
    ("6.4 What Could Be Improved", (("could_improve",),)),
    ("7 Remediation and Action Items", (("action_items",),)),
    ("8 Lessons Learned", (("lessons_learned",),)),
    ("9.1 Customer Communication Summary", (("external_communication", "customer"),)),
    ("9.2 Regulatory / Compliance Notifications", (("external_communication", "regulatory"),)),
)


def check_review(values: dict[str, Any]) -> Iterator[Problem]:
    """Every finding on the content."""
    yield from _check_sections(values)
    yield from _check_summary(values)
    yield from _check_timeline(values)
    yield from _check_whys(values)
    yield from _check_actions(values)


def _check_sections(values: dict[str, Any]) -> Iterator[Problem]:
    for title, paths in _SECTIONS:
        if not any(_at(values, path) for path in paths):
            yield finding(paths[0], "empty-section", f"the section {title} is empty")


def _at(values: dict[str, Any], path: FieldPath) -> Any:
    found: Any = values
    for step in path:
        found = found.get(step) if isinstance(found, dict) else None
    return found


def _check_summary(values: dict[str, Any]) -> Iterator[Problem]:
    summary = values.get("executive_summary")
    if summary and not _FEWEST <= (count := count_sentences(summary)) <= _MOST:
        message = f"the summary has {count} sentence{'' if count == 1 else 's'}"
        yield finding(("executive_summary",), "summary-length", message, f"{_FEWEST} to {_MOST}")


def _check_timeline(values: dict[str, Any]) -> Iterator[Problem]:
    before = None
    for index, entry in enumerate(values.get("timeline") or ()):
        at = entry.get("at") if entry else None
        if at and before and at.precedes(before):
            message = "the event lies before the one above it"
            expected = "the report shows it in order of time"
            yield finding(("timeline", index, "at"), "timeline-order", message, expected)
        before = at or before


def _check_whys(values: dict[str, Any]) -> Iterator[Problem]:
    path: FieldPath = ("root_cause", "five_whys")
    whys = _at(values, path)
    if not whys:
        return
    if len(whys) < _WHYS:
        message = f"there {'is one why' if len(whys) == 1 else f'are {len(whys)} whys'}"
        expected = f"{_WHYS}, down to a cause that can be acted on"
        yield finding(path, "few-whys", message, expected)
    if whys[0] and not whys[0].get("why"):
        yield finding(
            (*path, 0), "first-why", "the first why asks nothing", "why: the question it begins with"
        )
    for index, why in enumerate(whys):
        if why is not None and not why.get("answer"):
            yield finding((*path, index), "no-answer", "the why has no answer")


def _check_actions(values: dict[str, Any]) -> Iterator[Problem]:
    items = [item for item in values.get("action_items") or () if item]
    if not items:
        return
    present = {item.get("type") for item in items}
    absent = [kind.value for kind in ActionType if kind not in present]
    if absent:
        message = f"no action item is of type {' or '.join(absent)}"
        yield finding(("action_items",), "action-types", message, "one of each, or a word on why not")
    for index, item in enumerate(values.get("action_items") or ()):
        status = item.get("status") if item else None
        if isinstance(status, str):
            known = [each.value for each in ActionStatus]
            near = nearest(status, known)
            expected = meant(near) if near else f"one of {', '.join(known)}; it is kept as written"
            message = f"{quoted(status)} is no known status"
            yield finding(("action_items", index, "status"), "action-status", message, expected)
