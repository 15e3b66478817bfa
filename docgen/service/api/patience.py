"""Waiting for a job as long as the caller would (``Prefer: wait``)."""

from __future__ import annotations

from flask import request

from docgen.service.api.preference import seconds_to_wait
from docgen.service.job import Job, find_job
from docgen.service.service import current


def waited_for(job: Job) -> tuple[Job, bool]:
    """A job when it has ended, or as it stands when the caller would wait no longer; and whether they would.

    Raises:
        NotFoundError: it was removed meanwhile.
    """
    seconds = seconds_to_wait(request.headers.getlist("Prefer"), current().settings.limits.wait)
    if seconds is None or job.state.is_final:
        return job, seconds is not None
    current().waiting.wait(job.id, seconds)
    return find_job(current().database, job.owner, job.id), True
