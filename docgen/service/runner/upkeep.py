"""Upkeep: what is over its time is removed, and so is what belongs to nobody."""

from __future__ import annotations

import time
from dataclasses import dataclass

from docgen.service.draft import expired_drafts, sweep_files
from docgen.service.job.removing import expired_jobs, sweep
from docgen.service.rooms import Rooms

_EVERY = 30.0  # seconds from one look for what has expired to the next
_SWEEP = 3600.0  # seconds from one search of the whole store to the next


@dataclass(slots=True)
class Upkeep:
    """What a runner does beside its work."""

    rooms: Rooms
    _looked: float = float("-inf")
    _swept: float = float("-inf")
    _strays: frozenset[str] = frozenset()
    _stray_files: frozenset[str] = frozenset()

    def turn(self) -> None:
        """Do what is due."""
        now = time.monotonic()
        if now - self._looked >= _EVERY:
            self._looked = now
            expired_jobs(self.rooms)
            expired_drafts(self.rooms)
        if now - self._swept >= _SWEEP:
            self._swept = now
            self._strays = sweep(self.rooms, self._strays)
            self._stray_files = sweep_files(self.rooms, self._stray_files)
