"""What can stand in a field of a filing; the union is closed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from docgen.incident import Moment


@dataclass(frozen=True, slots=True)
class Plain:
    """Text without markup; line breaks in it count."""

    text: str


@dataclass(frozen=True, slots=True)
class Narrative:
    """CommonMark source."""

    markdown: str


@dataclass(frozen=True, slots=True)
class Terms:
    """One or more words of a published enumeration, as it spells them."""

    words: tuple[str, ...]
    several: bool = True


@dataclass(frozen=True, slots=True)
class Names:
    """A list of names, codes or categories, one a line."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Instant:
    """A date and a time, or a date alone where that is all the data knows."""

    moment: Moment


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar."""

    day: datetime.date


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit (a currency, ``%``, or none), and what it is the sum of."""

    number: int | Decimal
    unit: str = ""
    parts: tuple[tuple[str, Decimal], ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """Yes or no."""

    yes: bool


@dataclass(frozen=True, slots=True)
class Each:
    """A value for each of several entities, in their order; ``None`` where one has none."""

    values: tuple[Value | None, ...]


Value: TypeAlias = Plain | Narrative | Terms | Names | Instant | Day | Figure | Decision | Each
