"""docgen to PDF, in process: load, validate, assemble, write; whole processes run ``docgen render``."""

from __future__ import annotations

from pathlib import Path

from benchmarks.peers.docgen_made import make_as


def make(incident: Path, output: Path) -> None:
    make_as("pdf", incident, output)
