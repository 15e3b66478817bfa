"""The engine: RE2, set up so that no pattern sees further than the line it is on.

``never_nl`` ends every match at a line feed; so the work that one match can cost is bounded by a line, and
:mod:`docgen.sanitizing.windows` bounds the line.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Protocol

_MOST_MEMORY = 32 * 2**20
"""What one pattern may use (bytes); beyond it RE2 goes on with a slower machine, and finds the same."""


class PatternError(ValueError):
    """A pattern that RE2 does not take; ``reason`` says why, ``fragment`` is the part at fault."""

    def __init__(self, reason: str, fragment: str) -> None:
        self.reason = reason
        self.fragment = fragment
        super().__init__(reason, fragment)


class Match(Protocol):
    """What a search gives, in bytes."""

    def span(self, group: int | str = 0) -> tuple[int, int]:
        """The start and the end of a group; -1 twice where it took no part."""


class Pattern(Protocol):
    """A pattern of RE2."""

    @property
    def groupindex(self) -> dict[str, int]:
        """The named groups and their numbers."""

    @property
    def programsize(self) -> int:
        """How many instructions the pattern has become."""

    def search(self, text: bytes, pos: int = 0, endpos: int | None = None) -> Match | None:
        """The first match that lies between two offsets; what stands around them is seen, but not matched."""


def secret_groups(pattern: Pattern) -> Sequence[int]:
    """The groups that hold what is to be replaced; the whole match where none is named for it."""
    named = [index for name, index in pattern.groupindex.items() if _text(name).startswith("secret")]
    return sorted(named) or (0,)


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> Pattern:
    """Compile a pattern; ``^`` and ``$`` stand for the ends of a line.

    Raises:
        PatternError: RE2 does not take it.
    """
    import re2  # noqa: PLC0415 - most commands never search

    options = re2.Options()
    options.never_nl = True
    options.log_errors = False
    options.max_mem = _MOST_MEMORY
    try:
        found: Pattern = re2.compile(f"(?m){pattern}".encode(), options)
    except re2.error as error:
        reason, _, fragment = _text(error.args[0]).partition(": ")
        raise PatternError(reason, fragment) from None
    except UnicodeEncodeError:
        raise PatternError("a character that is no text", "") from None
    return found


def _text(value: Any) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
