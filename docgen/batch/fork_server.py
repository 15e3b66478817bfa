"""The process from which workers are forked: it has everything loaded, and no threads."""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import forkserver, resource_tracker
from multiprocessing.util import get_temp_dir

from docgen.batch.stop import SIGNALS

_SAFE_PATH = "PYTHONSAFEPATH"
_SOCKET = len("/pymp-12345678/listener-12345678")
_LONGEST_SOCKET = 107  # bytes of the path of a socket (unix(7))
_has_chosen = False
_SHORT = "/tmp"  # noqa: S108 - the package makes a folder of its own in it, which is this account's alone


def run_server() -> None:
    """Start the process that workers are forked from, unless it runs: deaf to what the group is sent.

    It would die of Ctrl-C or SIGTERM, and its workers would take the wish for their own, until they say that
    they ignore both.
    """
    with _safe_path():
        resource_tracker.ensure_running()  # first, since it lets the signals through when it has started
        choose_short_folder()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
        try:
            forkserver.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def choose_short_folder() -> None:
    """Let the server's socket lie where its path is not too long, which TMPDIR can make it.

    The package asks for the folder once a process, and keeps to it. Meanwhile TMPDIR is another one for the
    whole process: whose threads write what must not lie elsewhere calls this before it has any.
    """
    global _has_chosen  # noqa: PLW0603 - as the package does, once a process
    before = tempfile.tempdir
    if _has_chosen or len(os.fsencode(tempfile.gettempdir())) + _SOCKET <= _LONGEST_SOCKET:
        return
    tempfile.tempdir = _SHORT
    try:
        get_temp_dir()
    finally:
        tempfile.tempdir = before
    _has_chosen = True


@contextmanager
def _safe_path() -> Iterator[None]:
    """Let a process that is started now import nothing from the folder where the user stands.

    Python looks there first when it is started with a command in place of a file, as the server is: a folder
    called ``docgen`` there, be it a clone, would be loaded for docgen.
    """
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before
