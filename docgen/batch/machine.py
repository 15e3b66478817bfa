"""What this machine has: how many cores and how much memory a batch may use.

A container, or a service with limits, has less than the machine: its control groups say so (cgroups(7)).
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_MEMBERSHIP = Path("/proc/self/cgroup")
_GROUPS = Path("/sys/fs/cgroup")


def cores() -> int:
    """The cores that this process may use: those it may run on, or fewer where it has a share of time."""
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min([count, *map(math.ceil, _shares())]))


def memory_of_machine() -> int:
    """The memory of this machine in bytes, or what a control group that the process is in may have of it."""
    sizes = [os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")]
    for group in _groups("memory"):
        for name in ("memory.max", "memory.limit_in_bytes"):
            with suppress(OSError, ValueError):  # there is none, or it is "max"
                sizes.append(int((group / name).read_text("ascii")))
    return min(sizes)


def _shares() -> Iterator[float]:
    """How many cores' time each control group may take at most."""
    for group in _groups("cpu"):
        with suppress(OSError, ValueError):
            quota, period = map(int, (group / "cpu.max").read_text("ascii").split())
            yield quota / period
        with suppress(OSError, ValueError):
            quota = int((group / "cpu.cfs_quota_us").read_text("ascii"))
            if quota > 0:  # -1 is without limit
                yield quota / int((group / "cpu.cfs_period_us").read_text("ascii"))


def _groups(controller: str) -> Iterator[Path]:
    """The folders of the control groups that this process is in, each group's and those around it.

    In a container they may be named as outside, where they cannot be seen: the outermost is the container's.
    """
    with suppress(OSError):
        for line in _MEMBERSHIP.read_text("utf-8").splitlines():
            _, controllers, name = line.split(":", 2)
            if controllers and controller not in controllers.split(","):
                continue
            top = _GROUPS / controller if controllers else _GROUPS
            group = top / name.strip("/")
            yield group
            while group != top:
                group = group.parent
                yield group
