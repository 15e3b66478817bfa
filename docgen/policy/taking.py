"""Taking out: one run through an incident, and what it took."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace
from typing import Any

from docgen.incident import Incident, Removal
from docgen.location import FieldPath
from docgen.policy.work import Rules, Work


class Taking(ABC):
    """A run under rules: what was removed, and the names of what left nothing in its place."""

    def __init__(self, rules: Rules) -> None:
        self.removals: list[Removal] = []
        self.omitted: list[str] = []
        self.rules = rules

    @abstractmethod
    def record(self, record: Any, path: FieldPath) -> Any:
        """A dataclass of the incident without what is taken out of it; the same where nothing is."""

    def through(self, work: Work) -> Work:
        """The work after the run; who sees all loses nothing."""
        if self.rules.sees_all:
            return work
        incident: Incident = self.record(work.incident, ())
        return replace(work, incident=incident).without(self.removals, tuple(self.omitted))

    def omit(self, path: FieldPath) -> None:
        """Note that nothing stands for what was at a path."""
        self.omitted.append(".".join(str(step) for step in path if isinstance(step, str)))
