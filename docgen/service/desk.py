"""The desk: short work that is done while somebody waits, by one worker beside this process.

Data are hostile: what checks them, or reads a document back, may take all the time and memory that there are.
So it is done by a process that can be ended, and answers within a stated time or not at all.
"""

from __future__ import annotations

import atexit
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue
from typing import Any, TypeVar

from docgen.batch import Death, Pool
from docgen.batch.worker import Raised
from docgen.errors import BusyError, DocgenError, ServiceError
from docgen.manifest import FailureKind
from docgen.policy import Policy
from docgen.scaffold import scaffold
from docgen.service.settings import Limits
from docgen.service.work.answering import answered
from docgen.service.work.checking import Checked, Verified, check, verify
from docgen.storage import Shelf, open_place

MEMORY = 2 * 2**30
"""Of the worker, in bytes: an incident's exhibits and their pictures."""
_GRACE = 10.0  # seconds that a worker may take besides, to start
_PATIENCE = 0.5
_TRIES = 2  # of what a worker died over that need not have been the cause

T = TypeVar("T")


class RefusedError(ServiceError):
    """What was given cannot be looked at within the limits of time and memory."""


@dataclass(frozen=True, slots=True)
class _Errand:
    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    future: Future[Any] = field(default_factory=Future)


class Desk:
    """One worker, and those who wait for it. It is started when it is first needed, or by :meth:`warm`.

    Args:
        policy: which audiences there are.
        limits: how many may wait, and how long an answer may take.
        memory: the most that the worker may take, in bytes.
    """

    def __init__(self, policy: Policy, limits: Limits, memory: int = MEMORY) -> None:
        self._policy = policy
        self._limits = limits
        self._memory = memory
        self._waiting: Queue[_Errand | None] = Queue()  # bounded where it is filled
        self._lock = threading.Lock()
        self._closed = False
        self._thread: threading.Thread | None = None

    def warm(self) -> None:
        """Start the worker, and let it check a scaffold: who asks first shall not wait for what it loads."""
        data, nothing = scaffold().encode(), Shelf(open_place("."), {})
        self._give(_Errand(check, (data, "incident.yaml", nothing, self._policy, self._limits.answer)))

    def check(self, data: bytes, name: str, shelf: Shelf) -> Checked:
        """Check data with the exhibits that lie on a shelf.

        Raises:
            BusyError: too many are waiting.
            RefusedError: it takes longer, or more memory, than it may.
            ServiceError: the desk is closed.
        """
        return self.ask(check, data, name, shelf, self._policy, self._limits.answer)

    def verify(self, path: Path, register: str) -> Verified:
        """Read a document back, and ask the register where there is one.

        Raises:
            BusyError: too many are waiting.
            RefusedError: it takes longer, or more memory, than it may.
            RegisterError: the register cannot be asked.
            ServiceError: the desk is closed.
        """
        return self.ask(verify, path, register, self._limits.answer)

    def ask(self, function: Callable[..., T], *arguments: Any) -> T:
        """What the worker answers to a call, all of which can be pickled.

        Raises:
            DocgenError: the one that the function raises, or as :meth:`check`.
        """
        result: T = self._give(_Errand(function, arguments)).result()
        return result

    def _give(self, errand: _Errand) -> Future[Any]:
        with self._lock:
            if self._closed:
                raise ServiceError("the service is going down")
            if self._waiting.qsize() >= self._limits.desk:
                raise BusyError("too many are waiting for an answer", self._limits.answer)
            if self._thread is None or not self._thread.is_alive():
                if self._thread is None:
                    atexit.register(self.close)  # else multiprocessing waits for the worker for ever
                self._thread = threading.Thread(target=self._serve, name="docgen desk", daemon=True)
                self._thread.start()
            self._waiting.put_nowait(errand)
        return errand.future

    def close(self) -> None:
        """End the worker; those who wait are told that nothing comes."""
        with self._lock:
            self._closed = True
            thread = self._thread
        self._waiting.put(None)
        if thread is not None:
            thread.join(_GRACE)

    def _serve(self) -> None:
        with Pool(1, self._memory) as pool:
            while (errand := self._waiting.get()) is not None and not self._closed:
                self._answer(pool, errand)
        while errand is not None:
            errand.future.set_exception(ServiceError("the service is going down"))
            errand = self._waiting.get()

    def _answer(self, pool: Pool, errand: _Errand) -> None:
        try:
            errand.future.set_result(self._done(pool, errand))
        except BaseException as error:  # noqa: BLE001 - it is for whoever waits
            errand.future.set_exception(error)

    def _done(self, pool: Pool, errand: _Errand) -> Any:
        seconds = self._limits.answer + _GRACE
        for attempt in range(1, _TRIES + 1):
            pool.start(0, answered, (errand.function, errand.arguments), seconds)
            while not (finished := pool.wait(_PATIENCE)):
                if self._closed:
                    pool.stop()
                    raise ServiceError("the service is going down")
            match finished[0].result:
                case Death() as death:
                    if not death.innocent or attempt == _TRIES:
                        raise RefusedError(self._cause(death))
                case Raised() as raised:
                    raise RuntimeError(raised.trace)
                case DocgenError() as error:
                    raise error
                case result:
                    return result
        raise AssertionError("the last try has no end")

    def _cause(self, death: Death) -> str:
        """Of what the worker died, for whoever gave it what it died of."""
        match death.kind:
            case FailureKind.TIME:
                return f"it took longer than the {self._limits.answer:g} seconds that an answer may take"
            case FailureKind.MEMORY:
                return f"it needed more than the {self._memory // 2**20} MB of memory that there are for it"
        return death.message
