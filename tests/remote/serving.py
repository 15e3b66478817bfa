"""A service as its users start it, in a process of its own, and whatever it started ended with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

PATIENCE = 60


@contextmanager
def serving(data: Path, *options: str | Path, jobs: int = 1, **environment: str) -> Iterator[str]:
    """The address of ``docgen serve`` with its data in a folder."""
    told = ["serve", "--port", "0", "--data", data, "--jobs", str(jobs), *options]
    with started(told, **environment) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address.startswith("http://"), "the service does not start"
        yield address.rstrip("/")


@contextmanager
def started(arguments: list[str | Path], **environment: str) -> Iterator[Popen[str]]:
    """A docgen that goes on until it is ended."""
    with (
        Popen(
            [sys.executable, "-m", "docgen.cli", *map(str, arguments)],
            stdout=PIPE,
            text=True,
            env=without_docgen() | environment,
            start_new_session=True,
        ) as process,
        ended(process),
    ):
        yield process


@contextmanager
def ended(process: Popen[Any]) -> Iterator[None]:
    """After the block the leader of a session is asked to end, and whatever it started is ended with it."""
    try:
        yield
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(PATIENCE)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def without_docgen() -> dict[str, str]:
    """The environment, without what it says to docgen."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("DOCGEN_", "_DOCGEN_"))}
