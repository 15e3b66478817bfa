"""Where half-made things lie: a folder of each process within the data folder, which goes when it does.

Temporary files hold what somebody sent. Those of a process that was killed are found by a lock, which the
system lets go with the process, and removed by the next one that starts. A worker has a folder of its own
within that of the process that started it: it is killed in the course of things, and leaves what it has made.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.util import Finalize, get_temp_dir
from pathlib import Path

_LOCK = "lock"
_WORKER = "worker-"
_OURS = "_DOCGEN_SCRATCH"
"""In the environment of those that were started by a process with such a folder: which one it is."""
_LONGEST_SOCKET = 107  # bytes of the path of a socket (unix(7))
_SOCKET = len("/pymp-12345678/listener-12345678")

_held: dict[Path, tuple[Path, int]] = {}


def take_scratch(folder: Path) -> None:
    """Let the temporary files of this process, and of those that it starts, go into a folder of its own.

    What was left in ``folder`` by processes that are gone is removed; so is its own at the end.

    Raises:
        OSError: the folder cannot be made.
    """
    folder.mkdir(exist_ok=True, mode=0o700)
    if folder not in _held or not _held[folder][0].is_dir():
        with _alone(folder):
            _sweep(folder)
            own = Path(tempfile.mkdtemp(prefix="p", dir=folder))
            _held[folder] = own, _lock(own)
            # Last of all: the package has a folder of its own within, which it removes at the end.
            Finalize(None, _drop, args=(folder,), exitpriority=-200)
    own, _ = _held[folder]
    if len(os.fsencode(own)) + _SOCKET > _LONGEST_SOCKET:
        get_temp_dir()  # the socket by which workers are started lies in the system's folder, then
    tempfile.tempdir = os.environ["TMPDIR"] = os.environ[_OURS] = str(own)


def _drop(folder: Path) -> None:
    own, lock = _held.pop(folder)
    shutil.rmtree(own, ignore_errors=True)
    os.close(lock)


def take_scratch_of_worker() -> None:
    """Called by a worker: a folder of its own from now on; one of a cluster goes by its own machine."""
    if _OURS not in os.environ:
        return
    within = Path(os.environ[_OURS])
    own = within / f"{_WORKER}{os.getpid()}"
    if within.name != own.name and tempfile.tempdir != str(own):
        own.mkdir(exist_ok=True, mode=0o700)
        tempfile.tempdir = str(own)


def sweep_workers() -> None:
    """Called by whoever has workers: what those have left that have died is removed."""
    for each in Path(tempfile.gettempdir()).glob(f"{_WORKER}*"):
        if not _lives(int(each.name.removeprefix(_WORKER))):
            shutil.rmtree(each, ignore_errors=True)


def _sweep(folder: Path) -> None:
    held = {own for own, _ in _held.values()}
    for each in folder.iterdir():
        if each.is_dir() and each not in held:
            lock = _lock(each)
            if lock >= 0:
                shutil.rmtree(each, ignore_errors=True)
                os.close(lock)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One process at a time: a folder without a lock was left, and is not just being made."""
    descriptor = os.open(folder / _LOCK, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _lock(own: Path) -> int:
    """A descriptor that locks a folder as long as it is open; -1 where another process has it."""
    descriptor = os.open(own / _LOCK, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return -1
    return descriptor


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
