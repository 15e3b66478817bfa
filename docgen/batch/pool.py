"""The processes of this machine: each has a pipe of its own and one task in hand, so that nothing is shared.

A pool with one queue for all its workers loses what the queue's lock guards when a worker is killed while it
holds it: 651 of 10,000 tasks never ended in a trial of pebble 5.2 with a kill every 0.3 s. Here a death
concerns the task in hand, is seen at once, and tells its exit code.

Workers are forked from a server process that has everything loaded and no threads, so that a new one is warm
within milliseconds and shares the memory of what is loaded.
"""

from __future__ import annotations

import multiprocessing
import shutil
import signal
import tempfile
import time
import traceback
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from multiprocessing.util import Finalize
from typing import Any, Self

from docgen.batch.crew import Death, Finished
from docgen.batch.fork_server import run_server
from docgen.batch.limit import OUT_OF_MEMORY, OVER_TIME
from docgen.batch.worker import Raised, serve
from docgen.errors import DocgenError
from docgen.manifest import FailureKind

_PAUSES = (0.0, 0.1, 1.0)  # seconds before each try to start a worker
_PATIENCE = 5.0  # seconds until a process that was killed has ended


@dataclass(frozen=True, slots=True)
class _Task:
    """What was given to :meth:`Pool.start`."""

    ticket: int
    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    seconds: float


@dataclass(slots=True)
class _Seat:
    """One worker, its folder for temporary files, what it has in hand, and how many tasks it has finished."""

    process: BaseProcess
    connection: Connection
    scratch: str
    task: _Task | None = None
    deadline: float = 0.0
    served: int = 0

    def let_go(self) -> int:
        """The ticket of the task in hand, which is done with."""
        task, self.task = self.task, None
        if task is None:
            raise AssertionError("a worker without a task has ended one")
        self.served += 1
        return task.ticket

    def dismiss(self) -> None:
        """Kill the worker, and remove what it has half made."""
        self.connection.close()
        self.process.kill()
        self.process.join(_PATIENCE)
        with suppress(ValueError):  # it cannot be ended now, since it waits for a disk or a net
            self.process.close()  # whereupon it ends, even if the server that knew its state is gone
        shutil.rmtree(self.scratch, ignore_errors=True)


class Pool:
    """A crew of ``jobs`` processes, each with at most ``memory`` bytes of private memory (0: no limit)."""

    def __init__(self, jobs: int, memory: int = 0) -> None:
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["docgen.batch.preload"])
        self._jobs = jobs
        self._memory = memory
        self._seats: list[_Seat] = []
        # At its exit a process waits for those that it has started, which would be forever: these go before.
        Finalize(self, _end, (self._seats,), exitpriority=1)

    def __enter__(self) -> Self:
        with suppress(OSError):  # said where a worker is wanted
            run_server()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def room(self) -> int:
        """As many as were asked for."""
        return self._jobs

    def has_room(self) -> bool:
        """Whether a worker is free, or may still be hired."""
        return len(self._seats) < self._jobs or any(seat.task is None for seat in self._seats)

    def start(
        self, ticket: int, function: Callable[..., Any], arguments: tuple[Any, ...], seconds: float
    ) -> None:
        """Give a task to a free worker, or hire one.

        Raises:
            DocgenError: no worker can be started.
        """
        self._give(self._free() or self._hire(), _Task(ticket, function, arguments, seconds))

    def wait(self, seconds: float) -> Sequence[Finished]:
        """What workers have finished or died over."""
        busy = [seat for seat in self._seats if seat.task is not None]
        if not busy:
            return ()
        ready = wait([each for seat in busy for each in (seat.connection, seat.process.sentinel)], seconds)
        ended = [self._ended(seat, seat.task, ready) for seat in busy if seat.task is not None]
        return [each for each in ended if each is not None]

    def stop(self) -> None:
        """Kill every worker."""
        _end(self._seats)

    def _free(self) -> _Seat | None:
        """A worker with nothing in hand; one that died so is forgotten, since no task is to blame."""
        for seat in [seat for seat in self._seats if seat.task is None]:
            if seat.process.is_alive():
                return seat
            self._dismiss(seat)
        return None

    def _give(self, seat: _Seat, task: _Task) -> None:
        seat.task, seat.deadline = task, time.monotonic() + task.seconds
        try:
            seat.connection.send((task.function, task.arguments))
        except (BrokenPipeError, ConnectionResetError):
            if seat.served:  # it died since its last task, and the server has not said so yet
                seat.task = None
                self._dismiss(seat)
                self._give(self._hire(), task)
            # else it has died while starting, which wait() will see

    def _hire(self) -> _Seat:
        reason: Exception | None = None
        for pause in _PAUSES:
            time.sleep(pause)
            try:
                return self._hired()
            except (
                OSError,
                EOFError,
            ) as error:  # also where the server has just been killed: there is another
                reason = error
        raise DocgenError(f"no worker can be started: {reason or 'unknown'} (try fewer --jobs)")

    def _hired(self) -> _Seat:
        run_server()
        scratch = tempfile.mkdtemp(prefix="docgen-worker-")
        ours, theirs = self._context.Pipe()
        given = (theirs, self._memory, scratch)
        process = self._context.Process(target=serve, args=given, name="docgen worker")
        try:
            process.start()
        except BaseException:
            ours.close()
            shutil.rmtree(scratch, ignore_errors=True)
            raise
        finally:
            theirs.close()  # so that its end is seen when the worker dies
        seat = _Seat(process, ours, scratch)
        self._seats.append(seat)
        return seat

    def _ended(self, seat: _Seat, task: _Task, ready: Collection[object]) -> Finished | None:
        """How the task of a worker ended, if it did; an answer counts even where the worker died after it."""
        if seat.connection in ready:
            return self._result(seat, task)
        if seat.process.sentinel in ready:
            return self._lost(seat, task, self._exit_code(seat))
        if seat.deadline < time.monotonic():
            return self._lost(seat, task, OVER_TIME)
        return None

    def _result(self, seat: _Seat, task: _Task) -> Finished | None:
        try:
            result = seat.connection.recv()
        except (
            ConnectionResetError
        ):  # the task lay unread when the worker ended, and is not to blame (unix(7))
            return (
                self._passed_on(seat, task) if seat.served else self._lost(seat, task, self._exit_code(seat))
            )
        except (EOFError, OSError):
            return self._lost(seat, task, self._exit_code(seat))
        except Exception:  # noqa: BLE001 - whatever a layout put into a value that this process does not know
            result = Raised(traceback.format_exc())
        return Finished(seat.let_go(), result)

    def _lost(self, seat: _Seat, task: _Task, code: int) -> Finished | None:
        if code == OUT_OF_MEMORY and seat.served:
            # The tasks before it may have left too little: only what a fresh worker says is said of the task.
            return self._passed_on(seat, task)
        self._dismiss(seat)
        return Finished(seat.let_go(), death(code))

    def _passed_on(self, seat: _Seat, task: _Task) -> Finished | None:
        self._dismiss(seat)
        self._give(self._hire(), task)
        return None

    def _exit_code(self, seat: _Seat) -> int:
        seat.process.join(_PATIENCE)
        code = seat.process.exitcode
        return 0 if code is None else code

    def _dismiss(self, seat: _Seat) -> None:
        self._seats.remove(seat)
        seat.dismiss()


def _end(seats: list[_Seat]) -> None:
    """Kill every worker of a pool."""
    for seat in seats:
        seat.process.kill()
    while seats:
        seats.pop().dismiss()


def death(code: int) -> Death:
    """What the exit code of a worker says of its death."""
    if code == OVER_TIME:
        return Death(FailureKind.TIME, "it took longer than it may (--timeout)", innocent=False)
    if code == OUT_OF_MEMORY:
        return Death(FailureKind.MEMORY, "it needed more memory than it may have (--memory)", innocent=False)
    if code < 0:
        name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
        for_want = -code in (signal.SIGKILL, signal.SIGABRT, signal.SIGTRAP)  # the last is GLib's way
        hint = ", perhaps for want of memory" if for_want else ""
        return Death(FailureKind.DIED, f"its process was ended by {name}{hint}", innocent=True)
    return Death(FailureKind.DIED, f"its process ended with exit code {code}", innocent=True)
