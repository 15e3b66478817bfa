"""The fields of a personal data breach, Art. 33 of Regulation (EU) 2016/679, that an incident has not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from docgen.incident.regulatory.party import Contact

Markdown: TypeAlias = str


@dataclass(frozen=True, slots=True)
class Gdpr:
    """What is told to the supervisory authority, and what is only recorded; texts are Markdown."""

    controller: str | None = None
    nature: Markdown | None = None
    data_subject_categories: tuple[str, ...] = ()
    data_subjects: int | None = None
    record_categories: tuple[str, ...] = ()
    records: int | None = None
    contact: Contact = Contact()
    likely_consequences: Markdown | None = None
    measures: Markdown | None = None
    mitigating_measures: Markdown | None = None
    to_follow: Markdown | None = None
    facts: Markdown | None = None
    effects: Markdown | None = None
    remedial_action: Markdown | None = None
