"""Rules of document control: a line of editions that leads onward, and a date of retention that can be.

Editions are told apart as the register of issued documents does: ``v1`` and ``1.0`` are one version.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from docgen.incident.version import Version, folded, read_version
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
    yield from _check_order(control)
    yield from _check_revisions(control.get("revisions") or ())
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
    elif _known_as(edition, control) == _known_as(control, control):
        number = edition.get("number") or control.get("number")
        shown = " version ".join(each for each in (number, edition.get("version")) if each)
        yield Problem("edition", f"{quoted(shown)} is this document itself", "another edition", path)


def _check_order(control: Mapping[str, Any]) -> Iterator[Problem]:
    """Findings of editions of this number that come on the wrong side of this one."""
    own = _version(control)
    for name, is_later in zip(_LINES, (False, True), strict=True):
        edition = control.get(name) or {}
        other = _version(edition)
        if own is None or other is None or _known_as(edition, control)[0] != _known_as(control, control)[0]:
            continue
        if (other < own) if is_later else (other > own):
            side, right = ("before", "a later") if is_later else ("after", "an earlier")
            message = f"version {quoted(other.text)} comes {side} version {quoted(own.text)} of this document"
            path = ("document", name, "version")
            yield finding(path, "edition", message, f"{right} one, or another number")


def _check_revisions(revisions: Sequence[Mapping[str, Any] | None]) -> Iterator[Problem]:
    """Findings of a version that is dated before one that it follows, whichever way round they are listed."""
    readable = [(each, index) for index, each in enumerate(revisions) if each]
    known = [(each.get("date"), _version(each), index) for each, index in readable]
    dated = [(day, version, index) for day, version, index in known if day and version]
    for (day, earlier, _), (later_day, later, index) in pairwise(sorted(dated, key=lambda each: each[0])):
        if day < later_day and earlier > later:
            message = f"version {quoted(later.text)} is dated after version {quoted(earlier.text)} of {day}"
            path = ("document", "revisions", index, "date")
            yield finding(path, "edition", message, "dates in the order of versions")


def _version(edition: Mapping[str, Any]) -> Version | None:
    try:
        return read_version(edition.get("version") or "")
    except ValueError:  # one that cannot be ordered is said to be so when it is issued
        return None


def _known_as(edition: Mapping[str, Any], control: Mapping[str, Any]) -> tuple[str, str]:
    """Number and version as they compare; an edition without a number has that of this document."""
    version = _version(edition)
    number = edition.get("number") or control.get("number") or ""
    return folded(number), version.canonical if version else edition.get("version") or ""
