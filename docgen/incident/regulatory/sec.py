"""The fields of a material cybersecurity incident, Form 8-K Item 1.05, that an incident has not."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TypeAlias

Markdown: TypeAlias = str


@dataclass(frozen=True, slots=True)
class Delay:
    """The Attorney General's determination that disclosure is to wait (Item 1.05(c))."""

    determined_on: datetime.date | None = None
    until: datetime.date | None = None
    grounds: str | None = None


@dataclass(frozen=True, slots=True)
class Sec:
    """What is disclosed; texts are Markdown.

    ``closed_days`` are working days on which the Commission did not open for business.
    """

    registrant: str | None = None
    file_number: str | None = None
    nature: Markdown | None = None
    scope: Markdown | None = None
    timing: Markdown | None = None
    impact: Markdown | None = None
    financial_impact: Markdown | None = None
    not_determined: Markdown | None = None
    delay: Delay = Delay()
    closed_days: tuple[datetime.date, ...] = ()
