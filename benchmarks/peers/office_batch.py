"""An archive by docxtpl and LibreOffice: Word files and PDFs of many incidents, by several processes.

    python -m benchmarks.peers.office_batch OUTPUT JOBS CHUNK INCIDENT...

Each process has a LibreOffice profile of its own and converts a chunk of files in one run of it: a chunk of
one is what scripts and services commonly do, one of many the best that can be had, since the office starts
once.
"""

from __future__ import annotations

import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.peers.docxtpl_docx import make
from benchmarks.peers.docxtpl_office import convert


def make_all(incidents: list[Path], output: Path, jobs: int, chunk: int) -> None:
    output.mkdir(parents=True, exist_ok=True)
    chunk = min(chunk, -(-len(incidents) // jobs))
    chunks = [incidents[start : start + chunk] for start in range(0, len(incidents), chunk)]
    with (
        tempfile.TemporaryDirectory() as folder,
        ProcessPoolExecutor(jobs, initializer=_start, initargs=(folder,)) as pool,
    ):
        list(pool.map(_make_chunk, chunks, [output] * len(chunks)))


_profile = Path()


def _start(folder: str) -> None:
    global _profile  # noqa: PLW0603 - the profile is the process's own
    _profile = Path(tempfile.mkdtemp(dir=folder))


def _make_chunk(incidents: list[Path], output: Path) -> None:
    words = [output / f"{incident.parent.name}.docx" for incident in incidents]
    for incident, word in zip(incidents, words, strict=True):
        make(incident, word)
    convert(words, output, _profile)


if __name__ == "__main__":
    make_all([Path(name) for name in sys.argv[4:]], Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
