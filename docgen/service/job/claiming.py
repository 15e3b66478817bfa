"""Runners claim tasks: each task is in one hand, and comes back when that hand is gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, asc, delete, desc, select, update
from sqlalchemy.dialects import postgresql, sqlite

from docgen.service.database import JOBS, RUNNERS, TASKS, Database
from docgen.service.job.finding import LEASE
from docgen.service.job.job import JobState, TaskState, Wanted, read_wanted


@dataclass(frozen=True, slots=True)
class Claim:
    """A task in hand. ``attempt`` counts from 1 how often it was begun, by whomever."""

    task: int
    job: str
    kind: str
    source: str
    wanted: Wanted
    attempt: int


def has_waiting(database: Database) -> bool:
    """Whether a task waits; asked often, and without keeping anybody from writing."""
    with database.reading() as connection:
        waiting = select(TASKS.c.id).where(TASKS.c.state == TaskState.WAITING.value).limit(1)
        return connection.execute(waiting).first() is not None


def claim(database: Database, runner: str, most: int) -> tuple[Claim, ...]:
    """Take up to so many waiting tasks, the most urgent and then the oldest first."""
    with database.writing() as connection:
        waiting = (
            select(TASKS.c.id)
            .where(TASKS.c.state == TaskState.WAITING.value)
            .order_by(desc(TASKS.c.priority), asc(TASKS.c.id))
            .limit(most)
            .with_for_update(skip_locked=True)
        )
        taken = connection.execute(waiting).scalars().all()
        return tuple(_claimed(connection, database, runner, taken)) if taken else ()


def _claimed(
    connection: Connection, database: Database, runner: str, tasks: Sequence[int]
) -> Sequence[Claim]:
    connection.execute(
        update(TASKS)
        .where(TASKS.c.id.in_(tasks))
        .values(state=TaskState.RUNNING.value, runner=runner, attempts=TASKS.c.attempts + 1)
    )
    rows = connection.execute(
        select(TASKS, JOBS.c.request).join(JOBS, JOBS.c.id == TASKS.c.job).where(TASKS.c.id.in_(tasks))
    ).all()
    connection.execute(
        update(JOBS)
        .where(JOBS.c.id.in_({row.job for row in rows}), JOBS.c.state == JobState.QUEUED.value)
        .values(state=JobState.RUNNING.value, started=database.now(connection))
    )
    ordered = sorted(rows, key=lambda row: (-row.priority, row.id))
    return [
        Claim(row.id, row.job, row.kind, row.source, read_wanted(row.request), row.attempts)
        for row in ordered
    ]


def show(database: Database, runner: str, jobs: int) -> None:
    """Let it be seen that a runner is there, and how many tasks it does at a time."""
    with database.writing() as connection:
        values = {"id": runner, "seen": database.now(connection), "jobs": jobs}
        kind = postgresql if database.is_server else sqlite
        statement = kind.insert(RUNNERS).values(values)
        connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=values))


def release_lost(database: Database) -> int:
    """Give back what runners have in hand that are gone; how many tasks that were."""
    with database.writing() as connection:
        since = database.now(connection) - LEASE
        connection.execute(delete(RUNNERS).where(RUNNERS.c.seen < since))
        return _give_back(connection, TASKS.c.runner.not_in(select(RUNNERS.c.id)))


def withdraw_runner(database: Database, runner: str) -> None:
    """A runner goes: what it has in hand is given back at once."""
    with database.writing() as connection:
        connection.execute(delete(RUNNERS).where(RUNNERS.c.id == runner))
        _give_back(connection, TASKS.c.runner == runner)


def _give_back(connection: Connection, whose: object) -> int:
    """What was in hand waits again; that it was begun still counts, so that it does not go on for ever."""
    result = connection.execute(
        update(TASKS)
        .where(TASKS.c.state == TaskState.RUNNING.value, whose)  # type: ignore[arg-type] # a condition
        .values(state=TaskState.WAITING.value, runner=None)
    )
    return int(result.rowcount)
