"""Filings: what each regime asks for, field by field, and what an incident answers.

A *filing* is one report to an authority. It has *questions*, the fields of the regulation with their own
numbers and names; each knows where the data answers it and when it must be answered. Layouts print the
answers, ``docgen check --for`` tells which are missing, ``docgen export --dora`` writes them as JSON, all
from the same tables.
"""

from docgen.filing.catalogue import (
    FILINGS,
    Answers,
    Filing,
    answers_of,
    filings_of,
    notification_of,
    values_of,
)
from docgen.filing.missing import missing
from docgen.filing.question import Answer, Question
from docgen.filing.review import review
from docgen.filing.value import (
    Day,
    Decision,
    Each,
    Figure,
    Instant,
    Names,
    Narrative,
    Plain,
    Terms,
    Value,
)

__all__ = [
    "FILINGS",
    "Answer",
    "Answers",
    "Day",
    "Decision",
    "Each",
    "Figure",
    "Filing",
    "Instant",
    "Names",
    "Narrative",
    "Plain",
    "Question",
    "Terms",
    "Value",
    "answers_of",
    "filings_of",
    "missing",
    "notification_of",
    "review",
    "values_of",
]
