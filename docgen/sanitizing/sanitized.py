"""What sanitizing gives: the text with its marks, and where something was found, never what."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where something was found; line and column count from 1, columns count characters."""

    line: int
    column: int
    kind: str
    rule: str
    number: int
    """Of this secret among those of its kind, in order of appearance; the same secret has the same number."""

    @property
    def mark(self) -> str:
        """What stands in the secret's place."""
        return mark_of(self.kind, self.number)


@dataclass(frozen=True, slots=True)
class Sanitized:
    """A text without its secrets, and the hits in its order; their places are those of the original."""

    text: str
    hits: tuple[Hit, ...] = ()


def mark_of(kind: str, number: int) -> str:
    """The mark that stands for a secret: ``[REDACTED:aws-key #3]``."""
    return f"[REDACTED:{kind} #{number}]"


MARK = r"\[REDACTED:[a-z][a-z0-9-]{0,23} #[0-9]{1,9}\]"
"""A mark as a pattern: one that stands in a text already is left alone."""
