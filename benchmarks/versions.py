"""Where and with what a part was measured; nothing that names the machine or a path on it."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime

import docgen


def circumstances(depth: str) -> dict[str, str | int]:
    """What is kept with each result."""
    return {
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "docgen": docgen.__version__,
        "python": platform.python_version(),
        "system": platform.system(),
        "machine": platform.machine(),
        "cores": os.cpu_count() or 0,
        "depth": depth,
    }
