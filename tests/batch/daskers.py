"""A Dask cluster of this machine, of the processes that a user would start, and all of them ended."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import DEVNULL, Popen

import psutil

DASK = Path(sys.executable).with_name("dask")
HERE = ("--host", "127.0.0.1", "--no-dashboard")


@dataclass
class Grid:
    """A scheduler and its workers; ``address`` is the scheduler's."""

    folder: Path
    tls: tuple[str, ...] = ()
    address: str = ""
    processes: list[Popen[bytes]] = field(default_factory=list)

    def start(self, allowed_failures: int = 3) -> None:
        file = self.folder / "scheduler.json"
        protocol = ("--protocol", "tls") if self.tls else ()
        self._run(
            ["scheduler", *HERE, "--port", "0", "--scheduler-file", str(file), *protocol, *self.tls],
            DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES=str(allowed_failures),
        )
        self.address = json.loads(_content(file))["address"]

    def worker(self, threads: int = 1, **environment: str) -> Popen[bytes]:
        local = self.folder / f"worker-{len(self.processes)}"
        limit = ("--nthreads", str(threads), "--memory-limit", "2GB", "--local-directory", str(local))
        return self._run(["worker", self.address, *HERE, *limit, *self.tls], **environment)

    def _run(self, arguments: list[str], **environment: str) -> Popen[bytes]:
        process = Popen(
            [DASK, *arguments],
            stdout=DEVNULL,
            stderr=DEVNULL,
            cwd=self.folder,
            env=os.environ | environment,
            start_new_session=True,
        )
        self.processes.append(process)
        return process

    def end(self) -> None:
        for process in self.processes:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@contextmanager
def grid(
    folder: Path, *, workers: int, tls: tuple[str, ...] = (), allowed_failures: int = 3
) -> Iterator[Grid]:
    """A cluster with so many workers of one thread."""
    folder.mkdir()
    made = Grid(folder, tls)
    try:
        made.start(allowed_failures)
        for _ in range(workers):
            made.worker()
        yield made
    finally:
        made.end()


def within(nanny: Popen[bytes]) -> psutil.Process:
    """The worker's process that a nanny watches over."""
    children = psutil.Process(nanny.pid).children()
    return next(each for each in children if "resource_tracker" not in " ".join(each.cmdline()))


def _content(file: Path) -> str:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with suppress(FileNotFoundError, ValueError):
            text = file.read_text()
            json.loads(text)
            return text
        time.sleep(0.05)
    raise AssertionError("the scheduler does not start")
