"""Settling a task: what came of it is written down once, by the runner that has it in hand."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from docgen.manifest import Failure, FailureKind
from docgen.service.database import DOCUMENTS, JOBS, TASKS, Database
from docgen.service.job.claiming import Claim
from docgen.service.job.job import MAKE, JobState, TaskState

_OPEN = (TaskState.WAITING.value, TaskState.RUNNING.value)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a task: documents as rows of the table, failures, the data's problems."""

    documents: Sequence[Mapping[str, Any]] = ()
    failures: Sequence[Failure] = ()
    problems: Sequence[Mapping[str, Any]] = ()
    seconds: float = 0.0
    members: Sequence[str] = ()
    """For a zip: the data files in it, each of which becomes a task."""


def settle(database: Database, runner: str, claim: Claim, outcome: Outcome) -> bool:
    """Write down what came of a task; ``False`` where it is no longer this runner's to tell."""
    try:
        return _settled(database, runner, claim, outcome)
    except IntegrityError:
        message = "two of its documents, or two of the zip, have one name"
        return _settled(database, runner, claim, Outcome(failures=[Failure(FailureKind.DOCUMENT, message)]))


def _settled(database: Database, runner: str, claim: Claim, outcome: Outcome) -> bool:
    state = TaskState.FAILED if outcome.failures else TaskState.DONE
    with database.writing() as connection:
        settled = connection.execute(
            update(TASKS)
            .where(*_in_hand(runner, claim))
            .values(
                state=state.value,
                seconds=outcome.seconds,
                failure=_failures(outcome.failures),
                problems=json.dumps(list(outcome.problems)),
            )
        )
        if settled.rowcount != 1:
            return False
        if outcome.documents:
            rows = [{**row, "job": claim.job, "task": claim.task} for row in outcome.documents]
            connection.execute(insert(DOCUMENTS), rows)
        if outcome.members:
            add_members(connection, claim.job, outcome.members)
        _finish(connection, database, claim.job)
    return True


def add_members(connection: Connection, job: str, members: Sequence[str]) -> None:
    """A task for each data file of a zip."""
    priority = connection.execute(select(JOBS.c.priority).where(JOBS.c.id == job)).scalar_one()
    waiting = {"job": job, "kind": MAKE, "state": TaskState.WAITING.value, "priority": priority}
    connection.execute(insert(TASKS), [{**waiting, "source": source} for source in members])


def try_again(database: Database, runner: str, claim: Claim) -> None:
    """Let a task wait for another try."""
    with database.writing() as connection:
        connection.execute(
            update(TASKS).where(*_in_hand(runner, claim)).values(state=TaskState.WAITING.value, runner=None)
        )


def _in_hand(runner: str, claim: Claim) -> tuple[ColumnElement[bool], ...]:
    """That a task is still in this hand; one that was given back and taken again is in another, be it his."""
    return (
        TASKS.c.id == claim.task,
        TASKS.c.job == claim.job,
        TASKS.c.runner == runner,
        TASKS.c.attempts == claim.attempt,
        TASKS.c.state == TaskState.RUNNING.value,
    )


def _finish(connection: Connection, database: Database, job: str) -> None:
    """The job is at its end when no task is left; the row is locked, so that one of two last ones sees it.

    Not for its key, on which another task's documents may have a lock already: each would wait for the other.
    """
    connection.execute(select(JOBS.c.id).where(JOBS.c.id == job).with_for_update(key_share=True))
    rows = connection.execute(
        select(TASKS.c.state, func.count()).where(TASKS.c.job == job).group_by(TASKS.c.state)
    ).all()
    found = {state for state, _ in rows}
    if found & set(_OPEN):
        return
    state = JobState.FAILED if TaskState.FAILED.value in found else JobState.DONE
    connection.execute(
        update(JOBS).where(JOBS.c.id == job).values(state=state.value, finished=database.now(connection))
    )


def _failures(failures: Sequence[Failure]) -> str | None:
    if not failures:
        return None
    said = {(each.kind, each.message): each for each in failures}  # each format fails for the same reason
    told = [{"kind": each.kind.value, "message": each.message} for each in said.values()]
    return json.dumps(told)
