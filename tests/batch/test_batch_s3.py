"""A batch in a store: killed at random moments, it goes on where it was, and nothing is ever half there."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

import pytest

from batch.here import write_incident
from docgen.storage import open_place
from storage.s3_server import s3_server

QUICK = "from docgen.batch import claim; claim.BEAT, claim.PATIENCE, claim._LOOK = 0.3, 2.0, 0.2"
DRIVER = f"{QUICK}; from docgen.cli.__main__ import run; run()"
INPUTS = "s3://archive/in"
LAYOUT = """
import time
from docgen.layout_api import *

def report(dossier, options):
    time.sleep(0.2)
    return Document(Metadata(dossier.incident.title), (Paragraph((Text(dossier.incident.id),)),))

layout = Layout("trial", "A layout for trials.", report)
"""


@pytest.fixture(scope="module")
def s3() -> Iterator[Any]:
    with s3_server() as system:
        yield system


@pytest.fixture
def archive(s3: Any, tmp_path: Path) -> Path:
    """Eight incidents with an exhibit each, in the store, and a layout here."""
    for number in range(1, 9):
        more = "appendices:\n  - {kind: log, title: The log, path: gateway.log}\n"
        source = write_incident(tmp_path / "incident.yaml", f"INC-{number}", more=more)
        s3.pipe_file(f"archive/in/{number}/incident.yaml", source.read_bytes())
        s3.pipe_file(f"archive/in/{number}/gateway.log", f"line {number}\n".encode())
    (tmp_path / "trial.py").write_text(LAYOUT)
    return tmp_path


def begin(folder: Path, out: str) -> Popen[str]:
    told = ["batch", INPUTS, "-o", out, "-l", "trial.py", "-f", "docx", "-j", "2"]
    return Popen([sys.executable, "-c", DRIVER, *told], cwd=folder, stdout=PIPE, stderr=PIPE, text=True)


def killed(folder: Path, out: str, after: int, seconds: float) -> None:
    """A run that is ended by force so many seconds after so many documents."""
    with begin(folder, out) as running:
        assert running.stderr is not None
        try:
            made = 0
            while made < after and (line := running.stderr.readline()):
                made += line.startswith("made ")
            time.sleep(seconds)
        finally:
            running.kill()


def contents(out: str) -> dict[str, bytes]:
    place = open_place(out)
    return {name: place.read(name, 2**20) for name in place.names() if name.endswith(".docx")}


def test_killed_again_and_again_it_makes_the_same_as_one_that_was_not(archive: Path) -> None:
    with begin(archive, "s3://archive/calm") as calm:
        _, told = calm.communicate(timeout=120)
    assert calm.returncode == 0, told
    expected = contents("s3://archive/calm")
    assert len(expected) == 8
    chance = random.Random(4)
    for after in (0, 1, 2):
        killed(archive, "s3://archive/out", after, chance.uniform(0.0, 0.6))
        for name, data in contents("s3://archive/out").items():
            assert data == expected[name]
    with begin(archive, "s3://archive/out") as last:
        out, told = last.communicate(timeout=120)
    assert last.returncode == 0, told
    assert "\n0  failed" in out
    assert contents("s3://archive/out") == expected
    assert [name for name in open_place("s3://archive/out").names() if name not in expected] == [
        "manifest.jsonl"
    ]
    verified = subprocess.run(
        [sys.executable, "-m", "docgen.cli", "verify", "s3://archive/out"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert verified.returncode == 0, verified.stdout
    assert verified.stdout == "s3://archive/out: as its manifest says: 8 documents intact\n"
