"""A process in which one peer stays loaded: ``python -m benchmarks.worker NAME``.

A line with an incident and an output makes a document, and is answered with what that took. The processes
that the peer starts are counted with it.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from importlib import import_module
from pathlib import Path


def serve(name: str) -> None:
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever the peer prints is no answer
    make = import_module(f"benchmarks.peers.{name}").make
    for line in sys.stdin:
        incident, output = line.rstrip("\n").split("\t")
        gc.collect()
        wall, cpu = time.perf_counter(), spent()
        make(Path(incident), Path(output))
        taken = {"cpu": spent() - cpu, "wall": time.perf_counter() - wall, "peak": status("VmHWM")}
        print(json.dumps(taken | {"now": status("VmRSS")}), file=answers, flush=True)


def spent() -> float:
    """Seconds of the processor, of this process and of those that it has waited for."""
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


def status(key: str, pid: int | str = "self") -> int:
    """Bytes of memory, from what Linux says of a process."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(f"{key}:"):
            return int(line.split()[1]) * 1024
    return 0


if __name__ == "__main__":
    serve(sys.argv[1])
