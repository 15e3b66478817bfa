"""The service as it runs in production: gunicorn with the example's configuration, and workers of its own."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import urllib3

from remote.serving import ended, without_docgen

ROOT = Path(__file__).parent.parent.parent
CONFIGURATION = ROOT / "docs" / "service" / "gunicorn.conf.py"
PATIENCE = 60.0


@contextmanager
def process(
    *arguments: str | Path, log: Path, environment: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """A module of Python that runs until it is ended, with all that it started."""
    with (
        log.open("ab") as told,
        subprocess.Popen(
            [sys.executable, "-m", *map(str, arguments)],
            stdout=told,
            stderr=told,
            env=without_docgen() | dict(environment),
            start_new_session=True,
        ) as started,
        ended(started),
    ):
        yield started


@contextmanager
def replica(folder: Path, environment: Mapping[str, str], name: str = "web") -> Iterator[str]:
    """The address of a gunicorn with two processes."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    log = folder / f"{name}.log"
    told = ("gunicorn", "--config", CONFIGURATION, "--bind", f"127.0.0.1:{port}")
    with process(*told, "docgen.service.wsgi:application", log=log, environment=environment):
        address = f"http://127.0.0.1:{port}"
        wait_for(lambda: answers(f"{address}/v1/health"), log)
        yield address


def parent_of(address: str) -> psutil.Process:
    """The process of gunicorn that answers there, of which the others are children."""
    (found,) = (
        each
        for each in psutil.process_iter(["cmdline"])
        if address.removeprefix("http://") in " ".join(each.info["cmdline"] or ()) and _is_first(each)
    )
    return found


def _is_first(process: psutil.Process) -> bool:
    parent = process.parent()
    return parent is None or parent.pid == os.getpid()


@contextmanager
def worker(folder: Path, environment: Mapping[str, str], *options: str) -> Iterator[subprocess.Popen[bytes]]:
    """A ``docgen work`` that makes one document at a time."""
    log = folder / "work.log"
    with process("docgen.cli", "work", "--jobs", "1", *options, log=log, environment=environment) as started:
        yield started


def answers(url: str) -> bool:
    try:
        return urllib3.request("GET", url, timeout=5, retries=False).status == 200
    except urllib3.exceptions.HTTPError:
        return False


def wait_for(condition: Any, log: Path | None = None, patience: float = PATIENCE) -> Any:
    """What a condition says as soon as it says something."""
    until = time.monotonic() + patience
    while not (found := condition()):
        assert time.monotonic() < until, log.read_text() if log and log.exists() else "it never came"
        time.sleep(0.05)
    return found


def token(environment: Mapping[str, str], *options: str) -> str:
    """A token for the service of an environment."""
    done = subprocess.run(
        [sys.executable, "-m", "docgen.cli", "token", "new", "--owner", "tests", *options],
        env=without_docgen() | dict(environment),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def ask(method: str, url: str, token: str, body: bytes | None = None, **headers: str) -> tuple[int, Any]:
    """The status of an answer, and its body: what JSON says, or bytes."""
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    if token:
        given["Authorization"] = f"Bearer {token}"
    if body is not None:
        given.setdefault("Content-Type", "application/yaml")
    answer = urllib3.request(method, url, body=body, headers=given, timeout=60, retries=False)
    told = answer.headers.get("Content-Type", "")
    return answer.status, json.loads(answer.data) if "json" in told and answer.data else answer.data
