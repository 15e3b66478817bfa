"""Services as processes of their own, asked over a socket, and ended in every way there is.

Nothing may be written outside of the data folder: the server's home, its folder for temporary files and the
one where it stands are empty folders, and have to be so when it has ended.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from typing import Any

import requests

PROMPT = 120.0
"""Seconds after which something hangs, however busy the machine is."""
_MARK = "DOCGEN_TEST_SERVICE"
_WATCHED = ("home", "tmp", "here")
FINAL = ("done", "failed")

SMALL = "id: {id}\ntitle: Something broke in {id}\nseverity: S2\ndate: 2026-03-02\n"
"""A small incident in YAML."""


@dataclass
class Running:
    """A ``docgen serve`` that answers; ``mark`` is in the environment of each of its processes."""

    process: subprocess.Popen[str]
    address: str
    folder: Path
    mark: str
    session: requests.Session = field(default_factory=requests.Session)

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def port(self) -> int:
        return int(self.address.rstrip("/").rpartition(":")[2])

    def ask(self, method: str, path: str, **more: Any) -> requests.Response:
        """Ask, and get an answer, whatever it is."""
        url = f"{self.address.rstrip('/')}{path}"
        return self.session.request(method, url, **{"timeout": PROMPT, **more})

    def get(self, path: str, **more: Any) -> requests.Response:
        return self.ask("GET", path, **more)

    def post(self, path: str, body: bytes | str, kind: str = "application/yaml", **more: Any) -> Any:
        headers = {"Content-Type": kind, **more.pop("headers", {})}
        data = body.encode() if isinstance(body, str) else body
        return self.ask("POST", path, data=data, headers=headers, **more)

    def raw(self, data: bytes, seconds: float = 20.0) -> bytes:
        """What is answered to bytes as they are; what it does not keep it need not read."""
        with socket.create_connection(("127.0.0.1", self.port), seconds) as connection:
            with suppress(ConnectionError):
                connection.sendall(data)
            pieces = []
            with suppress(ConnectionError):
                while piece := connection.recv(1 << 16):
                    pieces.append(piece)
        return b"".join(pieces)

    def submit(self, body: bytes | str, query: str = "format=docx", **more: Any) -> str:
        """Submit the data of an incident: the id of the job."""
        answer = self.post(f"/v1/render?{query}", body, **more)
        assert answer.status_code == 202, answer.text
        return str(answer.json()["id"])

    def job(self, identity: str) -> dict[str, Any]:
        answer = self.get(f"/v1/jobs/{identity}")
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def ended(self, identity: str) -> dict[str, Any]:
        """A job at its end."""
        found: dict[str, Any] = {}

        def is_over() -> bool:
            found.update(self.job(identity))
            return found["state"] in FINAL

        assert until(is_over), found
        return found

    def processes(self) -> dict[int, str]:
        """The processes of this service that live, with their command lines."""
        return processes_of(self.mark)

    def runner(self) -> int:
        """The process of the runner, a child of the server that was spawned; 0 where there is none."""
        found = [
            pid
            for pid, line in self.processes().items()
            if "spawn_main" in line and parent_of(pid) == self.process.pid
        ]
        return found[0] if found else 0

    def workers(self) -> list[int]:
        """The processes that make documents, or will: forked by the runner's server."""
        runner = self.runner()
        found = self.processes()
        servers = [pid for pid, line in found.items() if "forkserver" in line and parent_of(pid) == runner]
        return [pid for pid in found if parent_of(pid) in servers]

    def kill(self) -> None:
        """End the server as the system does when memory is short."""
        self.process.kill()
        self.process.wait()
        self.session.close()

    def end(self, number: int = signal.SIGTERM) -> int:
        """Ask the server to end: its exit code."""
        self.process.send_signal(number)
        return self.process.wait(PROMPT)

    def said(self) -> str:
        """What it told on its error output."""
        return (self.folder / "said.txt").read_text("utf-8")

    def gone(self) -> bool:
        """Whether nothing of it is left running, soon."""
        return until(lambda: not self.processes())

    def strays(self) -> list[str]:
        """What was written outside of the data folder."""
        return [
            str(path.relative_to(self.folder))
            for name in _WATCHED
            for path in (self.folder / name).rglob("*")
        ]


def begin(folder: Path, *options: str | Path, environment: dict[str, str] | None = None) -> Running:
    """A server with its data in ``folder / "data"``, as soon as it is ready."""
    for name in _WATCHED:
        (folder / name).mkdir(parents=True, exist_ok=True)
    mark = token_hex(8)
    given = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "DOCGEN_"))},
        "HOME": str(folder / "home"),
        "TMPDIR": str(folder / "tmp"),
        "PYTHONDONTWRITEBYTECODE": "1",
        _MARK: mark,
        **(environment or {}),
    }
    words = ["--data", folder / "data", *options]
    with (folder / "said.txt").open("a") as told:
        process = subprocess.Popen(
            [sys.executable, "-m", "docgen.cli", "serve", "--port", "0", *map(str, words)],
            stdout=subprocess.PIPE,
            stderr=told,
            text=True,
            env=given,
            cwd=folder / "here",
            start_new_session=True,
        )
    assert process.stdout is not None
    running = Running(process, process.stdout.readline().strip(), folder, mark)
    assert running.address, running.said()
    if "0" not in _jobs(options):
        assert until(lambda: running.get("/v1/ready").status_code == 200), running.said()
    return running


@contextmanager
def served(
    folder: Path, *options: str | Path, environment: dict[str, str] | None = None
) -> Iterator[Running]:
    """A server for the time of a block; after it nothing is left running, or lies where it should not."""
    running = begin(folder, *options, environment=environment)
    try:
        yield running
        code = running.process.poll()
        assert (running.end() if code is None else code) == 0, running.said()
        assert running.gone(), running.processes()
        assert running.strays() == []
        assert "Traceback" not in running.said(), running.said()
    finally:
        sweep_up(running)


def sweep_up(running: Running) -> None:
    """End whatever a failed test has left."""
    running.session.close()
    for pid in running.processes():
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    running.process.wait()
    if running.process.stdout is not None:
        running.process.stdout.close()


def until(is_so: Callable[[], bool], seconds: float = PROMPT) -> bool:
    """Whether something becomes so in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.05)
    return is_so()


def processes_of(mark: str) -> dict[int, str]:
    """The living processes that have a mark in their environment."""
    found: dict[int, str] = {}
    for each in Path("/proc").iterdir():
        if each.name.isdigit():
            with suppress(OSError):
                if f"{_MARK}={mark}".encode() in (each / "environ").read_bytes().split(b"\0"):
                    found[int(each.name)] = (each / "cmdline").read_text("utf-8", "replace")
    return found


def parent_of(pid: int) -> int:
    with suppress(OSError):
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    return 0


def _jobs(options: Sequence[str | Path]) -> Sequence[str]:
    """What stands after --jobs, if anything."""
    words = list(map(str, options))
    return [words[words.index(each) + 1] for each in ("--jobs", "-j") if each in words]
