"""Batches as processes of their own, which tests end in every way there is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex

from docgen.manifest import BATCH_MANIFEST, Line, read_lines
from docgen.storage import is_leftover

HERE = Path(__file__).parent
_MARK = "DOCGEN_TEST_RUN"

Words = tuple[str | Path, ...]
"""Arguments of ``docgen batch``."""

PROMPT = 180
"""Seconds after which a batch of these tests hangs, however busy the machine is."""


def incidents(folder: Path, ids: Iterable[str]) -> Path:
    """A small data file for each id."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, each in enumerate(ids):
        day = f"2026-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
        text = f"id: {each}\ntitle: Something broke in {each}\nseverity: S2\ndate: {day}\n"
        (folder / f"{each}.yaml").write_text(text, "utf-8")
    return folder


@dataclass
class Run:
    """A ``docgen batch`` at work; ``mark`` is in the environment of each of its processes."""

    process: subprocess.Popen[str]
    mark: str
    seen: set[int] = field(default_factory=set)

    def processes(self) -> dict[int, str]:
        """The processes of this run that live, with their command lines."""
        found: dict[int, str] = {}
        for each in Path("/proc").iterdir():
            if each.name.isdigit():
                with suppress(OSError):
                    if f"{_MARK}={self.mark}".encode() in (each / "environ").read_bytes().split(b"\0"):
                        found[int(each.name)] = (each / "cmdline").read_text("utf-8", "replace")
        return found

    def workers(self) -> list[int]:
        """The processes that make documents, or will: the children of the server that forks them."""
        servers = [pid for pid, line in self.processes().items() if "forkserver" in line and _is_server(pid)]
        return [child for server in servers for child in _children(server)]

    def kill(self) -> None:
        """``kill -9`` of the parent alone."""
        self.process.kill()
        self.process.communicate()

    def gone(self, seconds: float = 20) -> bool:
        """Whether none of its processes is left, or soon will be."""
        return until(lambda: not self.processes(), seconds)

    def end(self) -> tuple[int, str, str]:
        """Its exit code and what it said, once it has ended."""
        try:
            out, err = self.process.communicate(timeout=PROMPT)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        return self.process.returncode, out, err


def begin(
    *arguments: str | Path,
    wrapped: Sequence[str] = (),
    environment: Mapping[str, str] | None = None,
    program: Sequence[str] = ("-m", "docgen.cli"),
) -> Run:
    """Start ``docgen batch`` in a session of its own, as a terminal would."""
    mark = token_hex(8)
    # Whoever runs the tests in the background may ignore Ctrl-C, and its children would, too.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [*wrapped, sys.executable, *program, "batch", *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, _MARK: mark, "PYTHONPATH": str(HERE), **(environment or {})},
    )
    signal.signal(signal.SIGINT, before)
    return Run(process, mark)


def batch(*arguments: str | Path, **more: object) -> tuple[int, str, str]:
    """Run ``docgen batch`` to its end: the exit code, standard output, standard error."""
    run = begin(*arguments, **more)  # type: ignore[arg-type]
    said = run.end()
    assert run.gone(), run.processes()
    return said


def made(out: Path) -> dict[str, bytes]:
    """The files of a folder but for the manifest and what is being written, by their names."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != BATCH_MANIFEST and not is_leftover(path.name)
    }


def leftovers(out: Path) -> list[str]:
    return [path.name for path in out.rglob("*") if is_leftover(path.name)]


def manifest(out: Path) -> tuple[Line, ...]:
    """The lines of the manifest, which must be readable at any moment."""
    path = out / BATCH_MANIFEST
    return read_lines(path.read_bytes(), str(path))[0] if path.exists() else ()


def failures(out: Path) -> dict[tuple[str, str, str], str]:
    """Which documents stand as failed, and of what."""
    last = {line.key: line for line in manifest(out)}
    return {key: line.failure.kind.value for key, line in last.items() if line.failure}


def until(met: object, seconds: float) -> bool:
    """Whether something comes true in time."""
    end = time.monotonic() + seconds
    while not met():  # type: ignore[operator]
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def _children(pid: int) -> list[int]:
    with suppress(OSError):
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]
    return []


def _is_server(pid: int) -> bool:
    """A worker has the command line of the server that it was forked from, too, but not its parent."""
    with suppress(OSError):
        parent = int(Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[1])
        return b"forkserver" not in Path(f"/proc/{parent}/cmdline").read_bytes()
    return False
