"""Making the documents of a draft: a job, and how far it has come."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from docgen.errors import BusyError, DataError
from docgen.service.access import caller, needs, record
from docgen.service.draft import Draft, find_draft, remember
from docgen.service.job import Job, JobKind, Submission, find_job, glance_at, submit
from docgen.service.page.blueprint import PAGE
from docgen.service.page.choice import as_wanted, chosen
from docgen.service.page.drawing import uploads_of
from docgen.service.page.review import review
from docgen.service.page.words import counted, seen
from docgen.service.service import current


@PAGE.post("/drafts/<id>/documents")
@needs("render")
def make(id: str) -> Response | str | tuple[str, int]:  # noqa: A002 - the field's word
    """Have the documents made as they were chosen."""
    owner = caller().owner
    found = find_draft(current().database, owner, id)
    choice = chosen(request.form, found.choice)
    if not choice.formats:
        return _refused(id, "choose a format: PDF, Word or both", 422)
    found = remember(current().database, owner, id, choice)
    looked = review(found, owner)
    if not looked.is_good:
        why = looked.unchecked or (
            f"the text has {counted(looked.errors, 'error')}; no document is made while there is any"
        )
        return _refused(id, why, 422)
    try:
        job = _submitted(looked.draft, owner)
    except (BusyError, DataError) as error:
        return _refused(id, str(error), 429 if isinstance(error, BusyError) else 422)
    if "HX-Request" not in request.headers:
        return redirect(url_for("page.job", id=job.id), 303)
    return render_template("page/job_fragment.html", job=job)


@PAGE.get("/jobs/<id>/progress")
@needs("read")
def progress(id: str) -> str | tuple[str, int]:  # noqa: A002
    """Say how far a job has come, if it is further than it was ``seen``."""
    database, owner = current().database, caller().owner
    if seen(glance_at(database, owner, id).job) == request.args.get("seen"):
        return "", 204
    return render_template("page/job_fragment.html", job=find_job(database, owner, id))


def _submitted(draft: Draft, owner: str) -> Job:
    uploads = uploads_of(draft)
    job, _ = submit(current(), Submission(owner, JobKind.RENDER, as_wanted(draft.choice), uploads))
    record("submitted", job=job.id, sha256=uploads[0].digest(), detail=job.kind.value)
    return job


def _refused(draft: str, why: str, code: int) -> tuple[str, int]:
    if "HX-Request" in request.headers:
        return render_template("page/not_made.html", why=why), code
    said = {"title": "No document was made", "words": why, "back": url_for("page.draft", id=draft)}
    return render_template("page/error.html", **said), code
