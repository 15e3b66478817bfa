"""A worker: a process that keeps everything loaded and does one task after the other.

It hears nothing of Ctrl-C or SIGTERM, which a terminal or a service manager sends to the whole group: its
parent decides whether the documents in hand are finished. When the parent is gone, it ends.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from typing import Any

from docgen.batch.limit import end_for_memory, limit_memory


@dataclass(frozen=True, slots=True)
class Raised:
    """A task raised an error that it should not have; ``trace`` is where."""

    trace: str


def serve(connection: Connection, memory: int) -> None:
    """Do what comes through the connection, until it is closed.

    Args:
        connection: each message is a function and its arguments; each answer its value, or :class:`Raised`.
        memory: the most private memory that this process may hold, in bytes; 0 for no limit.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if memory:
        limit_memory(memory)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            function, arguments = connection.recv()
            connection.send(_done(function, arguments))


def _done(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    try:
        return function(*arguments)
    except MemoryError:
        end_for_memory()
    except Exception:  # noqa: BLE001 - the parent says that this is a bug, and goes on
        import traceback  # noqa: PLC0415

        return Raised(traceback.format_exc())


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
