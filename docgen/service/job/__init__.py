"""Jobs: what somebody asked for, until it is made, fetched and removed.

    submit ── queued ── claim ── running ── settle ── done | failed ── remove, or expiry

A job is one transaction in the database from one state to the next, so that it is never in two hands, never
lost between them and never finished twice, whoever is killed when.
"""

from docgen.service.job.claiming import Claim, claim, release_lost, withdraw_runner
from docgen.service.job.finding import (
    counts,
    find_document,
    find_job,
    glance_at,
    is_served,
    list_jobs,
    manifest_lines,
    states,
)
from docgen.service.job.job import Document, Glance, Job, JobKind, JobState, NotFoundError, TaskState, Wanted
from docgen.service.job.removing import expired_jobs, remove_job
from docgen.service.job.settling import add_members, settle, try_again
from docgen.service.job.submitting import MismatchError, Submission, Ticket, Upload, submit

__all__ = [
    "Claim",
    "Document",
    "Glance",
    "Job",
    "JobKind",
    "JobState",
    "MismatchError",
    "NotFoundError",
    "Submission",
    "TaskState",
    "Ticket",
    "Upload",
    "Wanted",
    "add_members",
    "claim",
    "counts",
    "expired_jobs",
    "find_document",
    "find_job",
    "glance_at",
    "is_served",
    "list_jobs",
    "manifest_lines",
    "release_lost",
    "remove_job",
    "settle",
    "states",
    "submit",
    "try_again",
    "withdraw_runner",
]
