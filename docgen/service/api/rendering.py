"""``POST /v1/render`` and ``/v1/batch``: a job for what was sent, or its documents where the caller waits."""

from __future__ import annotations

import json
from hashlib import sha256
from tempfile import TemporaryFile
from typing import Any

from flask import request, url_for
from flask_smorest import Blueprint
from werkzeug.http import parse_dict_header

from docgen.service.access import caller, needs, record
from docgen.service.api.answer import JobSchema, job_as_data
from docgen.service.api.documents import serve, serve_all
from docgen.service.api.option import RenderOptions, wanted
from docgen.service.api.sending import DATA, FORM, received
from docgen.service.job import Job, JobKind, JobState, Submission, Ticket, Upload, find_job, submit
from docgen.service.problem_detail import AnswerError, invalid_data
from docgen.service.service import current

rendering = Blueprint("rendering", __name__, url_prefix="/v1", description="Making documents")
_LONGEST_KEY = 255
_ZIP = ("application/zip", "application/x-zip-compressed")
_JSON = "application/json"
_BATCH = "batch.zip"
_PIECE = 1 << 20


@rendering.route("/render", methods=["POST"])
@rendering.arguments(RenderOptions, location="query")
@rendering.response(202, JobSchema, description="The job, which is made as soon as there is room.")
@needs("render")
def render(options: dict[str, Any]) -> Any:
    """Make the documents of one incident.

    The body is the data (JSON, YAML or TOML), or a form with the data as the part `data` and each exhibit as
    a file under the name that the data call it. With `Prefer: wait=30` the answer is the document itself, or
    a zip of several, if they are made in that time; with `Accept: application/json` it is the finished job.
    """
    return _submitted(JobKind.RENDER, wanted(options), received(request))


@rendering.route("/batch", methods=["POST"])
@rendering.arguments(RenderOptions, location="query")
@rendering.response(202, JobSchema, description="The job, which is made as soon as there is room.")
@needs("render")
def batch(options: dict[str, Any]) -> Any:
    """Make the documents of every incident in a zip.

    Data files (`.yaml`, `.yml`, `.json`, `.toml`) lie in any folders of it, each with its exhibits below its
    folder. The documents have the same folders.
    """
    if request.mimetype == FORM:
        sent = request.files.getlist(DATA)
        if len(sent) != 1:
            detail = f"the form has {len(sent)} files called {DATA!r} (exactly one, a zip)"
            raise AnswerError(400, "no-data", "The form holds no zip", detail)
        return _submitted(JobKind.BATCH, wanted(options), (Upload(_BATCH, sent[0].stream),))
    if request.mimetype not in _ZIP:
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
    seconds = _patience()
    if seconds is None:
        return _accepted(job)
    if not job.state.is_final:
        current().waiting.wait(job.id, seconds)
        job = find_job(current().database, job.owner, job.id)
    return _finished(job) if job.state.is_final else _accepted(job)


def _accepted(job: Job) -> Any:
    headers = {"Location": url_for("jobs.job", id=job.id), "Retry-After": "1", "Vary": "Prefer"}
    return job_as_data(job), 202, headers


def _finished(job: Job) -> Any:
    applied = {"Preference-Applied": "wait", "Vary": "Prefer, Accept"}
    place = {"Location": url_for("jobs.job", id=job.id)}
    if request.accept_mimetypes.quality(_JSON) > request.accept_mimetypes.quality("application/pdf"):
        return job_as_data(job), 200, applied | place
    if job.state is JobState.FAILED and job.kind is JobKind.RENDER:
        raise _failed(job)
    answer = serve(job, job.documents[0]) if len(job.documents) == 1 else serve_all(job)
    answer.headers.update(applied | place)
    return answer


def _failed(job: Job) -> AnswerError:
    link = url_for("jobs.job", id=job.id)
    if any(each["weight"] == "error" for each in job.problems):
        return invalid_data(job.problems, job=link)
    detail = "; ".join(f"{each.kind.value}: {each.message}" for each in job.failures)
    return AnswerError(422, "cannot-be-made", "The documents could not be made", detail, job=link)


def _ticket(asked: dict[str, Any], uploads: tuple[Upload, ...]) -> Ticket | None:
    """The key of the request (draft-ietf-httpapi-idempotency-key-header), and what it stands for."""
    key = request.headers.get("Idempotency-Key", "").strip()
    if not key:
        return None
    if len(key) > _LONGEST_KEY:
        raise AnswerError(
            400, "idempotency-key", "The idempotency key is too long", f"at most {_LONGEST_KEY}"
        )
    said = [request.path, asked, [(each.name, each.digest()) for each in uploads]]
    return Ticket(key, sha256(json.dumps(said, sort_keys=True).encode()).hexdigest())


def _patience() -> float | None:
    """How many seconds the caller would wait (RFC 7240 section 4.3); ``None`` where nothing is said of it."""
    preferences = parse_dict_header(",".join(request.headers.getlist("Prefer")))
    asked = preferences.get("wait")
    if asked is None or "respond-async" in preferences:
        return None
    if not asked.isascii() or not asked.isdigit():
        return None  # a preference that is not understood is passed over (section 2)
    return min(float(asked[:6]), current().settings.limits.wait)
