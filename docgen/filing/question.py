"""A field of a filing: its number and name, where the data answers it, and when it must be answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from docgen.filing.value import Value
from docgen.incident import Incident

Values: TypeAlias = Mapping[str, Value | None]
"""The values of all fields of a regime, by number."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One place of the data that can answer: its path, what is taken there, and how a reader is told.

    ``how`` is empty where the field has this place to itself; otherwise it says what was done: "From",
    "Counted from".
    """

    path: str
    take: Callable[[Incident], Value | None]
    how: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """When a field must be filled in, in words and as a condition on the other fields."""

    words: str
    holds: Callable[[Values], bool]


ALWAYS = Need("always", lambda _: True)
OPTIONAL = Need("where there is something to say", lambda _: False)


@dataclass(frozen=True, slots=True)
class Question:
    """One field: ``origins`` are asked in their order, and the first is the field's own key.

    ``place`` is where the value stands in a JSON of the regime; empty where there is none.
    """

    number: str
    name: str
    provision: str
    origins: tuple[Origin, ...]
    need: Need = OPTIONAL
    place: str = ""

    @property
    def key(self) -> str:
        """The path under which the data would answer."""
        return self.origins[0].path


@dataclass(frozen=True, slots=True)
class Part:
    """Fields that the regulation groups under a heading."""

    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A field with its value, if the data has one, and where that was found."""

    question: Question
    value: Value | None = None
    origin: Origin | None = None


def answered(question: Question, incident: Incident) -> Answer:
    """The answer of an incident: from the first place that has one."""
    for origin in question.origins:
        value = origin.take(incident)
        if value is not None:
            return Answer(question, value, origin)
    return Answer(question)
