"""A cursor: where a page of a list of jobs ended, as a text that can stand in an address."""

from __future__ import annotations

import re

from docgen.service.job.job import Job

CURSOR = r"([0-9]{1,11}\.[0-9]{1,9})-([0-9a-f]{32})"
"""The form of one, as a regular expression for a whole text."""


def cursor_of(last: Job) -> str:
    """The cursor behind a job."""
    return f"{last.created!r}-{last.id}"  # which is read as the same number again


def read_cursor(text: str) -> tuple[float, str] | None:
    """``(created, id)`` of the job, for :func:`~docgen.service.job.list_jobs`; ``None``: it is none."""
    found = re.fullmatch(CURSOR, text)
    return (float(found[1]), found[2]) if found else None
