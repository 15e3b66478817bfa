"""What a document may take of time and memory, and how a process ends that took more.

Both limits end the process. That holds inside a library written in C, where no exception could be raised, and
it leaves no half-built cache behind for the documents after it.
"""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

OUT_OF_MEMORY = 75
"""The exit code of a process that was refused memory."""
OVER_TIME = -signal.SIGALRM
"""What :mod:`multiprocessing` calls the exit of a process that took too long."""

LEAST_MEMORY = 512 * 2**20
"""Less than this leaves no room for a document beside the libraries, in bytes."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Let the system end this process after so many seconds of wall time (setitimer(2), SIGALRM)."""
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def limit_memory(size: int) -> None:
    """Refuse this process, from now on, private memory beyond ``size`` bytes (getrlimit(2), RLIMIT_DATA).

    The address space as a whole is no measure: libraries and fonts are mapped into it and take nothing.
    """
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = size if most == resource.RLIM_INFINITY else min(size, most)
    resource.setrlimit(resource.RLIMIT_DATA, (wanted, most))


def end_for_memory() -> NoReturn:
    """End this process at once, so that another takes its place."""
    os._exit(OUT_OF_MEMORY)
