"""A rule: a pattern that finds candidates, and a check that tells a secret from its look-alikes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from docgen.sanitizing.engine import compiled

if TYPE_CHECKING:
    from docgen.sanitizing.engine import Pattern


@dataclass(frozen=True, slots=True, repr=False)
class Candidate:
    """What a pattern found, with what stands around it on its line; it has no repr that could show it."""

    text: str
    before: str = ""
    after: str = ""


Check: TypeAlias = Callable[[Candidate], int]
"""How many characters of a candidate, counted from its start, are a secret; 0 where it is none."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What finds one sort of secret.

    ``pattern`` is in the syntax of RE2 and never sees further than a line. What it finds in a group whose
    name begins with ``secret`` is replaced; without such a group, all of it. ``hints`` are texts of which one
    must be there, in any letter case, before the pattern is tried at all. A rule ``retries`` where a
    candidate that is none may hide another that begins within it.
    """

    id: str
    kind: str
    pattern: str
    check: Check | None = None
    hints: tuple[str, ...] = ()
    retries: bool = False

    @property
    def compiled(self) -> Pattern:
        """The pattern, ready to search.

        Raises:
            PatternError: it is none.
        """
        return compiled(self.pattern)

    def may_be_in(self, lowered: bytes) -> bool:
        """Whether a text, in small letters, holds anything that the rule could find."""
        return not self.hints or any(hint in lowered for hint in _lowered(self.hints))


@lru_cache(maxsize=1024)
def _lowered(hints: tuple[str, ...]) -> tuple[bytes, ...]:
    return tuple(hint.lower().encode() for hint in hints)
