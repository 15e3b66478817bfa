"""Rules of document control: a line of editions that leads somewhere, and a date of retention that can be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docgen.location import FieldPath
from docgen.problem import Problem
from docgen.schemas.fault import finding
from docgen.schemas.suggestion import quoted

_LONGEST_NOTE, _LONGEST_NAME = 240, 60
_LINES = ("supersedes", "superseded_by")


def check_control(values: dict[str, Any]) -> Iterator[Problem]:
    """Errors of the document's line of editions; a finding where it need not be kept until it was made."""
    control = values.get("document")
    if not control:
        return
    yield from _check_lengths(control)
    for name in _LINES:
        if (edition := control.get(name)) is not None:
            yield from _check_edition(edition, control, ("document", name))
    first, second = (control.get(name) for name in _LINES)
    if first and second and _known_as(first, control) == _known_as(second, control):
        message = "it is the edition that this one supersedes"
        yield Problem("edition", message, "a later one", ("document", "superseded_by"))
    until, made = control.get("retain_until"), values.get("postmortem_date") or values.get("date")
    if until and made and until < made:
        message = f"the document need not be kept until {made}, when it was made"
        yield finding(("document", "retain_until"), "retention", message, "a later day")


def _check_lengths(control: dict[str, Any]) -> Iterator[Problem]:
    """What stands on every page has to leave room for what stands between."""
    said = control.get("privilege") or ""
    if len(said) > _LONGEST_NOTE:
        message, path = f"the note has {len(said)} characters", ("document", "privilege")
        yield Problem("length", message, f"at most {_LONGEST_NOTE}, since it stands on every page", path)
    for name in _LINES:
        for key, text in (control.get(name) or {}).items():
            if isinstance(text, str) and len(text) > _LONGEST_NAME:
                message = f"it has {len(text)} characters"
                yield Problem("length", message, f"at most {_LONGEST_NAME}", ("document", name, key))


def _check_edition(edition: dict[str, Any], control: dict[str, Any], path: FieldPath) -> Iterator[Problem]:
    if not edition.get("number") and not edition.get("version"):
        yield Problem("edition", "it says neither which number nor which version", "number or version", path)
    elif _known_as(edition, control) == (control.get("number"), control.get("version")):
        shown = " version ".join(each for each in _known_as(edition, control) if each)
        yield Problem("edition", f"{quoted(shown)} is this document itself", "another edition", path)


def _known_as(edition: dict[str, Any], control: dict[str, Any]) -> tuple[str | None, str | None]:
    """Number and version; an edition without a number has that of this document."""
    return edition.get("number") or control.get("number"), edition.get("version")
