"""A crew on a Dask cluster: the same work, done by as many machines as there are.

The cluster decides which worker does what, and gives a task to another one where a worker is lost. What a
document does to the process that makes it is seen to beside each worker: :mod:`docgen.batch.station`.
"""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from itertools import count
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, Self

from distributed import Future, KilledWorker
from distributed.comm.core import CommClosedError

from docgen.batch.arrival import Arrivals
from docgen.batch.crew import Death, Finished
from docgen.batch.fitness import Unfit, brief, pack
from docgen.batch.order import Order
from docgen.batch.reach import Scheduler, check_versions, connect
from docgen.batch.station import Report, end, perform
from docgen.errors import CrewError, DocgenError, PlanError
from docgen.manifest import FailureKind
from docgen.output import temporary_name

_LARGE = 64 * 2**10  # bytes of a briefing that go to each worker once, and not with every task
_EVERY = 2.0  # seconds from one count of the cluster's threads to the next
_FETCHED = 5.0  # seconds for a result; it may have been lost with its worker and be on its way again
_ENDED = 5.0  # seconds for workers to hear that a batch is over
_ALIVE = ("running", "connecting")
_LOST = Death(FailureKind.DIED, "the workers that had it were lost", innocent=True)

FIRST = 30.0
"""Seconds to wait for the first worker."""
ALONE = 600.0
"""Seconds without any worker, after which no more are expected."""


class Cluster:
    """A crew of the workers of a Dask cluster.

    Args of the constructor:
        scheduler: where it is, and how it is reached.
        order: what is wanted of every input.
        jobs: how many tasks are in hand at most; 0 for as many as the cluster has threads at the time,
            and one more for each worker, so that none waits for this machine.
        memory: as in :class:`docgen.batch.pool.Pool`; 0 for each worker's own share.
        tell: is told, in a sentence, what is waited for.
    """

    def __init__(
        self,
        scheduler: Scheduler,
        order: Order,
        *,
        jobs: int = 0,
        memory: int = 0,
        tell: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._scheduler = scheduler
        self._address = scheduler.address
        self._order = order
        self._jobs = jobs
        self._memory = memory
        self._tell = tell
        self._name = f"docgen-{secrets.token_hex(6)}"
        self._probe = temporary_name("docgen")
        self._numbers = count()
        self._briefing: Any = None
        self._in_hand: dict[int, Future[Any]] = {}
        self._done: SimpleQueue[int] = SimpleQueue()
        self._arrivals = Arrivals(order.out)
        self._room = 0
        self._counted = self._peopled = 0.0

    def __enter__(self) -> Self:
        """Reach the scheduler, and see that there are workers, and that all have the same versions.

        Raises:
            PlanError: it is not so.
        """
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is said in our own words
        self._client = connect(self._scheduler)
        try:
            check_versions(self._client, self._address)
            self._wait_for_workers()
        except BaseException:
            self._client.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        if self._briefing is not None:
            with suppress(Exception):  # a run to come removes it
                self._order.out.remove(self._probe)
        self._client.close()

    @property
    def room(self) -> int:
        """As many as were asked for, or as the workers have threads, and one more for each."""
        self._count()
        return self._jobs or self._room

    def has_room(self) -> bool:
        """Whether a worker is free, or would be before the next task could reach it."""
        return len(self._in_hand) < self.room and self._client.status == "running"

    def start(
        self, ticket: int, function: Callable[..., Any], arguments: tuple[Any, ...], seconds: float
    ) -> None:
        """Give a task to the cluster.

        Raises:
            CrewError: the cluster is gone.
        """
        try:
            self._brief()
            task = pack(self._order, function, arguments)
            # A key of its own: the cluster would answer one that it knows with the result that it had then.
            key = f"{self._name}-{next(self._numbers)}"
            told = (perform, self._name, self._briefing, task, seconds, self._memory)
            future = self._client.submit(*told, key=key, pure=False)
        except Exception as error:
            if isinstance(error, DocgenError) or self._client.status in _ALIVE:
                raise
            raise self._gone() from error
        self._in_hand[ticket] = future
        future.add_done_callback(lambda _: self._done.put(ticket))

    def wait(self, seconds: float) -> Sequence[Finished]:
        """What workers have finished, or were lost over.

        Raises:
            CrewError: the cluster is gone, or a worker has joined that would make other documents.
        """
        finished: list[Finished] = []
        with suppress(Empty):
            ticket = self._done.get(timeout=seconds)
            while True:
                finished += self._result(ticket)
                ticket = self._done.get_nowait()
        if self._client.status == "closed":
            raise self._gone()
        self._count()
        return [*finished, *self._arrivals.arrived()]

    def stop(self) -> None:
        """Give up what is in hand, here and on the workers."""
        futures = list(self._in_hand.values())
        self._in_hand.clear()

        def end_all() -> None:
            with suppress(Exception):  # a cluster that is gone has ended it, too
                self._client.cancel(futures)
                self._client.run(end, self._name, on_error="ignore")

        if self._client.status == "running" and self._briefing is not None:
            ending = Thread(target=end_all, daemon=True)
            ending.start()
            ending.join(_ENDED)

    def _brief(self) -> None:
        """Write the probe, and make the briefing, once; a large one is kept by the cluster."""
        if self._briefing is not None:
            return
        content = secrets.token_hex(16).encode()
        self._order.out.write(self._probe, content, replace=True)
        packed = brief(self._order, self._probe, content)
        if len(packed) > _LARGE:
            # The result of a task and no scattered data: that can be made again when its worker is lost.
            self._briefing = self._client.submit(bytes, packed, key=f"{self._name}-briefing", pure=False)
        else:
            self._briefing = packed

    def _result(self, ticket: int) -> Sequence[Finished]:
        """What a task that is done came to; nothing where it must be waited for again."""
        future = self._in_hand.pop(ticket, None)
        if future is None:
            return ()
        try:
            report = future.result(timeout=_FETCHED)
        except (TimeoutError, CommClosedError):  # of the latter it is known soon whether the cluster is gone
            self._in_hand[ticket] = future
            future.add_done_callback(lambda _: self._done.put(ticket))
            return ()
        except (KilledWorker, CancelledError):
            return (Finished(ticket, _LOST),)
        except Exception as error:
            raise CrewError(f"{self._address}: a worker cannot do docgen's work: {_first(error)}") from error
        future.release()
        return self._reported(ticket, report)

    def _reported(self, ticket: int, report: Report) -> Sequence[Finished]:
        if isinstance(report.result, Unfit):
            raise CrewError(
                "\n".join(
                    f"{self._address}: the worker on {report.where} will not do: it {fault}"
                    for fault in report.result.faults
                )
            )
        self._arrivals.expect(ticket, report)
        return ()

    def _gone(self) -> CrewError:
        return CrewError(f"{self._address}: the scheduler is gone (start it, and run the batch again)")

    def _wait_for_workers(self) -> None:
        until = time.monotonic() + FIRST
        self._count()
        if not self._room:
            self._tell(f"waiting for a worker of {self._address}")
        while not self._room:
            if time.monotonic() > until:
                raise PlanError(
                    [f"{self._address}: the cluster has no workers (start one: dask worker {self._address})"]
                )
            time.sleep(0.2)
            self._counted = 0.0
            self._count()

    def _count(self) -> None:
        """Follow workers that come and go.

        Raises:
            CrewError: there have been none for long.
        """
        now = time.monotonic()
        if now - self._counted < _EVERY or self._client.status != "running":
            return
        with suppress(OSError, TimeoutError):
            threads = self._client.nthreads()
            self._room = sum(threads.values()) + len(threads)
        self._counted = time.monotonic()
        if self._room or not self._peopled:
            self._peopled = now
        if now - self._peopled > ALONE:
            raise CrewError(f"{self._address}: the cluster has lost all its workers (run the batch again)")


def _first(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".partition("\n")[0]
