"""When what a command prints cannot be written: nobody reads any more, or the disk is full."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "docgen.cli"]
FULL = Path("/dev/full")


@pytest.fixture
def incident(tmp_path: Path) -> Path:
    path = tmp_path / "incident.yaml"
    path.write_text('id: INC-7\ntitle: Login slow\nseverity: S3\ndate: "2026-02-03"\nstatus: Draft\n')
    return path


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="this system has no SIGPIPE")
@pytest.mark.parametrize(
    "arguments", [["check", "incident.yaml"], ["schema"], ["--help"], ["check", "--help"]]
)
@pytest.mark.parametrize("buffered", ["", "1"])
def test_a_closed_pipe_ends_a_command_as_it_ends_others(
    arguments: list[str], buffered: str, incident: Path
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run(
            [*COMMAND, *arguments],
            stdout=closed,
            stderr=subprocess.PIPE,
            cwd=incident.parent,
            env=os.environ | {"PYTHONUNBUFFERED": buffered},
            check=False,
        )
    assert done.returncode == -signal.SIGPIPE
    assert done.stderr == b""


def test_an_error_that_nobody_reads_ends_a_command_too(incident: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run(
            [*COMMAND, "check", "nowhere.yaml"], stderr=closed, cwd=incident.parent, check=False
        )
    assert done.returncode == -getattr(signal, "SIGPIPE", 0)


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(
    "arguments", [["check", "incident.yaml"], ["schema"], ["--help"], ["check", "--help"]]
)
def test_output_that_cannot_be_written_is_told(arguments: list[str], incident: Path) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [*COMMAND, *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            cwd=incident.parent,
            check=False,
        )
    assert done.returncode == 4
    assert done.stderr == "error: the output could not be written: No space left on device\n"


def test_what_is_written_is_written_whole(incident: Path) -> None:
    with (incident.parent / "out").open("wb") as out:
        subprocess.run([*COMMAND, "schema"], stdout=out, cwd=incident.parent, check=True)
    assert (incident.parent / "out").read_text("utf-8").endswith("}\n")
