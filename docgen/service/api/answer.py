"""The shapes of what the API answers, as marshmallow schemas: by them it is written, and described."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from flask import url_for
from marshmallow import Schema, fields

from docgen.service.job import Document, Glance, Job


def moment(seconds: float | None) -> str | None:
    """A moment as the API writes it: ISO 8601, UTC, to the millisecond."""
    if seconds is None:
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _said(description: str, **more: Any) -> dict[str, Any]:
    return {"metadata": {"description": description, **more}, "required": True}


class ProblemSchema(Schema):
    """A problem in the data, in its place."""

    rule = fields.String(**_said("A short stable name of the rule."))
    weight = fields.String(
        **_said("An error keeps documents from being made, a finding does not.", enum=["error", "finding"])
    )
    file = fields.String(allow_none=True, **_said("The file, by the name that it was sent under."))
    line = fields.Integer(allow_none=True, **_said("From 1."))
    column = fields.Integer(allow_none=True, **_said("From 1."))
    path = fields.String(**_said("The field: action_items[2].owner."))
    pointer = fields.String(**_said("The field as a JSON Pointer (RFC 6901): /action_items/2/owner."))
    message = fields.String(**_said("What is wrong."))
    expected = fields.String(allow_none=True, **_said("What would be right."))


class DocumentSchema(Schema):
    """A finished document."""

    name = fields.String(**_said("Its name, unique within the job; folders have a / after them."))
    href = fields.String(**_said("Where it is to be fetched."))
    source = fields.String(**_said("The data file that it was made from."))
    layout = fields.String(**_said("Its layout."))
    format = fields.String(**_said("docx or pdf; png for the picture of a page."))
    audience = fields.String(**_said("For whom it was made."))
    media_type = fields.String(**_said("Its media type."))
    size = fields.Integer(**_said("In bytes."))
    pages = fields.Integer(
        allow_none=True, **_said("How many pages it has, where the format has fixed ones.")
    )
    sha256 = fields.String(**_said("The SHA-256 of the file."))
    content_sha256 = fields.String(**_said("The content digest that the document prints."))


class FailureSchema(Schema):
    """What could not be made, and why."""

    source = fields.String(**_said("The data file."))
    kind = fields.String(**_said("data, layout, document, output, time, memory, died or bug."))
    message = fields.String(**_said("Why."))


class ProgressSchema(Schema):
    """How far a job has come."""

    ended = fields.Integer(**_said("How many data files are done with."))
    total = fields.Integer(**_said("How many there are."))


class _StandingSchema(Schema):
    id = fields.String(**_said("By which it is asked for."))
    href = fields.String(**_said("Where it is to be asked for."))
    kind = fields.String(**_said("What is made.", enum=["render", "batch", "preview"]))
    state = fields.String(**_said("How it stands.", enum=["queued", "running", "done", "failed"]))
    created = fields.String(**_said("When it was submitted (ISO 8601, UTC)."))
    started = fields.String(allow_none=True, **_said("When work began."))
    finished = fields.String(allow_none=True, **_said("When it ended."))
    expires = fields.String(**_said("When it is removed, with its uploads and documents."))
    progress = fields.Nested(ProgressSchema, **_said("How far it has come."))
    archive = fields.String(allow_none=True, **_said("Where all documents are to be fetched as one zip."))


class JobSchema(_StandingSchema):
    """A job as it stands."""

    documents = fields.List(fields.Nested(DocumentSchema), **_said("What is made."))
    failures = fields.List(fields.Nested(FailureSchema), **_said("What could not be made."))
    problems = fields.List(fields.Nested(ProblemSchema), **_said("What is wrong with the data."))


class ListedJobSchema(_StandingSchema):
    """A job in a list: what came of it is told where it is asked for by itself."""

    document_count = fields.Integer(**_said("How many documents are made."))
    failed_count = fields.Integer(**_said("Of how many data files something could not be made."))


class JobsSchema(Schema):
    """Some of one's jobs, the newest first."""

    jobs = fields.List(fields.Nested(ListedJobSchema), **_said("The jobs."))
    next = fields.String(allow_none=True, **_said("Where the older ones are to be asked for."))


def job_as_data(job: Job) -> Mapping[str, Any]:
    """A job as :class:`JobSchema` has it."""
    return {
        **_standing(job),
        "documents": [document_as_data(job, each) for each in job.documents],
        "failures": [
            {"source": each.source, "kind": each.kind.value, "message": each.message} for each in job.failures
        ],
        "problems": list(job.problems),
    }


def glance_as_data(glance: Glance) -> Mapping[str, Any]:
    """A job as :class:`ListedJobSchema` has it."""
    counted = {"document_count": glance.documents, "failed_count": glance.failed}
    return {**_standing(glance.job), **counted}


def _standing(job: Job) -> Mapping[str, Any]:
    return {
        "id": job.id,
        "href": url_for("jobs.job", id=job.id),
        "kind": job.kind.value,
        "state": job.state.value,
        "created": moment(job.created),
        "started": moment(job.started),
        "finished": moment(job.finished),
        "expires": moment(job.expires),
        "progress": {"ended": job.ended, "total": job.total},
        "archive": url_for("documents.archive", id=job.id) if job.documents else None,
    }


def document_as_data(job: Job, document: Document) -> Mapping[str, Any]:
    """A document as :class:`DocumentSchema` has it."""
    said = {name: getattr(document, name) for name in Document.__dataclass_fields__}
    return {**said, "href": url_for("documents.document", id=job.id, name=document.name)}
