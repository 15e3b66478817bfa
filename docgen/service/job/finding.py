"""Looking jobs up: one owner sees their own, and nobody is told that there are others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Row, Select, desc, func, select

from docgen.manifest import FailureKind
from docgen.service.database import DOCUMENTS, JOBS, RUNNERS, TASKS, Database
from docgen.service.job.job import (
    UNPACK,
    Document,
    Failed,
    Glance,
    Job,
    JobKind,
    JobState,
    NotFoundError,
    TaskState,
    read_wanted,
)

LEASE = 15.0
"""Seconds after which a runner that was not seen is taken for gone; it shows itself far more often."""
_IDENTITY = re.compile("[0-9a-f]{32}")
_SHOWN = 40
_SHOWN_NAME = 80
GLANCED = 8
"""How many documents, and inputs that failed, a glance has."""
_ENDED = (TaskState.DONE.value, TaskState.FAILED.value)


def find_job(database: Database, owner: str, identity: str) -> Job:
    """A job with all its documents, failures and problems.

    Raises:
        NotFoundError: this owner has none of this name, or its time is over.
    """
    with database.reading() as connection:
        return _job(connection, _row(database, connection, owner, identity))


def glance_at(database: Database, owner: str, identity: str) -> Glance:
    """A job with the first of its documents and failures, and the numbers of them.

    Raises:
        NotFoundError: as :func:`find_job`.
    """
    with database.reading() as connection:
        return _glance(connection, _row(database, connection, owner, identity))


def find_document(database: Database, owner: str, identity: str, name: str) -> Document:
    """One document of a job.

    Raises:
        NotFoundError: as :func:`find_job`, or the job has no such document.
    """
    with database.reading() as connection:
        row = _row(database, connection, owner, identity)
        named = _documents(row.id).where(DOCUMENTS.c.name == name)
        # A database takes no text that is none; no document has such a name.
        found = None if "\x00" in name else connection.execute(named).one_or_none()
    if found is None:
        raise NotFoundError(f"the job {identity!r} has no document {name[:_SHOWN_NAME]!r}")
    return _document(found)


def list_jobs(
    database: Database,
    owner: str,
    *,
    kinds: Iterable[JobKind] = (JobKind.RENDER, JobKind.BATCH),
    before: tuple[float, str] | None = None,
    limit: int = 50,
) -> tuple[Glance, ...]:
    """An owner's jobs at a glance, the newest first; ``before`` is ``(created, id)`` of the last known."""
    query = select(JOBS).where(JOBS.c.owner == owner, JOBS.c.kind.in_([each.value for each in kinds]))
    if before is not None:
        created, identity = before
        older = (JOBS.c.created < created) | ((JOBS.c.created == created) & (JOBS.c.id < identity))
        query = query.where(older)
    query = query.order_by(desc(JOBS.c.created), desc(JOBS.c.id)).limit(limit)
    with database.reading() as connection:
        query = query.where(JOBS.c.expires > database.now(connection))
        return tuple(_glance(connection, row) for row in connection.execute(query).all())


def states(database: Database, identities: Iterable[str]) -> Mapping[str, JobState]:
    """How jobs stand, in one question for as many as are waited for."""
    with database.reading() as connection:
        rows = connection.execute(select(JOBS.c.id, JOBS.c.state).where(JOBS.c.id.in_(list(identities))))
        return {row.id: JobState(row.state) for row in rows}


def counts(database: Database) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """How many jobs and how many tasks are in each state."""
    with database.reading() as connection:
        jobs = connection.execute(select(JOBS.c.state, func.count()).group_by(JOBS.c.state)).all()
        tasks = connection.execute(select(TASKS.c.state, func.count()).group_by(TASKS.c.state)).all()
    return dict(tuple(row) for row in jobs), dict(tuple(row) for row in tasks)


def manifest_lines(database: Database, identity: str) -> bytes:
    """The lines of a batch's manifest for the documents of a job."""
    query = select(DOCUMENTS.c.line).where(DOCUMENTS.c.job == identity)
    with database.reading() as connection:
        lines = connection.execute(query.order_by(DOCUMENTS.c.task, DOCUMENTS.c.name)).scalars().all()
    return "".join(lines).encode()


def is_served(database: Database) -> bool:
    """Whether a runner is there that makes documents."""
    with database.reading() as connection:
        since = database.now(connection) - LEASE
        return connection.execute(select(RUNNERS.c.id).where(RUNNERS.c.seen >= since)).first() is not None


def _row(database: Database, connection: Connection, owner: str, identity: str) -> Row[Any]:
    absent = NotFoundError(f"there is no job {identity[:_SHOWN]!r}")
    if not _IDENTITY.fullmatch(identity):
        raise absent  # a database takes no text that is none, such as one with NUL
    row = connection.execute(
        select(JOBS)
        .where(JOBS.c.id == identity, JOBS.c.owner == owner)
        .where(JOBS.c.expires > database.now(connection))
    ).one_or_none()
    if row is None:
        raise absent
    return row


def _job(connection: Connection, row: Row[Any]) -> Job:
    tasks = connection.execute(select(TASKS).where(TASKS.c.job == row.id).order_by(TASKS.c.id)).all()
    inputs = [task for task in tasks if task.kind != UNPACK]
    return _read(
        row,
        total=len(inputs),
        ended=sum(task.state in _ENDED for task in inputs),
        documents=tuple(map(_document, connection.execute(_documents(row.id)).all())),
        failures=tuple(failed for task in tasks for failed in _failures(task)),
        problems=tuple(problem for task in tasks for problem in json.loads(task.problems)),
    )


def _glance(connection: Connection, row: Row[Any]) -> Glance:
    kept = select(TASKS.c.kind, TASKS.c.state, func.count()).where(TASKS.c.job == row.id)
    tasks = connection.execute(kept.group_by(TASKS.c.kind, TASKS.c.state)).all()
    inputs = [(state, count) for kind, state, count in tasks if kind != UNPACK]
    made = select(func.count()).where(DOCUMENTS.c.job == row.id)
    failed = select(TASKS).where(TASKS.c.job == row.id, TASKS.c.failure.is_not(None))
    first = connection.execute(failed.order_by(TASKS.c.id).limit(GLANCED)).all()
    job = _read(
        row,
        total=sum(count for _, count in inputs),
        ended=sum(count for state, count in inputs if state in _ENDED),
        documents=tuple(map(_document, connection.execute(_documents(row.id).limit(GLANCED)).all())),
        failures=tuple(each for task in first for each in _failures(task)),
    )
    return Glance(
        job,
        documents=connection.execute(made).scalar_one(),
        failed=sum(count for _, state, count in tasks if state == TaskState.FAILED.value),
    )


def _read(row: Row[Any], **more: Any) -> Job:
    return Job(
        id=row.id,
        owner=row.owner,
        kind=JobKind(row.kind),
        state=JobState(row.state),
        wanted=read_wanted(row.request),
        created=row.created,
        started=row.started,
        finished=row.finished,
        expires=row.expires,
        **more,
    )


def _documents(job: str) -> Select[Any]:
    """The documents of a job, in the order of its inputs."""
    return (
        select(DOCUMENTS, TASKS.c.source)
        .join(TASKS, TASKS.c.id == DOCUMENTS.c.task)
        .where(DOCUMENTS.c.job == job)
        .order_by(DOCUMENTS.c.task, DOCUMENTS.c.layout, DOCUMENTS.c.format, DOCUMENTS.c.name)
    )


def _document(row: Row[Any]) -> Document:
    names = Document.__dataclass_fields__
    return Document(**{name: getattr(row, name) for name in names})


def _failures(task: Row[Any]) -> Iterable[Failed]:
    for each in json.loads(task.failure or "[]"):
        yield Failed(task.source, FailureKind(each["kind"]), each["message"])
