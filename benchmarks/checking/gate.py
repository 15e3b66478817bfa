"""The gate: a peer whose document lacks anything is not timed; if docgen's own does, the part ends."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.checking.expectation import expectation
from benchmarks.checking.pdf import faults_of_pdf
from benchmarks.checking.word import faults_of_docx


class BrokenOutputError(Exception):
    """A peer's document does not hold what it should."""


def check_output(title: str, path: Path, data: dict[str, Any], contents: str) -> None:
    """Check a document against its incident.

    Raises:
        BrokenOutputError: something is missing; all of it is in the error.
    """
    if not path.exists() or not path.stat().st_size:
        raise BrokenOutputError(f"{title} made no {path.name}")
    check = faults_of_pdf if path.suffix == ".pdf" else faults_of_docx
    faults = check(path, expectation(data), contents)
    if faults:
        raise BrokenOutputError(f"{title}, {path.suffix[1:]}: " + "; ".join(faults))
