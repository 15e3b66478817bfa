"""Where a process of the service writes what is half made: a folder of its own within the data folder.

Temporary files hold what somebody sent. Those of a process that was killed are found by a lock, which the
system lets go with the process, and removed by the next one that starts.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.util import Finalize
from pathlib import Path

from docgen.batch.fork_server import choose_short_folder
from docgen.errors import ServiceError
from docgen.service.settings import Settings

_LOCK = "lock"

_held: dict[Path, tuple[Path, int]] = {}


def stay_within(settings: Settings) -> None:
    """Let this process, and those that it starts, write nothing outside of the data folder.

    That is said by whoever owns the process, once: it concerns temporary files, and what libraries keep in a
    user's cache, such as the list of fonts, unless the administrator has said where that is. What was left by
    processes that are gone is removed; so is this one's own at its end.

    Raises:
        ServiceError: the folder cannot be made.
    """
    try:
        settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        own = _taken(settings.scratch)
    except OSError as error:
        raise ServiceError(f"{settings.data}: cannot be made: {error.strerror}") from error
    tempfile.tempdir = os.environ["TMPDIR"] = str(own)
    choose_short_folder()  # now that nobody else can be writing
    os.environ.setdefault("XDG_CACHE_HOME", str(settings.data / "cache"))


def _taken(folder: Path) -> Path:
    """A folder of this process within a folder that all of them share."""
    folder.mkdir(exist_ok=True, mode=0o700)
    if folder not in _held or not _held[folder][0].is_dir():
        with _alone(folder):
            _sweep(folder)
            own = Path(tempfile.mkdtemp(prefix="p", dir=folder))
            _held[folder] = own, _lock(own)
            # Last of all: the package has a folder of its own within, which it removes at the end.
            Finalize(None, _drop, args=(folder,), exitpriority=-200)
    return _held[folder][0]


def _drop(folder: Path) -> None:
    own, lock = _held.pop(folder)
    shutil.rmtree(own, ignore_errors=True)
    os.close(lock)


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
