"""Documents that workers of other machines wrote: seen here, under their names, with the digests told.

Only then is it written down that they were made. A shared folder may need a while to show what another
machine wrote to it.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from docgen.batch.crew import Finished
from docgen.batch.order import Done
from docgen.batch.station import Report
from docgen.errors import DataError, StorageError
from docgen.manifest import Failure, FailureKind, Line
from docgen.storage import Place

PATIENCE = 30.0
"""Seconds that a shared folder may need to show a file."""

_OF_FILES = {"missing-file", "unreadable-file", "not-a-file"}


@dataclass(slots=True)
class _Expected:
    finished: Finished
    where: str
    until: float


@dataclass(slots=True)
class Arrivals:
    """What has been told and not yet been seen in a folder."""

    out: Place
    patience: float = PATIENCE
    _expected: list[_Expected] = field(default_factory=list)

    def expect(self, ticket: int, report: Report) -> None:
        """A task is finished, as a worker says."""
        result = report.result
        if isinstance(result, Done):
            result = replace(result, lines=tuple(_placed(line, report.where) for line in result.lines))
        until = time.monotonic() + self.patience
        self._expected.append(_Expected(Finished(ticket, result), report.where, until))

    def arrived(self) -> Sequence[Finished]:
        """The tasks whose documents are there, or will not come: then their lines say so."""
        done: list[Finished] = []
        waiting: list[_Expected] = []
        for each in self._expected:
            missing = self._missing(each.finished.result)
            if not missing:
                done.append(each.finished)
            elif time.monotonic() < each.until:
                waiting.append(each)
            else:
                done.append(self._lost(each, missing))
        self._expected = waiting
        return done

    def _missing(self, result: object) -> frozenset[str]:
        """The documents that are not here as they were told to be.

        A worker has read back what it wrote to a store, and the store is one for all: see the probe in
        :mod:`docgen.batch.fitness`. A folder is each machine's own view.
        """
        if not isinstance(result, Done) or self.out.local() is None:
            return frozenset()
        made = [line for line in result.lines if line.failure is None]
        return frozenset(line.document for line in made if self._digest(line.document) != line.sha256)

    def _digest(self, name: str) -> str | None:
        try:
            return self.out.digest(name)
        except (DataError, StorageError):
            return None

    def _lost(self, expected: _Expected, missing: frozenset[str]) -> Finished:
        result: Done = expected.finished.result
        message = f"was made on {expected.where}, but is not here as it was told to be"
        hint = "the worker wrote to a folder that this machine does not share, or it was changed since"
        lines = tuple(
            replace(line, failure=Failure(FailureKind.OUTPUT, f"{line.document}: {message} ({hint})"))
            if line.document in missing
            else line
            for line in result.lines
        )
        return Finished(expected.finished.ticket, replace(result, lines=lines))


def _placed(line: Line, where: str) -> Line:
    """A line whose failure may be that of a machine says of which."""
    failure = line.failure
    if failure is None or failure.kind not in (FailureKind.OUTPUT, FailureKind.DATA):
        return line
    rules = {each.get("rule") for each in failure.problems}
    if rules and not rules & _OF_FILES:
        return line
    told = replace(failure, message=f"{failure.message}\n(as seen from {where})")
    return replace(line, failure=told)
