"""What a filing still wants: required fields without a value, and values too inexact for it."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.filing.catalogue import Filing, answers_of, values_of
from docgen.filing.question import ALWAYS, Answer, Question, Values
from docgen.filing.value import Each, Instant
from docgen.incident import Incident, Regime
from docgen.location import FieldPath
from docgen.problem import Problem


def missing(filing: Filing, incident: Incident) -> Iterator[Problem]:
    """An error for each field that must be filled in and is not, in the order of the regulation."""
    values = values_of(filing, incident)
    for part in answers_of(filing, incident):
        for answer in part.answers:
            yield from _check(filing, answer, values)


def title_of(filing: Filing, question: Question) -> str:
    """A field as a problem calls it: ``gdpr field 6 (Art. 33(3)(a)), Categories of …,``."""
    provision = question.provision.partition(", ")[2]
    cited = "" if filing.regime is Regime.DORA else f" ({provision})"
    return f"{filing.name} field {question.number}{cited}, {question.name},"


def path_of(key: str) -> FieldPath:
    """The path of a key as it is written: ``regulatory.dora.countries``."""
    return tuple(key.split("."))


def _check(filing: Filing, answer: Answer, values: Values) -> Iterator[Problem]:
    question, value = answer.question, answer.value
    said = title_of(filing, question)
    if value is None or (isinstance(value, Each) and None in value.values):
        if question.need.holds(values):
            elsewhere = [each.path for each in question.origins[1:]]
            too = f"; {' or '.join(elsewhere)} would answer it, too" if elsewhere else ""
            condition = "" if question.need is ALWAYS else f" {question.need.words}"
            expected = f"required{condition}{too}"
            yield Problem("filing", f"{said} is missing", expected, path_of(question.key))
    elif filing.regime is Regime.DORA and isinstance(value, Instant) and value.moment.instant is None:
        path = path_of(answer.origin.path if answer.origin else question.key)
        yield Problem("filing", f"{said} has a day alone", "a date and a time", path)
