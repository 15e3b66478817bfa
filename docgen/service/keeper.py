"""The keeper of a server's runner: a process beside it, and another one should it end by itself.

The runner ends with the server, however that ends. It is deaf to what the whole group is sent, as by Ctrl-C:
whether it may finish what it has in hand is said to it by the server alone.
"""

from __future__ import annotations

import logging
import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from docgen.batch import Stop
from docgen.batch.stop import SIGNALS
from docgen.batch.worker import end_with_parent
from docgen.errors import DocgenError
from docgen.service.runner import new_runner
from docgen.service.settings import Settings, Workforce

_log = logging.getLogger(__name__)

_AGAIN = 2.0  # seconds until a runner that ended by itself is followed by another
_TICK = 0.2
_STOP = b"stop"

Work = Callable[[Settings, Workforce, Stop, str], None]
"""What a runner's process does until a stop is asked for; the last argument is the runner's id."""


@contextmanager
def keeping(
    work: Work, settings: Settings, force: Workforce, stop: Stop, gone: Callable[[str], None]
) -> Iterator[None]:
    """A runner for the time of a block; at its end what the runner has in hand is finished.

    Args:
        work: called in the runner's process.
        settings: how the service is set up.
        force: who makes the documents; where that is nobody there is no runner.
        stop: asked twice, the runner gives back what it has in hand, and ends at once.
        gone: is told the id of a runner that ended by itself.
    """
    if force.is_nobody:
        yield
        return
    keeper = _Keeper(work, settings, force, stop, gone)
    thread = threading.Thread(target=keeper.keep, name="docgen keeper")
    thread.start()
    try:
        yield
    finally:
        keeper.ending.set()
        thread.join()


@dataclass(slots=True)
class _Keeper:
    work: Work
    settings: Settings
    force: Workforce
    stop: Stop
    gone: Callable[[str], None]
    ending: threading.Event = field(default_factory=threading.Event)

    def keep(self) -> None:
        """Let there be a runner, until the end."""
        context = multiprocessing.get_context("spawn")
        while not self.ending.is_set():
            theirs, ours = context.Pipe(duplex=False)
            runner = new_runner()
            given = (self.work, self.settings, self.force, runner, theirs)
            process = context.Process(target=_work_beside, args=given, name="docgen runner")
            process.start()
            theirs.close()
            self._watch(process, ours)
            ours.close()
            if not self.ending.is_set():
                _log.error("the runner ended with exit code %s; another one is started", process.exitcode)
                with suppress(DocgenError):  # or others see soon that it shows itself no longer
                    self.gone(runner)
                self.ending.wait(_AGAIN)

    def _watch(self, process: SpawnProcess, wishes: Connection) -> None:
        told = 0
        while process.is_alive():
            asked = int(self.ending.is_set()) + int(self.ending.is_set() and self.stop.at_once)
            with suppress(OSError):  # it has just ended
                for _ in range(asked - told):
                    wishes.send_bytes(_STOP)
            told = max(told, asked)
            if told:
                process.join(_TICK)
            else:
                self.ending.wait(_TICK)


def _work_beside(work: Work, settings: Settings, force: Workforce, runner: str, wishes: Connection) -> None:
    """What the runner's process is started with."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    end_with_parent()
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    stop = Stop()
    threading.Thread(target=_hear, args=(wishes, stop), name="docgen wishes", daemon=True).start()
    try:
        work(settings, force, stop, runner)
    except DocgenError as error:
        _log.error("%s", error)


def _hear(wishes: Connection, stop: Stop) -> None:
    with suppress(EOFError, OSError):  # the server is gone, and this process with it
        while wishes.recv_bytes() == _STOP:
            stop.requests += 1
