"""The work page of a draft, and its text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Response, abort, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from docgen.errors import DataError
from docgen.service.access import caller, needs
from docgen.service.draft import ChangedError, Draft, find_draft, save
from docgen.service.page.blueprint import PAGE
from docgen.service.page.exhibit import exhibits_of
from docgen.service.page.form import form_of
from docgen.service.page.review import Review, review
from docgen.service.page.work import answer, based_on, work_page
from docgen.service.service import current

_VIEWS = ("text", "form", "exhibits")


@PAGE.get("/drafts/<id>")
@needs("render")
def draft(id: str) -> str:  # noqa: A002 - the field's word
    """Show a draft as text, as a form or by its exhibits."""
    view = request.args.get("view", "text")
    if view not in _VIEWS:
        abort(404)
    found = find_draft(current().database, caller().owner, id)
    looked = review(found, caller().owner)
    match view:
        case "form":
            return work_page(looked, view, **form_of(looked))
        case "exhibits":
            return work_page(looked, view, **exhibits_of(looked))
    return work_page(looked, view)


@PAGE.post("/drafts/<id>/text")
@needs("render")
def write(id: str) -> AnyResponse:  # noqa: A002
    """Keep another text and say what is wrong with it; one that was changed meanwhile is not overwritten."""
    owner = caller().owner
    found = find_draft(current().database, owner, id)
    wanted = replace(based_on(found), text=request.form.get("text", ""))
    try:
        kept = save(current(), owner, wanted)
    except (ChangedError, DataError) as error:
        return _not_saved(found, wanted.text, error)
    if "HX-Request" not in request.headers:
        return redirect(url_for("page.draft", id=id), 303)
    return answer(review(kept, owner))


def _not_saved(found: Draft, text: str, error: ChangedError | DataError) -> AnyResponse:
    """Say why a text was not kept; where no scripts run it is on the page that comes, or it would be lost."""
    changed = isinstance(error, ChangedError)
    problems = () if isinstance(error, ChangedError) else error.problems
    said: dict[str, Any] = {
        "conflict": error.version if isinstance(error, ChangedError) else 0,
        "status": "Not saved: changed elsewhere" if changed else "Not saved",
    }
    code = 409 if changed else 422
    if "HX-Request" in request.headers:
        return answer(Review(found, problems), code, **said)
    written = replace(found, text=text, version=said["conflict"] or found.version)
    return make_response(work_page(Review(written, problems), "text", unsaved=True, whole=True, **said), code)


@PAGE.get("/drafts/<id>/data")
@needs("render")
def download(id: str) -> Response:  # noqa: A002
    """Give the text of a draft as a file."""
    found = find_draft(current().database, caller().owner, id)
    response = Response(found.text, mimetype="application/octet-stream")
    response.headers.set("Content-Disposition", "attachment", filename=found.name)
    return response
