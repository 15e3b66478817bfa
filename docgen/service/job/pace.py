"""How fast documents are made, as the last of them show: for whoever has to come back."""

from __future__ import annotations

import math

from sqlalchemy import Connection, desc, func, select

from docgen.service.database import RUNNERS, TASKS

_LOOKED_AT = 50
_USUAL = 2.0  # seconds of a task, as long as none has been finished
_LONGEST = 300


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
