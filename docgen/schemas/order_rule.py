"""Rules of time: nothing ends before it began."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from docgen.incident import Moment
from docgen.problem import Problem
from docgen.schemas.fault import finding

# Two fields, and what is wrong when the second lies before the first.
_IN_ORDER = (
    ("impact_start", "impact_end", "the impact ends before it begins"),
    ("impact_start", "detected_at", "detection lies before onset"),
    ("detected_at", "mitigated_at", "mitigation lies before detection"),
    ("detected_at", "resolved_at", "resolution lies before detection"),
    ("mitigated_at", "resolved_at", "resolution lies before mitigation"),
)
# The same where nothing is known of what stands between them.
_WITHOUT_DETECTION = (
    ("impact_start", "mitigated_at", "mitigation lies before onset"),
    ("impact_start", "resolved_at", "resolution lies before onset"),
)


def check_order(values: dict[str, Any]) -> Iterator[Problem]:
    """Errors in the order of the incident's times, and dates that make one wonder."""
    pairs = _IN_ORDER if values.get("detected_at") else _IN_ORDER + _WITHOUT_DETECTION
    for first, second, message in pairs:
        start, end = values.get(first), values.get(second)
        if start and end and end.precedes(start):
            yield Problem("order", message, f"{_show(start)} ({first}) or later", (second,))
    yield from _check_date(values)
    yield from _check_days(values)


def _check_date(values: dict[str, Any]) -> Iterator[Problem]:
    day, start, end = (values.get(name) for name in ("date", "impact_start", "impact_end"))
    if day and start and day < min(_days(start)):
        yield finding(("date",), "date", f"the impact began later, on {start.day}")
    elif day and end and day > max(_days(end)):
        yield finding(("date",), "date", f"the impact was over by then, on {end.day}")


def _days(moment: Moment) -> tuple[date, ...]:
    """The day as it was written, and in UTC."""
    return (moment.day, moment.utc.date()) if moment.utc else (moment.day,)


def _check_days(values: dict[str, Any]) -> Iterator[Problem]:
    day = values.get("date")
    if not day:
        return
    written = values.get("postmortem_date")
    if written and written < day:
        yield finding(("postmortem_date",), "date", f"it lies before the incident, {day}")
    for index, item in enumerate(values.get("action_items") or ()):
        if item and item.get("due") and item["due"] < day:
            yield finding(("action_items", index, "due"), "date", f"it lies before the incident, {day}")
    for index, entry in enumerate(values.get("sign_off") or ()):
        reviewed = entry.get("reviewed_on") if entry else None
        if reviewed and reviewed.precedes(Moment(day)):
            yield finding(("sign_off", index, "reviewed_on"), "date", f"it lies before the incident, {day}")


def _show(moment: Moment) -> str:
    return moment.instant.isoformat() if moment.instant else moment.day.isoformat()
