"""Checking data, and reading a finished document back: short work, done while somebody waits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from docgen.batch.limit import time_limit
from docgen.checking import validate
from docgen.errors import DataError, UnreadableError
from docgen.finishing import Opened, read_document
from docgen.policy import Policy
from docgen.problem import Problem
from docgen.readers import read_bytes
from docgen.register import Answer, in_hand, open_register
from docgen.storage import Input, Shelf, appendix_paths, fetched


@dataclass(frozen=True, slots=True)
class Checked:
    """All that is wrong with data; ``facts`` has id, title, severity, date and status of valid ones."""

    problems: tuple[Problem, ...]
    facts: Mapping[str, str]

    @property
    def is_valid(self) -> bool:
        """Whether documents can be made of them."""
        return not any(problem.blocks for problem in self.problems)


def check(data: bytes, name: str, shelf: Shelf, policy: Policy, seconds: float) -> Checked:
    """Check data with their exhibits.

    Args:
        data: what the file holds.
        name: what messages call it; its suffix says which format it is in.
        shelf: where the exhibits lie.
        policy: which audiences there are.
        seconds: after which the process is ended.
    """
    with time_limit(seconds):
        try:
            source = read_bytes(data, name)
            with fetched(Input(shelf, name), appendix_paths(source.data)) as folder:
                dossier = validate(source, folder=folder, policy=policy)
        except DataError as error:
            return Checked(error.problems, {})
    incident = dossier.incident
    facts = {
        "id": incident.id,
        "title": incident.title,
        "severity": incident.severity.name,
        "date": incident.date.isoformat(),
        "status": incident.status.value,
    }
    return Checked(dossier.findings, facts)


@dataclass(frozen=True, slots=True)
class Verified:
    """What a document in hand is: as it was made or not, and what the register says where one is asked."""

    opened: Opened | None
    reason: str = ""
    """Why it cannot be read, where it cannot."""
    answer: Answer | None = None

    @property
    def is_intact(self) -> bool:
        """Whether it is as docgen made it."""
        return self.opened is not None and not self.opened.differences


def verify(path: Path, register: str, seconds: float) -> Verified:
    """Read a document back and compare it with its seal.

    Args:
        path: where it lies.
        register: the address of the register of issued documents; ``""`` asks none.
        seconds: after which the process is ended.

    Raises:
        RegisterError: the register cannot be asked.
    """
    with time_limit(seconds):
        try:
            opened = read_document(path)
        except UnreadableError as error:
            return Verified(None, str(error))
        answer = open_register(register).answer(in_hand(path)) if register else None
        return Verified(opened, answer=answer)
