"""``/v1/jobs``: how one's jobs stand, and removing them before their time."""

from __future__ import annotations

from typing import Any

from flask import url_for
from flask_smorest import Blueprint
from marshmallow import RAISE, ValidationError, fields, validate

from docgen.service.access import caller, needs, record
from docgen.service.api.answer import JobSchema, JobsSchema, glance_as_data, job_as_data
from docgen.service.api.patience import waited_for
from docgen.service.api.query import Query
from docgen.service.job import find_job, list_jobs, remove_job
from docgen.service.job.cursor import CURSOR, cursor_of, read_cursor
from docgen.service.job.pace import seconds_until
from docgen.service.service import current

jobs = Blueprint("jobs", __name__, url_prefix="/v1/jobs", description="Following jobs")
_MOST = 100


def _known_cursor(text: str) -> None:
    if read_cursor(text) is None:
        raise ValidationError("this is no cursor (take the address under `next`)")


class _Page(Query):
    limit = fields.Integer(
        load_default=20, validate=validate.Range(1, _MOST), metadata={"description": "How many at most."}
    )
    before = fields.String(
        load_default=lambda: "",  # which is no cursor, and so is not described
        validate=_known_cursor,
        metadata={
            "description": "Where the last page ended; from its `next`.",
            "pattern": f"^{CURSOR}$",
        },
    )


@jobs.route("")
@jobs.arguments(_Page, location="query", unknown=RAISE)
@jobs.response(200, JobsSchema)
@jobs.doc(operationId="jobs")
@needs("read")
def index(page: dict[str, Any]) -> Any:
    """List one's jobs, the newest first."""
    before = read_cursor(page["before"])
    limit: int = page["limit"]
    found = list_jobs(current().database, caller().owner, before=before, limit=limit + 1)
    shown, more = found[:limit], found[limit:]
    return {
        "jobs": [glance_as_data(each) for each in shown],
        "next": url_for("jobs.index", limit=limit, before=cursor_of(shown[-1].job)) if more else None,
    }


@jobs.route("/<id>")
@jobs.response(200, JobSchema)
@jobs.doc(operationId="job")
@needs("read")
def job(id: str) -> Any:  # noqa: A002 - the parameter's name in the address
    """Say how a job stands: its progress, its problems, its documents.

    With `Prefer: wait=30` the answer comes when the job has ended, if it does so in that time.
    """
    found, is_waited_for = waited_for(find_job(current().database, caller().owner, id))
    headers = {"Vary": "Prefer"}
    if not found.state.is_final:
        headers["Retry-After"] = f"{seconds_until(current().database, found)}"
    elif is_waited_for:
        headers["Preference-Applied"] = "wait"
    return job_as_data(found), 200, headers


@jobs.route("/<id>", methods=["DELETE"])
@jobs.response(204, description="It is gone, with its uploads and documents.")
@jobs.doc(operationId="remove_job")
@needs("render")
def remove(id: str) -> None:  # noqa: A002 - the parameter's name in the address
    """Remove a job with its uploads and documents; what is not made yet will not be."""
    remove_job(current(), caller().owner, id)
    record("removed", job=id)
