"""Places of the data from which fields are answered, each with its path."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from typing import Any, TypeAlias

from docgen.filing.plain import plain
from docgen.filing.question import Origin
from docgen.filing.value import Day, Decision, Figure, Instant, Names, Narrative, Plain, Terms, Value
from docgen.incident import Incident
from docgen.markup import without_fences

FROM, COUNTED, SUM = "From", "Counted from", "Sum of"

_Make: TypeAlias = Callable[[Any], Value]


def text(path: str, how: str = "") -> Origin:
    """Plain text, as it stands there but for the fences of passages."""
    return _origin(path, lambda said: Plain(without_fences(said)), how)


def narrative(path: str, how: str = "") -> Origin:
    """Markdown, as it stands there."""
    return _origin(path, Narrative, how)


def unmarked(path: str) -> Origin:
    """Markdown that becomes plain text."""
    return _origin(path, lambda markdown: Plain(plain(markdown)), FROM)


def term(path: str) -> Origin:
    """One word of an enumeration."""
    return _origin(path, _term, "")


def terms(path: str) -> Origin:
    """Words of an enumeration."""
    return _origin(path, Terms, "")


def names(path: str, how: str = "") -> Origin:
    """A list of texts."""
    return _origin(path, Names, how)


def instant(path: str, how: str = "") -> Origin:
    """A moment."""
    return _origin(path, Instant, how)


def day(path: str) -> Origin:
    """A date."""
    return _origin(path, Day, "")


def figure(path: str, unit: str = "") -> Origin:
    """A number."""
    return _origin(path, lambda number: Figure(number, unit), "")


def amount(path: str) -> Origin:
    """An amount in the currency of the DORA report."""
    return Origin(path, lambda incident: _amount(incident, at(incident, path)))


def decision(path: str) -> Origin:
    """A yes or no."""
    return _origin(path, Decision, "")


def currency(incident: Incident) -> str:
    """The currency of the DORA report."""
    return incident.regulatory.dora.report_currency or ""


def at(incident: Incident, path: str) -> Any:
    """What stands at a path of the data; ``None`` for nothing, also for an empty list."""
    found: Any = incident
    for step in path.split("."):
        found = getattr(found, step)
    return None if found == () else found


def _origin(path: str, make: _Make, how: str) -> Origin:
    def take(incident: Incident) -> Value | None:
        found = at(incident, path)
        return None if found is None else make(found)

    return Origin(path, take, how)


def _term(word: str | Enum) -> Terms:
    return Terms((str(word.value) if isinstance(word, Enum) else word,), several=False)


def _amount(incident: Incident, number: Decimal | None) -> Value | None:
    return None if number is None else Figure(number, currency(incident))
