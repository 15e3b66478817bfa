"""Faults on their way from a field to the reader: raised without a place, given their path on the way out."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from marshmallow import ValidationError

from docgen.location import FieldPath, Positions
from docgen.problem import Problem, Weight


def refuse(rule: str, message: str, expected: str = "") -> ValidationError:
    """The exception with which a field refuses a value."""
    return ValidationError([Problem(rule, message, expected)])


def finding(path: FieldPath, rule: str, message: str, expected: str = "") -> Problem:
    """A reviewer's remark on a field."""
    return Problem(rule, message, expected, path, weight=Weight.FINDING)


def gathered(messages: Any, path: FieldPath = ()) -> Iterator[Problem]:
    """The problems in marshmallow's tree of messages, each with the path of its field."""
    if isinstance(messages, dict):
        for step, inner in messages.items():
            yield from gathered(inner, (*path, step))
        return
    for problem in messages:
        yield replace(problem, path=path)


def placed(problems: Iterable[Problem], positions: Positions) -> list[Problem]:
    """The problems with their places, in the order of the file."""
    return sorted((_located(problem, positions) for problem in problems), key=_place)


def _located(problem: Problem, positions: Positions) -> Problem:
    """The problem with its place: of the key where the key is at fault, else of the value."""
    place = positions.of_key if problem.rule == "unknown-key" else positions.of_value
    return replace(problem, location=place(problem.path))


def kind_of(value: object) -> str:
    """What a value is, as a message calls it."""
    match value:
        case bool():
            return "true or false"
        case dict():
            return "keys and values"
        case list():
            return "a list"
        case datetime.date() | datetime.time():
            return "a date or time"
    return "text"


def _place(problem: Problem) -> tuple[int, int]:
    return problem.location.line or 0, problem.location.column or 0
