"""Whole processes and what they take: time of the processor, of the clock, and memory at their peak.

The command is started by a small process of its own, since Linux counts what the parent held at the fork to
the peak of the child. That small process also becomes the parent of everything that outlives its own, so
that what a browser or an office leaves running is waited for and counted, too.
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import resource

_CHILD_SUBREAPER = 36


@dataclass(frozen=True, slots=True)
class Taken:
    """What a document took: seconds of the processor, seconds of the clock, bytes at the peak."""

    cpu: float
    wall: float
    peak: int


class CommandError(Exception):
    """A command that was to be measured failed."""


def run_measured(command: list[str], folder: Path | None = None) -> Taken:
    """Run a command to its end; the peak is that of its largest process.

    Raises:
        CommandError: it failed; what it said is in the error.
    """
    return run_sampled(command, folder, every=0)[0]


def run_sampled(command: list[str], folder: Path | None = None, *, every: float) -> tuple[Taken, list[int]]:
    """The same, with the bytes that the process itself, without its children, held every so many seconds.

    Raises:
        CommandError: it failed.
    """
    whole = [sys.executable, "-S", str(Path(__file__)), str(every), *command]
    done = subprocess.run(whole, capture_output=True, text=True, check=False, cwd=folder, env=_environment())
    lines = done.stdout.splitlines()
    if done.returncode or not lines:
        raise CommandError(f"{command[:4]} ended with {done.returncode}: {done.stderr[-2000:]}")
    said = json.loads(lines[-1])
    return Taken(**said["taken"]), said["memory"]


def _environment() -> dict[str, str]:
    """That of this process, in which the scripts find this package from any folder."""
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}


def _watch(command: list[str], every: float) -> int:
    ctypes.CDLL(None).prctl(_CHILD_SUBREAPER, 1, 0, 0, 0)
    memory: list[int] = []
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while every:
        time.sleep(every)
        if os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            break
        memory.append(_resident(process.pid))
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    cpu, peak = usage.ru_utime + usage.ru_stime, usage.ru_maxrss
    for late in _left_behind():
        cpu, peak = cpu + late.ru_utime + late.ru_stime, max(peak, late.ru_maxrss)
    print(json.dumps({"taken": asdict(Taken(cpu, wall, peak * 1024)), "memory": memory}))
    return os.waitstatus_to_exitcode(status)


def _resident(pid: int) -> int:
    """The bytes that a process holds."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _left_behind() -> Iterator[resource.struct_rusage]:
    """What each process took that outlived the one that started it; they are waited for, a while."""
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            pid, _, usage = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid:
            yield usage
        else:
            time.sleep(0.01)


if __name__ == "__main__":
    sys.exit(_watch(sys.argv[2:], float(sys.argv[1])))
