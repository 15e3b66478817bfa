"""Waiting for jobs: one thread asks the database for all that are waited for, so that waiting is cheap."""

from __future__ import annotations

import threading
import time
from contextlib import suppress

from docgen.errors import DocgenError
from docgen.service.database import Database
from docgen.service.job import states

_EVERY = 0.05  # seconds from one question to the next


class Waiting:
    """Those who wait, at most ``most`` at a time: the threads of a server are for answering."""

    def __init__(self, database: Database, most: int) -> None:
        self._database = database
        self._room = threading.BoundedSemaphore(most)
        self._lock = threading.Lock()
        self._waited: dict[str, list[threading.Event]] = {}
        self._thread: threading.Thread | None = None
        self._over = False

    def wait(self, job: str, seconds: float) -> bool:
        """Wait until a job is done or failed; ``False`` where it is not yet, or too many are waiting."""
        if self._over or not self._room.acquire(blocking=False):
            return False
        ended = threading.Event()
        try:
            with self._lock:
                self._waited.setdefault(job, []).append(ended)
                if self._thread is None or not self._thread.is_alive():
                    self._thread = threading.Thread(target=self._watch, name="docgen waiting", daemon=True)
                    self._thread.start()
            return ended.wait(seconds) and not self._over
        finally:
            with self._lock:
                self._waited[job].remove(ended)
                if not self._waited[job]:
                    del self._waited[job]
            self._room.release()

    def end(self) -> None:
        """Nobody waits any longer; may be called from a signal's handler."""
        self._over = True

    def _watch(self) -> None:
        while True:
            with self._lock:
                if not self._waited:
                    self._thread = None
                    return
                asked = list(self._waited)
                if self._over:
                    for event in (each for events in self._waited.values() for each in events):
                        event.set()
            with suppress(DocgenError):  # the database is away: it is asked again
                self._tell(asked)
            time.sleep(_EVERY)

    def _tell(self, asked: list[str]) -> None:
        found = states(self._database, asked)
        ended = [job for job in asked if job not in found or found[job].is_final]
        with self._lock:
            for job in ended:
                for event in self._waited.get(job, ()):
                    event.set()
