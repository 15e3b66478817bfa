"""The fields of notifications under Art. 23 of Directive (EU) 2022/2555 that an incident has not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from docgen.incident.regulatory.party import Contact

Markdown: TypeAlias = str


class Importance(Enum):
    """Which kind of entity it is (Art. 3)."""

    ESSENTIAL = "essential"
    IMPORTANT = "important"


class Likelihood(Enum):
    """An answer to what may only be suspected yet."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Nis2:
    """Fields of all three stages; texts are Markdown."""

    entity: str | None = None
    importance: Importance | None = None
    sector: str | None = None
    contact: Contact = Contact()
    trust_services: bool | None = None
    malicious_act_suspected: Likelihood | None = None
    cross_border_possible: Likelihood | None = None
    update: Markdown | None = None
    initial_impact: Markdown | None = None
    indicators_of_compromise: Markdown | None = None
    description: Markdown | None = None
    final_impact: Markdown | None = None
    cause: Markdown | None = None
    mitigation_applied: Markdown | None = None
    mitigation_ongoing: Markdown | None = None
    cross_border_impact: Markdown | None = None
