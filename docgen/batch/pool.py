"""The processes of this machine: each has a pipe of its own and one task in hand, so that nothing is shared.

A pool with one queue for all its workers loses what the queue's lock guards when a worker is killed while it
holds it: 651 of 10,000 tasks never ended in a trial of pebble 5.2 with a kill every 0.3 s. Here a death
concerns the task in hand, is seen at once, and tells its exit code.

Workers are forked from a server process that has everything loaded and no threads, so that a new one is warm
within milliseconds and shares the memory of what is loaded.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Self

from docgen.batch.crew import Death, Finished
from docgen.batch.limit import OUT_OF_MEMORY, OVER_TIME
from docgen.batch.worker import serve
from docgen.manifest import FailureKind


@dataclass(slots=True)
class _Seat:
    """One worker, and what it has in hand."""

    process: BaseProcess
    connection: Connection
    ticket: int | None = None
    deadline: float = 0.0

    def let_go(self) -> int:
        """The ticket of the task in hand, which is done with."""
        ticket, self.ticket = self.ticket, None
        if ticket is None:
            raise AssertionError("a worker without a task has ended one")
        return ticket


class Pool:
    """A crew of ``jobs`` processes, each with at most ``memory`` bytes of private memory (0: no limit)."""

    def __init__(self, jobs: int, memory: int = 0) -> None:
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["docgen.batch.preload"])
        self._jobs = jobs
        self._memory = memory
        self._seats: list[_Seat] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def has_room(self) -> bool:
        """Whether a worker is free, or may still be hired."""
        return len(self._seats) < self._jobs or any(seat.ticket is None for seat in self._seats)

    def start(
        self, ticket: int, function: Callable[..., Any], arguments: tuple[Any, ...], seconds: float
    ) -> None:
        """Give a task to a free worker, or hire one."""
        seat = next((seat for seat in self._seats if seat.ticket is None), None) or self._hire()
        seat.ticket, seat.deadline = ticket, time.monotonic() + seconds
        with suppress(BrokenPipeError, ConnectionResetError):  # it has just died, which wait() will see
            seat.connection.send((function, arguments))

    def wait(self, seconds: float) -> Sequence[Finished]:
        """What workers have finished or died over."""
        busy = [seat for seat in self._seats if seat.ticket is not None]
        if not busy:
            return ()
        ready = wait([each for seat in busy for each in (seat.connection, seat.process.sentinel)], seconds)
        finished = [self._result(seat) for seat in busy if seat.connection in ready]
        dead = [seat for seat in busy if seat.process.sentinel in ready and seat.ticket is not None]
        late = [seat for seat in busy if seat.ticket is not None and seat.deadline < time.monotonic()]
        finished += [self._lost(seat) for seat in dead]
        finished += [self._lost(seat, over_time=True) for seat in late if seat not in dead]
        return finished

    def stop(self) -> None:
        """Kill every worker."""
        for seat in self._seats:
            self._dismiss(seat)
        self._seats.clear()

    def _hire(self) -> _Seat:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs, self._memory), name="docgen worker")
        process.start()
        theirs.close()  # so that its end is seen when the worker dies
        seat = _Seat(process, ours)
        self._seats.append(seat)
        return seat

    def _result(self, seat: _Seat) -> Finished:
        try:
            result = seat.connection.recv()
        except (EOFError, OSError):
            return self._lost(seat)
        return Finished(seat.let_go(), result)

    def _lost(self, seat: _Seat, *, over_time: bool = False) -> Finished:
        self._seats.remove(seat)
        code = OVER_TIME if over_time else self._exit_code(seat)
        self._dismiss(seat)
        return Finished(seat.let_go(), death(code))

    def _exit_code(self, seat: _Seat) -> int:
        seat.process.join(5)
        code = seat.process.exitcode
        return 0 if code is None else code

    def _dismiss(self, seat: _Seat) -> None:
        seat.process.kill()
        seat.process.join()
        seat.connection.close()


def death(code: int) -> Death:
    """What the exit code of a worker says of its death."""
    if code == OVER_TIME:
        return Death(FailureKind.TIME, "it took longer than it may (--timeout)", innocent=False)
    if code == OUT_OF_MEMORY:
        return Death(FailureKind.MEMORY, "it needed more memory than it may have (--memory)", innocent=False)
    if code < 0:
        name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
        hint = ", perhaps for want of memory" if -code in (signal.SIGKILL, signal.SIGABRT) else ""
        return Death(FailureKind.DIED, f"its process was ended by {name}{hint}", innocent=True)
    return Death(FailureKind.DIED, f"its process ended with exit code {code}", innocent=True)
