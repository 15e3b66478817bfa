"""A worker: a process that keeps everything loaded and does one task after the other.

It hears nothing of Ctrl-C or SIGTERM, which a terminal or a service manager sends to the whole group: its
parent decides whether the documents in hand are finished. When the parent is gone, it ends.
"""

from __future__ import annotations

import fcntl
import os
import pickle
import signal
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from typing import Any

from docgen.batch.limit import end_for_memory, limit_memory
from docgen.batch.stop import SIGNALS


@dataclass(frozen=True, slots=True)
class Raised:
    """A task raised an error that it should not have; ``trace`` is where."""

    trace: str


def serve(connection: Connection, memory: int, scratch: str) -> None:
    """Do what comes through the connection, until it is closed.

    Args:
        connection: each message is a function and its arguments; each answer its value, or :class:`Raised`.
        memory: the most private memory that this process may hold, in bytes; 0 for no limit.
        scratch: the folder for temporary files; the parent removes it when this process has ended.
    """
    _hear_the_parent_alone()
    tempfile.tempdir = os.environ["TMPDIR"] = scratch
    with suppress(OSError):  # what a layout prints is no part of what docgen was asked for
        os.dup2(2, 1)
    if memory:
        limit_memory(memory)
    try:
        with suppress(EOFError, BrokenPipeError, ConnectionResetError):
            while True:
                function, arguments = connection.recv()
                connection.send_bytes(_answer(function, arguments))
    except MemoryError:
        end_for_memory()


def _hear_the_parent_alone() -> None:
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    # What was blocked on the way here is dropped now; SIGALRM may be blocked by whoever started docgen.
    signal.pthread_sigmask(signal.SIG_UNBLOCK, (*SIGNALS, signal.SIGALRM))
    end_with_parent()


def end_with_parent() -> None:
    """End this process, by force, when the one that started it has ended."""
    parent = parent_process()
    if parent is not None:
        _end_with(parent.sentinel)


def _end_with(sentinel: int) -> None:
    """End this process when the other end of a pipe is closed, as it is when the parent ends."""
    threading.Thread(target=_wait_and_end, args=(sentinel,), daemon=True).start()
    if hasattr(fcntl, "F_SETSIG"):
        # A thread waits while C code holds the interpreter's lock; the system, where it can, does not.
        fcntl.fcntl(sentinel, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(sentinel, fcntl.F_SETSIG, signal.SIGKILL)
        fcntl.fcntl(sentinel, fcntl.F_SETFL, fcntl.fcntl(sentinel, fcntl.F_GETFL) | os.O_ASYNC)


def _wait_and_end(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _answer(function: Callable[..., Any], arguments: tuple[Any, ...]) -> bytes:
    try:
        return pickle.dumps(function(*arguments))
    except MemoryError:
        end_for_memory()
    except (Exception, SystemExit):  # noqa: BLE001 - the parent says that this is a bug, and goes on
        import traceback  # noqa: PLC0415

        return pickle.dumps(Raised(traceback.format_exc()))
