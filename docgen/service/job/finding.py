"""Looking jobs up: one owner sees their own, and nobody is told that there are others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Row, desc, func, select

from docgen.manifest import FailureKind
from docgen.service.database import DOCUMENTS, JOBS, RUNNERS, TASKS, Database
from docgen.service.job.job import (
    UNPACK,
    Document,
    Failed,
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
_ENDED = (TaskState.DONE.value, TaskState.FAILED.value)


def find_job(database: Database, owner: str, identity: str) -> Job:
    """A job with its documents, failures and problems.

    Raises:
        NotFoundError: this owner has none of this name, or its time is over.
    """
    absent = NotFoundError(f"there is no job {identity[:_SHOWN]!r}")
    if not _IDENTITY.fullmatch(identity):
        raise absent  # a database takes no text that is none, such as one with NUL
    with database.reading() as connection:
        row = connection.execute(
            select(JOBS)
            .where(JOBS.c.id == identity, JOBS.c.owner == owner)
            .where(JOBS.c.expires > database.now(connection))
        ).one_or_none()
        if row is None:
            raise absent
        return _job(connection, row)


def list_jobs(
    database: Database,
    owner: str,
    *,
    kinds: Iterable[JobKind] = (JobKind.RENDER, JobKind.BATCH),
    before: tuple[float, str] | None = None,
    limit: int = 50,
) -> tuple[Job, ...]:
    """An owner's jobs, the newest first; ``before`` is ``(created, id)`` of the last that one has."""
    query = select(JOBS).where(JOBS.c.owner == owner, JOBS.c.kind.in_([each.value for each in kinds]))
    if before is not None:
        created, identity = before
        older = (JOBS.c.created < created) | ((JOBS.c.created == created) & (JOBS.c.id < identity))
        query = query.where(older)
    query = query.order_by(desc(JOBS.c.created), desc(JOBS.c.id)).limit(limit)
    with database.reading() as connection:
        query = query.where(JOBS.c.expires > database.now(connection))
        return tuple(_job(connection, row) for row in connection.execute(query).all())


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


def _job(connection: Connection, row: Row[Any]) -> Job:
    tasks = connection.execute(select(TASKS).where(TASKS.c.job == row.id).order_by(TASKS.c.id)).all()
    inputs = [task for task in tasks if task.kind != UNPACK]
    documents = connection.execute(
        select(DOCUMENTS, TASKS.c.source)
        .join(TASKS, TASKS.c.id == DOCUMENTS.c.task)
        .where(DOCUMENTS.c.job == row.id)
        .order_by(DOCUMENTS.c.task, DOCUMENTS.c.layout, DOCUMENTS.c.format, DOCUMENTS.c.name)
    ).all()
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
        total=len(inputs),
        ended=sum(task.state in _ENDED for task in inputs),
        documents=tuple(_document(each) for each in documents),
        failures=tuple(failed for task in tasks for failed in _failures(task)),
        problems=tuple(problem for task in tasks for problem in json.loads(task.problems)),
    )


def _document(row: Row[Any]) -> Document:
    names = Document.__dataclass_fields__
    return Document(**{name: getattr(row, name) for name in names})


def _failures(task: Row[Any]) -> Iterable[Failed]:
    for each in json.loads(task.failure or "[]"):
        yield Failed(task.source, FailureKind(each["kind"]), each["message"])
