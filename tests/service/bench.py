"""A service without a server or other processes: asked by Flask's client, its runner turned by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, Self

from flask import Flask
from flask.testing import FlaskClient

from docgen.batch import Stop
from docgen.batch.crew import Finished
from docgen.service.app import create_app
from docgen.service.job import Claim, Job, JobKind, Submission, Ticket, Upload, find_job, submit
from docgen.service.job.claiming import has_waiting
from docgen.service.rooms import Rooms
from docgen.service.runner import Runner
from docgen.service.service import EXTENSION, Service
from docgen.service.settings import Limits, Settings

OWNER = "local"
MINIMAL = "id: INC-1\ntitle: The gateway fails\nseverity: S2\ndate: 2026-03-14\n"


class Here:
    """A crew that does every task where it stands; or what it is told to do in its place."""

    def __init__(self, instead: Callable[..., Any] | None = None) -> None:
        self.instead = instead
        self.done: list[Finished] = []
        self.stopped = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def has_room(self) -> bool:
        return True

    def start(
        self, ticket: int, function: Callable[..., Any], arguments: tuple[Any, ...], seconds: float
    ) -> None:
        result = self.instead(function, arguments) if self.instead else function(*arguments)
        self.done.append(Finished(ticket, result))

    def wait(self, seconds: float) -> Sequence[Finished]:
        done, self.done = self.done, []
        return done

    def stop(self) -> None:
        self.stopped += 1
        self.done = []


@dataclass
class Bench:
    """A service and its runner."""

    app: Flask
    crew: Here = field(default_factory=Here)

    def __post_init__(self) -> None:
        self.client: FlaskClient = self.app.test_client()
        self.service: Service = self.app.extensions[EXTENSION]
        self.runner = Runner(self.service, self.crew, 2, Stop())

    @property
    def store(self) -> Path:
        """Where uploads and documents lie."""
        return Path(self.service.settings.store_address)

    def make(self) -> None:
        """Let the runner do all that waits."""
        while has_waiting(self.service.database) or self.runner.is_busy:
            self.runner.turn()

    def job(self, identity: str) -> Job:
        """A job as it stands."""
        return find_job(self.service.database, OWNER, identity)

    def submit(self, data: str | bytes = MINIMAL, **given: Any) -> Job:
        """A job for some data."""
        return submitted(self.service, data, **given)


def opened(folder: Path, limits: Limits | None = None, **given: Any) -> Bench:
    """A bench whose service keeps everything in a folder."""
    return Bench(create_app(Settings(folder, open=True, limits=limits or Limits(), **given)))


def submitted(
    rooms: Rooms,
    data: str | bytes = MINIMAL,
    *,
    owner: str = OWNER,
    kind: JobKind = JobKind.RENDER,
    name: str = "incident.yaml",
    key: str = "",
    fingerprint: str = "",
    exhibits: dict[str, bytes] | None = None,
    **wanted: Any,
) -> Job:
    """Submit data, and exhibits by their names."""
    content = data.encode() if isinstance(data, str) else data
    files = {name: content, **(exhibits or {})}
    uploads = tuple(Upload(each, BytesIO(held)) for each, held in files.items())
    ticket = Ticket(key, fingerprint) if key else None
    job, _ = submit(rooms, Submission(owner, kind, wanted, uploads, ticket))
    return job


def row(claimed: Claim, name: str = "") -> dict[str, object]:
    """A document of a task, as the table of documents has it."""
    return {
        "name": name or f"{claimed.task}.pdf",
        "layout": "postmortem",
        "format": "pdf",
        "audience": "internal",
        "media_type": "application/pdf",
        "size": 4,
        "pages": 1,
        "sha256": "0" * 64,
        "content_sha256": "1" * 64,
        "line": "{}\n",
    }
