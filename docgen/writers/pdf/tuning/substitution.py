"""What stands in for a function or class of the engine, and which text of it that was written for."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

_ENGINE = "weasyprint"


@dataclass(frozen=True, slots=True)
class Substitution:
    """``ours`` in the place of ``theirs``, in every module or class that has it under its name.

    ``written_for`` is the beginning of the SHA-256 of the source of ``theirs``: where that has changed,
    ``ours`` is to be looked at again, and may have become unnecessary.
    """

    theirs: Any
    ours: Any
    written_for: str
    within: Any = None

    def places(self) -> Iterator[Any]:
        """The modules that know the original by its name, or the class whose method it is."""
        if self.within is not None:
            yield self.within
            return
        for name, module in list(sys.modules.items()):
            if name.partition(".")[0] == _ENGINE and getattr(module, self.name, None) is self.theirs:
                yield module

    @property
    def name(self) -> str:
        """The name of the original."""
        return str(self.theirs.__name__)


@contextmanager
def substituted(substitutions: Iterable[Substitution]) -> Iterator[None]:
    """All of them in place; afterwards the engine's own are back."""
    placed = [(place, each) for each in substitutions for place in each.places()]
    for place, each in placed:
        setattr(place, each.name, each.ours)
    try:
        yield
    finally:
        for place, each in placed:
            setattr(place, each.name, each.theirs)
