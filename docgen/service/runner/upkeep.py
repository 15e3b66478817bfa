"""Upkeep: what is over its time is removed, and so is what belongs to nobody; beside a runner's work."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from docgen.errors import DocgenError
from docgen.service.job.removing import expired_jobs, sweep
from docgen.service.rooms import Rooms

_log = logging.getLogger(__name__)

_EVERY = 5.0  # seconds from one look for what has expired to the next
_SWEEP = 720  # looks from one search of the whole store to the next


@contextmanager
def upkeep(rooms: Rooms) -> Iterator[None]:
    """Keep everything up for the time of a block, in a thread: a large store takes its time."""
    over = threading.Event()
    thread = threading.Thread(target=_keep_up, args=(rooms, over), name="docgen upkeep", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(_EVERY)


def _keep_up(rooms: Rooms, over: threading.Event) -> None:
    strays: frozenset[str] = frozenset()
    looks = 0
    while not over.is_set():
        try:
            if looks % _SWEEP == 0:
                strays = sweep(rooms, strays)
            while expired_jobs(rooms) and not over.is_set():
                pass
        except DocgenError as error:
            _log.error("%s", error)
        looks += 1
        over.wait(_EVERY)
