"""Upkeep: what is over its time is removed, and so is what belongs to nobody.

It has a thread of its own: to search a whole store takes longer than a runner may be silent.
"""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, field
from typing import Self

from docgen.errors import DocgenError
from docgen.service.draft import expired_drafts, sweep_files
from docgen.service.job.removing import expired_jobs, sweep
from docgen.service.rooms import Rooms

_log = logging.getLogger(__name__)

_EVERY = 5.0  # seconds from one look for what has expired to the next
_SWEEP = 3600.0  # seconds from one search of the whole store to the next
_PATIENCE = 2.0  # seconds until it is left to itself, at the end


@dataclass(slots=True)
class Upkeep:
    """What a runner does beside its work, as long as the context lasts."""

    rooms: Rooms
    _swept: float = float("-inf")
    _strays: frozenset[str] = frozenset()
    _stray_files: frozenset[str] = frozenset()
    _ending: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._go_on, name="docgen upkeep", daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        if self._thread is not None:
            self._thread.join(_PATIENCE)

    def turn(self) -> None:
        """Do what is due.

        Raises:
            DocgenError: the database or the store cannot be used.
        """
        while expired_jobs(self.rooms) and not self._ending.is_set():
            pass
        expired_drafts(self.rooms)
        now = time.monotonic()
        if now - self._swept >= _SWEEP:
            self._swept = now
            self._strays = sweep(self.rooms, self._strays)
            self._stray_files = sweep_files(self.rooms, self._stray_files)

    def _go_on(self) -> None:
        while not self._ending.is_set():
            try:
                self.turn()
            except DocgenError as error:
                _log.error("%s", error)
            self._ending.wait(_EVERY)
