"""What a job is: what is wanted, how it stands, and what came of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import Enum
from typing import Any

from docgen.errors import ServiceError
from docgen.incident import INTERNAL
from docgen.manifest import FailureKind
from docgen.writers import DEFAULT_PDF_VARIANT


class NotFoundError(ServiceError):
    """There is no such job, draft or document, or it is somebody else's: nobody is told which."""


class JobKind(Enum):
    """What is made: the documents of one incident, those of a zip of incidents, or pictures of pages."""

    RENDER = "render"
    BATCH = "batch"
    PREVIEW = "preview"

    @property
    def priority(self) -> int:
        """Which of two that wait is begun first: the one for which somebody is looking at the screen."""
        return {JobKind.PREVIEW: 2, JobKind.RENDER: 1, JobKind.BATCH: 0}[self]


class JobState(Enum):
    """How a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    """All of it is made."""
    FAILED = "failed"
    """Some of it could not be made; what could be is there."""

    @property
    def is_final(self) -> bool:
        """Whether it will stay so."""
        return self in (JobState.DONE, JobState.FAILED)


UNPACK, MAKE, PREVIEW = "unpack", "make", "preview"
"""What is done in a task."""


class TaskState(Enum):
    """How a task stands: one input of a job."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of a job.

    ``data`` is the name that the data file (or the zip) was given by whoever sent it, ``uploads`` maps each
    such name to the one under which the file is stored. ``as_of`` is ISO 8601, or empty for the date of the
    report; ``dpi`` is for pictures of pages.
    """

    data: str
    uploads: Mapping[str, str]
    layouts: tuple[str, ...] = ("postmortem",)
    formats: tuple[str, ...] = ("docx", "pdf")
    audience: str = INTERNAL
    theme: str = ""
    strict: bool = False
    as_of: str = ""
    pdf_variant: str = DEFAULT_PDF_VARIANT
    embed_fonts: bool = True
    dpi: int = 80

    def dump(self) -> str:
        """As the database keeps it."""
        return json.dumps(asdict(self))


def read_wanted(text: str) -> Wanted:
    """What :meth:`Wanted.dump` wrote."""
    data: dict[str, Any] = json.loads(text)
    return Wanted(**{**data, "layouts": tuple(data["layouts"]), "formats": tuple(data["formats"])})


@dataclass(frozen=True, slots=True)
class Document:
    """A finished document; ``name`` is unique within its job. ``sha256`` is that of the file."""

    name: str
    layout: str
    format: str
    audience: str
    media_type: str
    size: int
    pages: int | None
    sha256: str
    content_sha256: str
    source: str


@dataclass(frozen=True, slots=True)
class Failed:
    """An input of which something could not be made, and why."""

    source: str
    kind: FailureKind
    message: str


_OF_THE_SERVICE = (FailureKind.OUTPUT, FailureKind.DIED)


@dataclass(frozen=True, slots=True)
class Job:
    """A job as it stands. Moments are seconds since 1970 (UTC).

    ``problems`` are those of the data, as :meth:`docgen.problem.Problem.as_data` has them; each names the
    file. ``total`` and ``ended`` count its inputs; of a zip that is not unpacked yet there are none.
    """

    id: str
    owner: str
    kind: JobKind
    state: JobState
    wanted: Wanted
    created: float
    started: float | None
    finished: float | None
    expires: float
    total: int = 0
    ended: int = 0
    documents: tuple[Document, ...] = ()
    failures: tuple[Failed, ...] = ()
    problems: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)

    @property
    def folder(self) -> str:
        """Where its uploads and documents lie in the store."""
        return folder_of(self.id)

    @property
    def may_be_tried_again(self) -> bool:
        """Whether it failed at the store or at a worker, and not at what was asked for."""
        return any(each.kind in _OF_THE_SERVICE for each in self.failures)


@dataclass(frozen=True, slots=True)
class Glance:
    """A job at a glance, which costs the same however much was made: ``job`` has the first of its documents.

    ``documents`` and ``failed`` say how many there are, of the latter inputs; problems are not told.
    """

    job: Job
    documents: int
    failed: int


def folder_of(job: str) -> str:
    """Where the uploads and documents of a job lie in the store."""
    return f"jobs/{job}"
