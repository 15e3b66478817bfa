"""qpdf: whether the file is a sound PDF at all, from cross-references to streams. It knows no standards."""

from __future__ import annotations

import subprocess
from pathlib import Path

from conformance.finding import Finding


def qpdf(path: Path) -> list[Finding]:
    """What ``qpdf --check`` has to say; its warnings count as errors."""
    done = subprocess.run(
        ["qpdf", "--check", str(path)], check=False, capture_output=True, text=True, timeout=120
    )
    if not done.returncode:
        return []
    said = [line.replace(f"{path}", path.name) for line in done.stderr.splitlines() if line.strip()]
    return [Finding("qpdf", "check", line) for line in said or [f"it ended with {done.returncode}"]]
