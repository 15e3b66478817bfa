"""``POST /v1/render`` and ``/v1/batch``: a job for what was sent, or its documents where the caller waits."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from tempfile import TemporaryFile
from typing import Any

from flask import request, url_for
from flask_smorest import Blueprint
from marshmallow import RAISE

from docgen.manifest import FailureKind
from docgen.service.access import caller, needs, record
from docgen.service.api.answer import JobSchema, job_as_data
from docgen.service.api.archive import serve_all
from docgen.service.api.documents import serve
from docgen.service.api.header import KEY
from docgen.service.api.option import RenderOptions, wanted
from docgen.service.api.patience import waited_for
from docgen.service.api.sending import FORM, only_file, received
from docgen.service.job import Job, JobKind, JobState, Submission, Ticket, Upload, submit
from docgen.service.job.pace import seconds_until
from docgen.service.problem_detail import AnswerError, invalid_data, unavailable
from docgen.service.service import current

rendering = Blueprint("rendering", __name__, url_prefix="/v1", description="Making documents")
ZIP = ("application/zip", "application/x-zip-compressed")
_JSON = "application/json"
_BATCH = "batch.zip"
_PIECE = 1 << 20


@rendering.route("/render", methods=["POST"])
@rendering.arguments(RenderOptions, location="query", unknown=RAISE)
@rendering.response(202, JobSchema, description="The job, which is made as soon as there is room.")
@rendering.doc(operationId="render")
@needs("render")
def render(options: dict[str, Any]) -> Any:
    """Make the documents of one incident.

    The body is the data (JSON, YAML or TOML), or a form with the data as the part `data` and each exhibit as
    a file under the name that the data call it. With `Prefer: wait=30` the answer is the document itself, or
    a zip of several, if they are made in that time; with `Accept: application/json` it is the finished job.
    """
    return _submitted(JobKind.RENDER, wanted(options), received(request))


@rendering.route("/batch", methods=["POST"])
@rendering.arguments(RenderOptions, location="query", unknown=RAISE)
@rendering.response(202, JobSchema, description="The job, which is made as soon as there is room.")
@rendering.doc(operationId="batch")
@needs("render")
def batch(options: dict[str, Any]) -> Any:
    """Make the documents of every incident in a zip.

    Data files (`.yaml`, `.yml`, `.json`, `.toml`) lie in any folders of it, each with its exhibits below its
    folder. The documents have the same folders.
    """
    if request.mimetype == FORM:
        return _submitted(JobKind.BATCH, wanted(options), (Upload(_BATCH, only_file(request, "a zip")),))
    if request.mimetype not in ZIP:
        told = request.mimetype or "nothing"
        detail = f"it is {told} (application/zip, or {FORM})"
        raise AnswerError(415, "media-type", "The body has a media type that is not read", detail)
    with TemporaryFile() as file:
        while piece := request.stream.read(_PIECE):
            file.write(piece)
        if not file.tell():
            raise AnswerError(400, "no-data", "There are no data", "the body is empty (send a zip)")
        return _submitted(JobKind.BATCH, wanted(options), (Upload(_BATCH, file),))


def _submitted(kind: JobKind, asked: dict[str, Any], uploads: tuple[Upload, ...]) -> Any:
    submission = Submission(caller().owner, kind, asked, uploads, _ticket(asked, uploads))
    job, is_new = submit(current(), submission)
    if is_new:
        record("submitted", job=job.id, sha256=uploads[0].digest(), detail=kind.value)
    job, is_waited_for = waited_for(job)
    return _finished(job) if is_waited_for and job.state.is_final else _accepted(job)


def _accepted(job: Job) -> Any:
    seconds = seconds_until(current().database, job)
    headers = {"Location": url_for("jobs.job", id=job.id), "Retry-After": f"{seconds}", "Vary": "Prefer"}
    return job_as_data(job), 202, headers


def _finished(job: Job) -> Any:
    applied = {"Preference-Applied": "wait", "Vary": "Prefer, Accept"}
    place = {"Location": url_for("jobs.job", id=job.id)}
    if _prefers_json(job):
        return job_as_data(job), 200, applied | place
    if job.state is JobState.FAILED or not job.documents:
        raise _failed(job)
    answer = serve(job.id, job.documents[0]) if len(job.documents) == 1 else serve_all(job)
    answer.headers.update(applied | place)
    return answer


def _prefers_json(job: Job) -> bool:
    """Whether the caller would rather have the job than what it made (RFC 9110 section 12.5.1)."""
    made = job.documents[0].media_type if len(job.documents) == 1 else ZIP[0]
    return request.accept_mimetypes.quality(_JSON) > request.accept_mimetypes.quality(made)


def _failed(job: Job) -> AnswerError:
    """All of what was asked for or nothing: what could be made is at the job, which the answer names."""
    link = url_for("jobs.job", id=job.id)
    if job.problems and all(each.kind is FailureKind.DATA for each in job.failures):
        return invalid_data(job.problems, job=link)
    detail = "; ".join(
        f"{each.source}: {each.message.removeprefix(f'{each.source}: ')}" for each in job.failures
    )
    if job.may_be_tried_again:
        return unavailable(detail, job=link)
    if any(each.kind is FailureKind.BUG for each in job.failures):
        return AnswerError(500, "bug", "This is a bug in docgen", detail, job=link)
    return AnswerError(422, "cannot-be-made", "The documents could not be made", detail, job=link)


def _ticket(asked: dict[str, Any], uploads: tuple[Upload, ...]) -> Ticket | None:
    """The key of the request (draft-ietf-httpapi-idempotency-key-header), and what it stands for."""
    key = request.headers.get("Idempotency-Key", "").strip()
    if not key:
        return None
    if not re.fullmatch(KEY, key):
        detail = "it should have at most 255 characters of ASCII, all of which can be seen"
        raise AnswerError(400, "idempotency-key", "The idempotency key is none", detail)
    said = [request.path, asked, [(each.name, each.digest()) for each in uploads]]
    return Ticket(key, sha256(json.dumps(said, sort_keys=True).encode()).hexdigest())
