"""Jobs and their documents: how they stand, fetching, removing."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from docgen.service.access import caller, needs, record
from docgen.service.api.documents import serve
from docgen.service.job import find_document, find_job, remove_job
from docgen.service.page.blueprint import PAGE
from docgen.service.service import current


@PAGE.get("/jobs/<id>")
@needs("read")
def job(id: str) -> str:  # noqa: A002 - the field's word
    """Show a job: how it stands, what was found in the data, and the documents."""
    return render_template("page/job.html", job=find_job(current().database, caller().owner, id))


@PAGE.get("/jobs/<id>/documents/<path:name>")
@needs("read")
def document(id: str, name: str) -> Response:  # noqa: A002
    """Give a document."""
    return serve(id, find_document(current().database, caller().owner, id, name))


@PAGE.post("/jobs/<id>/remove")
@needs("render")
def remove_made(id: str) -> Response:  # noqa: A002
    """Remove a job with its documents."""
    remove_job(current(), caller().owner, id)
    record("removed", job=id)
    return redirect(url_for("page.home", _anchor="documents"), 303)
