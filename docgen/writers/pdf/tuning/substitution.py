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

    def places(self, modules: Iterable[Any]) -> list[Any]:
        """The modules that know the original by its name, or the class whose method it is."""
        if self.within is not None:
            return [self.within]
        return [module for module in modules if getattr(module, self.name, None) is self.theirs]

    @property
    def name(self) -> str:
        """The name of the original."""
        return str(self.theirs.__name__)


def engine_modules() -> list[Any]:
    """All modules of the engine that are loaded by now."""
    return [module for name, module in list(sys.modules.items()) if name.startswith(_ENGINE)]


@contextmanager
def substituted(substitutions: Iterable[Substitution]) -> Iterator[None]:
    """All of them in place; afterwards the engine's own are back."""
    modules = engine_modules()
    placed = [(place, each) for each in substitutions for place in each.places(modules)]
    for place, each in placed:
        setattr(place, each.name, each.ours)
    try:
        yield
    finally:
        for place, each in placed:
            setattr(place, each.name, each.theirs)
