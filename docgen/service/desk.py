"""The desk: short work that is done while somebody waits, by one worker beside this process.

Data are hostile: what checks them, or reads a document back, may take all the time and memory that there are.
So it is done by a process that can be ended, and answers within a stated time or not at all.
"""

from __future__ import annotations

import atexit
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from queue import Empty, Full, Queue
from typing import Any, TypeVar

from docgen.batch import Death, Pool
from docgen.batch.worker import Raised
from docgen.errors import BusyError, DocgenError, ServiceError
from docgen.policy import Policy
from docgen.service.settings import Limits
from docgen.service.work.checking import Checked, Verified, check, verify
from docgen.storage import Shelf

_MEMORY = 2 * 2**30
"""Of the worker, in bytes: an incident's exhibits and their pictures."""
_GRACE = 10.0  # seconds that a worker may take besides, to start
_PATIENCE = 0.5

T = TypeVar("T")
_Errand = tuple["Future[Any]", Callable[..., Any], tuple[Any, ...]]


class RefusedError(ServiceError):
    """What was given cannot be looked at within the limits of time and memory."""


class Desk:
    """One worker, and those who wait for it. It is started when it is first needed."""

    def __init__(self, policy: Policy, limits: Limits) -> None:
        self._policy = policy
        self._limits = limits
        self._waiting: Queue[_Errand | None] = Queue(limits.desk)
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def check(self, data: bytes, name: str, shelf: Shelf) -> Checked:
        """Check data with the exhibits that lie on a shelf.

        Raises:
            BusyError: too many are waiting.
            RefusedError: it takes longer, or more memory, than it may.
        """
        return self._ask(check, data, name, shelf, self._policy, self._limits.answer)

    def verify(self, path: Path, register: str) -> Verified:
        """Read a document back, and ask the register where there is one.

        Raises:
            BusyError: too many are waiting.
            RefusedError: it takes longer, or more memory, than it may.
            RegisterError: the register cannot be asked.
        """
        return self._ask(verify, path, register, self._limits.answer)

    def close(self) -> None:
        """End the worker; those who wait are told that nothing comes."""
        if self._thread is not None and self._thread.is_alive():
            self._waiting.put(None)
            self._thread.join(_GRACE)

    def _ask(self, function: Callable[..., T], *arguments: Any) -> T:
        self._open()
        future: Future[T] = Future()
        try:
            self._waiting.put_nowait((future, function, arguments))
        except Full:
            raise BusyError("too many are waiting for an answer", self._limits.answer) from None
        return future.result()

    def _open(self) -> None:
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                if self._thread is None:
                    atexit.register(self.close)  # else multiprocessing waits for the worker for ever
                self._thread = threading.Thread(target=self._serve, name="docgen desk", daemon=True)
                self._thread.start()

    def _serve(self) -> None:
        with Pool(1, _MEMORY) as pool:
            while (errand := self._waiting.get()) is not None:
                future, function, arguments = errand
                try:
                    future.set_result(self._done(pool, function, arguments))
                except BaseException as error:  # noqa: BLE001 - it is for whoever waits
                    future.set_exception(error)
        with suppress(Empty):
            while (errand := self._waiting.get_nowait()) is not None:
                errand[0].set_exception(ServiceError("the service is going down"))

    def _done(self, pool: Pool, function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        pool.start(0, _kept, (function, arguments), self._limits.answer + _GRACE)
        while not (finished := pool.wait(_PATIENCE)):
            pass
        match finished[0].result:
            case Death() as death:
                raise RefusedError(death.message)
            case Raised() as raised:
                raise RuntimeError(raised.trace)
            case DocgenError() as error:
                raise error
            case result:
                return result


def _kept(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    """What a function answers, or the error that it raises on purpose."""
    try:
        return function(*arguments)
    except DocgenError as error:
        return error
