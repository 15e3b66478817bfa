"""Submitting a job: its uploads are stored, then it is written down, and only then it is one.

A process that is killed in between leaves files that belong to no job; the runner removes them.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import IO, Any

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from docgen.errors import BusyError, DocgenError, ServiceError
from docgen.service.database import JOBS, TASKS, Database
from docgen.service.job.finding import find_job
from docgen.service.job.job import (
    MAKE,
    PREVIEW,
    UNPACK,
    Job,
    JobKind,
    JobState,
    NotFoundError,
    TaskState,
    Wanted,
    folder_of,
)
from docgen.service.job.pace import seconds_to_wait
from docgen.service.job.removing import remove_expired, remove_folder
from docgen.service.rooms import Rooms
from docgen.service.settings import Limits

_PIECE = 1 << 20
_FIRST = {JobKind.RENDER: MAKE, JobKind.BATCH: UNPACK, JobKind.PREVIEW: PREVIEW}


class MismatchError(ServiceError):
    """An idempotency key was used before, for something else."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that somebody sent, under the name that they gave it; read when it is stored."""

    name: str
    stream: IO[bytes]

    def read(self) -> bytes:
        """All of it."""
        self.stream.seek(0)
        return self.stream.read()

    def digest(self) -> str:
        """Its SHA-256."""
        found = sha256()
        self.stream.seek(0)
        while piece := self.stream.read(_PIECE):
            found.update(piece)
        return found.hexdigest()


@dataclass(frozen=True, slots=True)
class Ticket:
    """By what a request that is sent again is known: its key, and the digest of all that it asks for."""

    key: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Submission:
    """What somebody asks for: ``wanted`` has the fields of :class:`Wanted` but ``data`` and ``uploads``.

    Of the ``uploads`` the first is the data file, or the zip; the others are exhibits.
    """

    owner: str
    kind: JobKind
    wanted: Mapping[str, Any]
    uploads: tuple[Upload, ...]
    ticket: Ticket | None = None


def submit(rooms: Rooms, submission: Submission) -> tuple[Job, bool]:
    """Write down a job, and say whether it is new; one with the same ticket is answered as it stands.

    One that the service itself failed at counts no longer: its ticket may be used once more.

    Raises:
        BusyError: the queue is full.
        MismatchError: the key was used before, for something else.
        OutputError: the uploads cannot be stored.
    """
    earlier = _earlier(rooms, submission)
    if earlier is not None:
        return earlier, False
    with rooms.database.reading() as connection:
        _check_room(connection, rooms.settings.limits, submission.kind)
    identity = secrets.token_hex(16)
    folder = rooms.folder(folder_of(identity))
    names = {each.name: f"in/{number:06}" for number, each in enumerate(submission.uploads)}
    try:
        for each in submission.uploads:
            folder.write(names[each.name], each.read(), replace=False)
        with rooms.database.writing() as connection:
            rooms.database.alone(connection)
            _check_room(connection, rooms.settings.limits, submission.kind)
            _insert(connection, rooms, identity, submission, names)
    except BaseException as error:
        with suppress(DocgenError):  # what is left is swept up later
            remove_folder(folder)
        if isinstance(error, IntegrityError) and (same := _earlier(rooms, submission)):
            return same, False  # sent twice at the same moment: the other one was faster
        raise
    return find_job(rooms.database, submission.owner, identity), True


def _insert(
    connection: Connection, rooms: Rooms, identity: str, submission: Submission, names: Mapping[str, str]
) -> None:
    now = rooms.database.now(connection)
    kind, ticket = submission.kind, submission.ticket
    wanted = Wanted(submission.uploads[0].name, names, **submission.wanted)
    connection.execute(
        insert(JOBS).values(
            id=identity,
            owner=submission.owner,
            kind=kind.value,
            state=JobState.QUEUED.value,
            priority=kind.priority,
            request=wanted.dump(),
            idempotency_key=ticket.key if ticket else None,
            fingerprint=ticket.fingerprint if ticket else "",
            created=now,
            expires=now + rooms.settings.limits.keep,
        )
    )
    connection.execute(
        insert(TASKS).values(
            job=identity,
            kind=_FIRST[kind],
            source=wanted.data,
            state=TaskState.WAITING.value,
            priority=kind.priority,
        )
    )


def _check_room(connection: Connection, limits: Limits, kind: JobKind) -> None:
    """Refuse what would have to wait for too many; what is begun after it is none of its business.

    Else the files of one large zip would keep everybody from their one document.
    """
    waiting = connection.execute(
        select(func.count())
        .select_from(TASKS)
        .where(TASKS.c.state == TaskState.WAITING.value, TASKS.c.priority >= kind.priority)
    ).scalar_one()
    if waiting >= limits.queue:
        raise BusyError(
            f"{waiting} documents are waiting to be made, and no more are taken for now",
            seconds_to_wait(connection, waiting - limits.queue + 1),
        )


def _earlier(rooms: Rooms, submission: Submission) -> Job | None:
    database = rooms.database
    owner, ticket = submission.owner, submission.ticket
    if ticket is None:
        return None
    with database.reading() as connection:
        now = database.now(connection)
        found = connection.execute(
            select(JOBS.c.id, JOBS.c.fingerprint, JOBS.c.expires).where(
                JOBS.c.owner == owner, JOBS.c.idempotency_key == ticket.key
            )
        ).one_or_none()
    if found is None:
        return None
    if found.expires <= now:  # its key is free again
        remove_expired(rooms, found.id)
        return None
    if found.fingerprint != ticket.fingerprint:
        raise MismatchError(
            f"the idempotency key {ticket.key!r} was used before, for other data or other options"
        )
    try:
        job = find_job(database, owner, found.id)
    except NotFoundError:
        return None  # it was removed at this moment
    if job.state.is_final and job.may_be_tried_again:
        # Else whoever comes back, as told to, would find the same failure for ever.
        _free_key(database, job.id)
        return None
    return job


def _free_key(database: Database, identity: str) -> None:
    with database.writing() as connection:
        connection.execute(update(JOBS).where(JOBS.c.id == identity).values(idempotency_key=None))
