"""What a validator has to say against a file, and asking it about many files at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong: by which rule, what, and where in the file."""

    validator: str
    rule: str
    description: str
    place: str = ""

    def __str__(self) -> str:
        where = f" [{self.place}]" if self.place else ""
        return f"{self.validator} {self.rule}: {self.description}{where}"


def told(findings: Iterable[Finding]) -> str:
    """Findings for a person, one a line; an empty text is what a test wants."""
    return "\n".join(map(str, findings))
