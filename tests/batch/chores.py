"""What workers are given in the tests of a pool: light, so that a worker loads nothing else for its sake."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docgen.batch.limit import time_limit

GREAT = 400 * 2**20
_kept: list[bytearray] = []


def echo(value: object) -> object:
    return value


def who() -> tuple[int, int]:
    """This worker, and the process that it was forked from."""
    return os.getpid(), os.getppid()


def after(seconds: float, value: object) -> object:
    time.sleep(seconds)
    return value


def when_there(path: str, value: object) -> object:
    """The value, once there is a file of that name."""
    while not Path(path).exists():
        time.sleep(0.01)
    return value


def sit_in_c() -> None:
    """Never come back from C code that keeps the interpreter's lock."""
    sum(range(10**15))


def loop() -> None:
    while True:
        pass


def sleep() -> None:
    time.sleep(1000)


def limited(seconds: float, chore: Callable[[], None], blocked: bool = False) -> None:
    """A chore under a time limit, whose signal may be blocked."""
    if blocked:
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
    with time_limit(seconds):
        chore()


def unblocked() -> bool:
    """Whether the signal of the time limit comes through."""
    return signal.SIGALRM not in signal.pthread_sigmask(signal.SIG_BLOCK, [])


def allocate(size: int = GREAT) -> int:
    return len(bytearray(size))


def keep(size: int) -> int:
    """Hold memory for ever, as a cache of a library might."""
    _kept.append(bytearray(size))
    return os.getpid()


def litter(seconds: float = 0) -> str:
    """Leave a temporary folder, as what is killed does: its name. It may be killed for time meanwhile."""
    left = tempfile.mkdtemp()
    time.sleep(seconds)
    return left


def leave(code: int) -> None:
    os._exit(code)


def exit_politely() -> None:
    sys.exit(0)


def abort() -> None:
    os.abort()


def segfault() -> None:
    ctypes.string_at(0)


def fail() -> None:
    raise ZeroDivisionError("on purpose")


def unpicklable() -> Any:
    return threading.Lock()


class Odd:
    """A value that can be sent and not be received."""

    def __reduce__(self) -> Any:
        return _refuse, ()


def _refuse() -> None:
    raise LookupError("nobody knows me here")


def odd() -> Odd:
    return Odd()


def odder() -> object:
    """An answer of many megabytes, so that it cannot be sent in one go."""
    return bytes(8 * 2**20)


def shout() -> None:
    """Print where docgen prints its result."""
    os.write(1, b"what a layout prints")


def answer_and_die() -> int:
    """Give an answer, and die before there is another task."""
    threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGKILL)).start()
    return os.getpid()
