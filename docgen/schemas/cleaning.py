"""Making every text of the data fit for print, before anything else looks at it."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.location import FieldPath
from docgen.printable import printable
from docgen.problem import Problem
from docgen.readers import Data, Value
from docgen.schemas.fault import finding


def clean(data: Data) -> tuple[Data, tuple[Problem, ...]]:
    """The data with printable text only, and a finding for each text that had to change.

    Evidence in the data, ``appendices[].text``, stays as it was given: its digest is of the original, and
    :mod:`docgen.evidence` makes it fit for print afterwards.
    """
    changes: list[Problem] = []
    return {key: _clean(value, (key,), changes) for key, value in data.items()}, tuple(changes)


def texts(value: Value, path: FieldPath = ()) -> Iterator[tuple[FieldPath, str]]:
    """Every text in the data with its path, in the order of the file."""
    match value:
        case str():
            yield path, value
        case dict():
            for key, each in value.items():
                yield from texts(each, (*path, key))
        case list():
            for index, each in enumerate(value):
                yield from texts(each, (*path, index))


def _clean(value: Value, path: FieldPath, changes: list[Problem]) -> Value:
    match value:
        case str():
            if _is_evidence(path):
                return value
            fit = printable(value)
            if said := "; ".join(fit.changes):
                changes.append(finding(path, "unprintable", said))
            return fit.text
        case dict():
            return {key: _clean(each, (*path, key), changes) for key, each in value.items()}
        case list():
            return [_clean(each, (*path, index), changes) for index, each in enumerate(value)]
    return value


def _is_evidence(path: FieldPath) -> bool:
    match path:
        case ("appendices", int(), "text"):
            return True
    return False
