"""Callers of a service, all at once, in a process of their own; what they met is printed as JSON.

python -m benchmarks.calling http://127.0.0.1:8080/ FOLDER CALLERS SECONDS [JOBS]

Each sends an incident of the folder, asks for the job as often as the service says, fetches a document, and
begins again, for so many seconds or until there are so many jobs. What was accepted is followed to its end.
"""

from __future__ import annotations

import json
import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

BOUNDARY = "edge-of-a-part"
TYPES = {".yaml": "application/yaml", ".form": f"multipart/form-data; boundary={BOUNDARY}"}
_PATIENCE = 120.0
_OVER = 300.0  # seconds after the end until a job that still is none is given up


@dataclass
class Met:
    """What all callers met."""

    statuses: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    unsaid: int = 0
    """Refusals that did not say when to come back."""
    broken: list[str] = field(default_factory=list)
    jobs: list[str] = field(default_factory=list)
    polls: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


class Caller(threading.Thread):
    """One of them."""

    def __init__(self, address: str, bodies: Iterable[Path], until: float, most: int, met: Met) -> None:
        super().__init__(daemon=True)
        place = urlsplit(address)
        self._connection = HTTPConnection(place.hostname or "", place.port, timeout=_PATIENCE)
        self._bodies, self._until, self._most, self._met = bodies, until, most, met

    def run(self) -> None:
        while time.monotonic() < self._until:
            with self._met.lock:
                if self._most and len(self._met.jobs) >= self._most:
                    return
                path = next(iter(self._bodies))
            try:
                self._make(path)
            except (OSError, HTTPException, ValueError) as error:
                self._met.broken.append(repr(error))
                self._connection.close()

    def _make(self, path: Path) -> None:
        kind = TYPES[path.suffix]
        status, headers, said = self._ask("POST", "/v1/render", path.read_bytes(), {"Content-Type": kind})
        if status == 429:  # the queue is full
            self._met.unsaid += "Retry-After" not in headers
            self._wait(headers, self._until)
            return
        if status != 202:
            return
        job = json.loads(said)
        with self._met.lock:
            self._met.jobs.append(job["id"])
        while job["state"] not in ("done", "failed") and time.monotonic() < self._until + _OVER:
            self._wait(headers, self._until + _OVER)
            status, headers, said = self._ask("GET", job["href"])
            self._met.polls += 1
            if status == 200:
                job = json.loads(said)
        self._met.states[job["state"]] += 1
        for document in job["documents"][:1]:
            self._ask("GET", document["href"])

    def _ask(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        self._connection.request(method, path, body, headers or {})
        answer = self._connection.getresponse()
        said = answer.read()
        self._met.statuses[f"{method} {answer.status}"] += 1
        return answer.status, dict(answer.getheaders()), said

    def _wait(self, headers: dict[str, str], until: float) -> None:
        """As long as the service says, and a little longer, so that not all come back at once."""
        self._connection.close()  # it opens again by itself, and might be closed by the other side meanwhile
        seconds = float(headers.get("Retry-After", 1)) * random.uniform(1.0, 1.3)
        time.sleep(max(0.0, min(seconds, until - time.monotonic())))


def call(address: str, bodies: list[Path], callers: int, seconds: float, most: int = 0) -> dict[str, Any]:
    """Let so many call at once; what they met, as data."""
    met = Met()
    until = time.monotonic() + seconds
    going_round = cycle(bodies)
    threads = [Caller(address, going_round, until, most, met) for _ in range(callers)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return {
        "statuses": dict(met.statuses),
        "states": dict(met.states),
        "unsaid": met.unsaid,
        "broken": met.broken,
        "jobs": met.jobs,
        "polls": met.polls,
    }


if __name__ == "__main__":
    address, folder, callers, seconds, *more = sys.argv[1:]
    bodies = sorted(each for each in Path(folder).iterdir() if each.suffix in TYPES)
    print(json.dumps(call(address, bodies, int(callers), float(seconds), *map(int, more))))
