"""What a worker of a Dask cluster does with a task: it gives it to a process of its own.

Dask runs tasks in threads of its worker's process. A document that takes too long, or all memory, or that
brings a library down, would end that process, with whatever else it does, and Dask would let it end several
more before it gave the document up. So each thread has the same worker at its side as a batch on one machine
(:mod:`docgen.batch.pool`): limits end that process alone, and how it ended is known.
"""

from __future__ import annotations

import multiprocessing
import socket
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from docgen.batch.fitness import attend
from docgen.batch.limit import LEAST_MEMORY
from docgen.batch.pool import Pool

_HEED = 0.5  # seconds until it is seen that a batch was ended


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a task, and on which machine."""

    where: str
    result: Any


@dataclass(slots=True)
class _Stations:
    """The processes beside one Dask worker: those that wait, by their batch, and the batches that ended."""

    idle: list[tuple[str, Pool]] = field(default_factory=list)
    ended: set[str] = field(default_factory=set)
    lock: Lock = field(default_factory=Lock)

    def take(self, batch: str, memory: int) -> Pool:
        """A process that is free, or a new one.

        Those of other batches are dismissed: they remember fonts and layouts that may have changed since.
        """
        with self.lock:
            others = [pool for name, pool in self.idle if name != batch]
            ours = [pool for name, pool in self.idle if name == batch]
            found = ours.pop() if ours else Pool(1, memory)
            self.idle = [(batch, pool) for pool in ours]
        for pool in others:
            pool.stop()
        return found

    def give_back(self, batch: str, pool: Pool) -> None:
        """A process has nothing in hand."""
        with self.lock:
            if batch not in self.ended:
                self.idle.append((batch, pool))
                return
        pool.stop()

    def end(self, batch: str) -> None:
        """Dismiss the processes of a batch."""
        with self.lock:
            self.ended.add(batch)
            ours = [pool for name, pool in self.idle if name == batch]
            self.idle = [(name, pool) for name, pool in self.idle if name != batch]
        for pool in ours:
            pool.stop()


_STATIONS = _Stations()


def perform(batch: str, briefing: bytes, task: bytes, seconds: float, memory: int) -> Report:
    """Do a task of a batch; called by Dask.

    Args:
        batch: the name of the run.
        briefing: see :mod:`docgen.batch.fitness`.
        task: likewise.
        seconds: after how many it is ended by force.
        memory: the most private memory that its process may hold, in bytes; 0 for this worker's share.
    """
    # A worker with a nanny counts as a daemon, which may have no processes. Ours end with it by themselves.
    multiprocessing.current_process().daemon = False
    pool = _STATIONS.take(batch, memory or _share())
    pool.start(0, attend, (briefing, task), seconds)
    while True:
        finished = pool.wait(_HEED)
        if finished:
            break
        if batch in _STATIONS.ended:
            pool.stop()
            return Report(_where(), None)
    _STATIONS.give_back(batch, pool)
    return Report(_where(), finished[0].result)


def end(batch: str) -> None:
    """End what a batch has in hand here; called by Dask."""
    _STATIONS.end(batch)


def _share() -> int:
    """The memory of this worker (``dask worker --memory-limit``) for each of its threads."""
    from distributed import get_worker  # noqa: PLC0415 - a machine that runs no cluster does not have it

    worker = get_worker()
    limit = worker.memory_manager.memory_limit
    return max(limit // worker.state.nthreads, LEAST_MEMORY) if limit else 0


def _where() -> str:
    from distributed import get_worker  # noqa: PLC0415

    with suppress(ValueError):  # no worker: a test calls it
        return f"{socket.gethostname()} ({get_worker().address})"
    return socket.gethostname()
