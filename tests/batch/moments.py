"""A program: ``docgen`` with a process that is killed at a given moment of a document's way, once.

``DOCGEN_TEST_MOMENTS`` names a folder in which a moment that has been is marked; the name of an incident says
which moment its document meets. ``DOCGEN_TEST_LINES`` is how many bytes of a manifest can be written by a
parent that dies of one more.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Callable
from multiprocessing import parent_process
from pathlib import Path
from typing import Any

_HALF = 1000


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _end_batch() -> None:
    parent = parent_process()
    if parent is not None and parent.pid is not None:
        os.kill(parent.pid, signal.SIGKILL)


def die_beyond(size: int) -> None:
    """Let the system end this process in the middle of a file, at so many bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


_MOMENTS: dict[str, tuple[str, Callable[[], None]]] = {
    "UNOPENED": ("open", _die),
    "HALFWRITTEN": ("open", lambda: die_beyond(_HALF)),
    "UNNAMED": ("os.link", _die),
    "NAMED": ("os.remove", _die),
    "UNTOLD": ("os.remove", _end_batch),
}


def _meet(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook (PEP 578): the interpreter calls it before it does what a moment is known by."""
    if event not in {"open", "os.link", "os.remove"} or not str(arguments[0]).endswith(".part"):
        return
    for name, (when, act) in _MOMENTS.items():
        if when == event and f"-{name}-" in str(arguments[0]):
            try:
                Path(os.environ["DOCGEN_TEST_MOMENTS"], name).mkdir()
            except FileExistsError:
                return
            act()


sys.addaudithook(_meet)

if __name__ == "__main__":
    from docgen.cli.__main__ import run

    if "DOCGEN_TEST_LINES" in os.environ:
        die_beyond(int(os.environ["DOCGEN_TEST_LINES"]))
    run()
else:  # a worker, which inherits its parent's limit
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
