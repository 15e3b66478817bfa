"""A DORA report against the supervisors' published schema; what is wrong is told by field.

The schema names the dialect 2020-12 but speaks of ``dependencies``, a word of draft 7 that 2020-12 ignores;
so a report has to please both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from jsonschema import Draft7Validator, Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from docgen.filing.catalogue import Filing, answers_of
from docgen.filing.dora.report import report_of
from docgen.filing.missing import path_of, title_of
from docgen.filing.question import Answer
from docgen.incident import Incident
from docgen.location import FieldPath
from docgen.problem import Problem
from docgen.schemas.published import published_schema

_FORMATS = FormatChecker(formats=())
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_SHOWN = 6


@_FORMATS.checks("date-time")  # type: ignore[untyped-decorator] # the library has no types
def _is_instant(value: object) -> bool:
    return not isinstance(value, str) or bool(_INSTANT.fullmatch(value))


@_FORMATS.checks("email")  # type: ignore[untyped-decorator] # the library has no types
def _is_address(value: object) -> bool:
    return not isinstance(value, str) or "@" in value


def violations(filing: Filing, incident: Incident) -> Iterator[Problem]:
    """Everything in which the report of an incident does not fit the schema, each by number and data path."""
    report = report_of(filing, incident)
    answers = [answer for part in answers_of(filing, incident) for answer in part.answers]
    told: set[tuple[FieldPath, str]] = set()
    for dialect in (Draft202012Validator, Draft7Validator):
        validator = dialect(published_schema(), format_checker=_FORMATS)
        for error in _leaves(validator.iter_errors(report)):
            for place, message, expected in _said(error):
                problem = _problem(filing, answers, place, message, expected)
                if (problem.path, problem.message) not in told:
                    told.add((problem.path, problem.message))
                    yield problem


def _leaves(errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
    """The errors themselves; of a choice between shapes those of the shape that was meant."""
    for error in errors:
        branches: dict[Any, list[ValidationError]] = {}
        for inner in error.context or ():
            branches.setdefault(inner.schema_path[0], []).append(inner)
        meant = [each for each in branches.values() if not any(_is_other(inner) for inner in each)]
        if meant:
            yield from _leaves(meant[0])
        else:
            yield error


def _is_other(error: ValidationError) -> bool:
    """Whether a shape is that of another stage or kind of entity."""
    return error.validator in {"const", "enum", "type"}


def _said(error: ValidationError) -> Iterator[tuple[str, str, str]]:
    """Place in the report, what is wrong there, and what would be right."""
    place = _place(error.absolute_path)
    match error.validator:
        case "required":
            for name in error.validator_value:
                if name not in error.instance:
                    yield f"{place}.{name}".lstrip("."), "is missing", "the published schema requires it"
        case "maxLength":
            count = f"has {len(error.instance):,} characters"
            yield place, count, f"at most {error.validator_value:,}"
        case _:
            yield place, "does not fit the published schema", error.message[:200]


def _place(path: Iterable[str | int]) -> str:
    """The path of a value as the questions have it, without the places in lists."""
    return ".".join(str(step) for step in path if isinstance(step, str))


def _problem(filing: Filing, answers: list[Answer], place: str, message: str, expected: str) -> Problem:
    within = [each for each in answers if _holds(place, each.question.place)]
    if not within:
        return Problem(
            "filing", f"{filing.name}: {place or 'the report'} {message}", expected, ("regulatory",)
        )
    if len(within) > 1:
        numbers = ", ".join(each.question.number for each in within[:_SHOWN])
        more = " …" if len(within) > _SHOWN else ""
        said = f"{filing.name}: {place} (fields {numbers}{more}) {message}"
        return Problem("filing", said, expected, ("regulatory", "dora"))
    (answer,) = within
    question = answer.question
    said = f"{title_of(filing, question)} {message}"
    key = answer.origin.path if answer.origin else question.key
    return Problem("filing", said, expected, path_of(key))


def _holds(place: str, of_question: str) -> bool:
    known = re.sub(r"\[[^\]]*\]", "", of_question)
    return known == place or known.startswith(f"{place}.")
