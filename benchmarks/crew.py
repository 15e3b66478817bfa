"""Warm peers, each in a process of its own, at work one at a time."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from benchmarks.process import CommandError, Taken


@dataclass(slots=True)
class Crew:
    """Workers by name; they are started when first asked, and ended with the crew."""

    workers: dict[str, subprocess.Popen[str]] = field(default_factory=dict)
    now: dict[str, int] = field(default_factory=dict)
    """The bytes that each holds since its last document."""

    def make(self, name: str, incident: Path, output: Path, *, another: bool = False) -> Taken:
        """Let a peer make a document; ``another`` is a second worker of the same peer.

        Raises:
            CommandError: it ended instead.
        """
        key = f"{name} again" if another else name
        worker = self.workers.get(key) or self._start(key, name)
        assert worker.stdin is not None
        assert worker.stdout is not None
        worker.stdin.write(f"{incident}\t{output}\n")
        worker.stdin.flush()
        answer = worker.stdout.readline()
        if not answer:
            raise CommandError(f"{name} ended with {worker.wait()}")
        taken = json.loads(answer)
        self.now[key] = taken.pop("now")
        return Taken(**taken)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for worker in self.workers.values():
            if worker.stdin is not None:
                worker.stdin.close()
            worker.wait(60)
            if worker.stdout is not None:
                worker.stdout.close()

    def _start(self, key: str, name: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "benchmarks.worker", name]
        root = Path(__file__).parent.parent
        worker = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root)
        self.workers[key] = worker
        return worker
