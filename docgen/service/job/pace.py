"""How fast documents are made, as the last of them show: for whoever has to come back."""

from __future__ import annotations

import math

from sqlalchemy import Connection, desc, func, select

from docgen.service.database import RUNNERS, TASKS, Database
from docgen.service.job.job import Job, JobState, TaskState

_LOOKED_AT = 50
_USUAL = 2.0  # seconds of a task, as long as none has been finished
_LONGEST = 300
_LONGEST_PAUSE = 15


def seconds_until(database: Database, job: Job) -> int:
    """After how many seconds it is worth while to ask how a job stands; between 1 and 15.

    Half the way to where it is probably begun, so that few ask often, and nobody learns of it late.
    """
    if job.state is not JobState.QUEUED:
        return 1
    mine = select(TASKS.c.priority, TASKS.c.id).where(TASKS.c.job == job.id).limit(1).subquery()
    ahead = (TASKS.c.priority > mine.c.priority) | (
        (TASKS.c.priority == mine.c.priority) & (TASKS.c.id < mine.c.id)
    )
    with database.reading() as connection:
        count = connection.execute(
            select(func.count())
            .select_from(TASKS.join(mine, ahead))
            .where(TASKS.c.state == TaskState.WAITING.value)
        ).scalar_one()
        return min(math.ceil(seconds_to_wait(connection, count + 1) / 2), _LONGEST_PAUSE)


def seconds_to_wait(connection: Connection, tasks: int) -> float:
    """After about how many seconds so many tasks will be done; between 1 and 300, whole."""
    last = (
        select(TASKS.c.seconds)
        .where(TASKS.c.seconds.is_not(None))
        .order_by(desc(TASKS.c.id))
        .limit(_LOOKED_AT)
    ).subquery()
    seconds = connection.execute(select(func.avg(last.c.seconds))).scalar() or _USUAL
    workers = connection.execute(select(func.sum(RUNNERS.c.jobs))).scalar() or 1
    return min(max(math.ceil(tasks * seconds / workers), 1), _LONGEST)
