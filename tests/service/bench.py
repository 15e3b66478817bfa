"""A service without a server or other processes: asked by Flask's client, its runner turned by hand."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any, Self

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from docgen.batch import Stop
from docgen.batch.crew import Finished
from docgen.manifest import Line
from docgen.service.app import create_app
from docgen.service.job import Claim, Job, JobKind, Submission, Ticket, Upload, find_job, submit
from docgen.service.job.claiming import has_waiting
from docgen.service.rooms import Rooms
from docgen.service.runner import Runner
from docgen.service.service import EXTENSION, Service
from docgen.service.settings import Limits, Settings
from docgen.service.work.brief import Brief
from docgen.service.work.making import Made

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


def fake_documents(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Made:
    """What a worker answers that makes documents in no time: each is a few bytes."""
    assert function.__name__ == "answered"
    inner, (brief, *_) = arguments
    assert inner.__name__ == "make_documents"
    return Made(tuple(_fake_lines(brief)), ())


def _fake_lines(brief: Brief) -> Iterator[Line]:
    stem = PurePosixPath(brief.source).with_suffix("")
    for layout in brief.wanted.layouts:
        for form in brief.wanted.formats:
            name, data = f"{stem}-{layout}.{form}", f"{brief.source} as {layout} in {form}".encode()
            brief.out.write(name, data, replace=True)
            yield Line(
                source=brief.source,
                layout=layout,
                format=form,
                recipe_sha256="2" * 64,
                docgen="0",
                finished="2026-11-26T09:30:00Z",
                seconds=0.1,
                document=name,
                sha256=sha256(data).hexdigest(),
                size=len(data),
                pages=3 if form == "pdf" else None,
                content_sha256="1" * 64,
                source_sha256="3" * 64,
                audience=brief.wanted.audience,
            )


@contextmanager
def working(bench: Bench) -> Iterator[None]:
    """Let the runner turn beside whoever waits for it."""
    ending = threading.Event()

    def turn() -> None:
        while not ending.is_set():
            bench.runner.turn()

    thread = threading.Thread(target=turn)
    thread.start()
    try:
        yield
    finally:
        ending.set()
        thread.join()


def opened(folder: Path, limits: Limits | None = None, **given: Any) -> Bench:
    """A bench whose service keeps everything in a folder."""
    bench = Bench(create_app(Settings(folder, open=True, limits=limits or Limits(), **given)))
    bench.service.desk.ask = lambda function, *arguments: function(*arguments)  # type: ignore[method-assign]
    return bench


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


def problem(answer: TestResponse, status: int, name: str) -> dict[str, Any]:
    """The problem details of an answer, which are as RFC 9457 has them."""
    assert answer.status_code == status, answer.text
    assert answer.mimetype == "application/problem+json"
    said = answer.json
    assert isinstance(said, dict)
    assert said["type"] == f"urn:docgen:problem:{name}"
    assert said["status"] == status
    assert said["title"]
    assert said["instance"] == answer.request.path
    return said
