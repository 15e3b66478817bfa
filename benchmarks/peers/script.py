"""How each peer is run as a whole process: ``python -m benchmarks.peers.NAME INCIDENT OUTPUT``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

Make = Callable[[Path, Path], None]


def run(make: Make) -> None:
    """Make one document of the process's two arguments."""
    make(Path(sys.argv[1]), Path(sys.argv[2]))
