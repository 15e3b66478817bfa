"""Drawing the pages of a draft: one job at a time, and the old pages stay until the new ones are there.

text changes ── asked to draw ──> a job under way ── done ──> shown; changed meanwhile: the next job
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from typing import Any

from flask import Response, abort, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from docgen.errors import BusyError, DataError
from docgen.service.access import caller, needs
from docgen.service.draft import Draft, Preview, content, find_draft, remember
from docgen.service.job import (
    Job,
    JobKind,
    JobState,
    NotFoundError,
    Submission,
    Upload,
    find_job,
    remove_job,
    submit,
)
from docgen.service.page.blueprint import PAGE
from docgen.service.page.choice import as_wanted, chosen, offered
from docgen.service.page.review import review
from docgen.service.service import current

_DPI = 110
_MM_TO_INCH = 25.4
_LARGEST = 64 * 2**20


@PAGE.post("/drafts/<id>/pages")
@needs("render")
def draw(id: str) -> str:  # noqa: A002 - the field's word
    """Have the pages drawn as text and choice are now, and say how that stands."""
    owner = caller().owner
    found = find_draft(current().database, owner, id)
    choice = chosen(request.form, found.choice)
    if choice.formats and choice != found.choice:
        found = remember(current().database, owner, id, choice)
    found = _settled(found, owner)
    blocked = False
    if not found.preview.under_way and found.preview.mark != mark_of(found):
        blocked = bool(review(found, owner).errors)
        found = found if blocked else _begun(found, owner)
    return _said(found, blocked)


@PAGE.get("/drafts/<id>/pages")
@needs("render")
def drawn(id: str) -> AnyResponse | str | tuple[str, int]:  # noqa: A002
    """Say how the drawing stands, if it stands otherwise than it was ``seen``."""
    owner = caller().owner
    found = find_draft(current().database, owner, id)
    found = _settled(found, owner)
    if found.preview.under_way and found.preview.under_way == request.args.get("seen"):
        return "", 204
    blocked = False
    if found.preview.mark != mark_of(found):
        looked = review(found, owner)
        blocked = bool(looked.errors)
        if looked.is_good and not found.preview.under_way:
            found = _begun(found, owner)
    return _said(found, blocked)


@PAGE.get("/drafts/<id>/pages/<job>/<name>")
@needs("render")
def sheet(id: str, job: str, name: str) -> AnyResponse:  # noqa: A002
    """Give the picture of a page."""
    owner = caller().owner
    find_draft(current().database, owner, id)
    drawn_by = find_job(current().database, owner, job)
    document = next((each for each in drawn_by.documents if each.name == name), None)
    if drawn_by.kind is not JobKind.PREVIEW or document is None:
        abort(404)
    try:
        data = current().folder(drawn_by.folder).read(f"out/{document.name}", _LARGEST)
    except DataError:
        abort(404)
    response = Response(data, mimetype=document.media_type)
    response.headers["Cache-Control"] = "private, max-age=3600, immutable"
    response.set_etag(document.sha256)
    return response.make_conditional(request)


def mark_of(draft: Draft) -> str:
    """What the pages of a draft depend on: they are drawn anew when it is another."""
    choice = draft.choice
    return f"{draft.version} {choice.layouts[0]} {choice.audience} {choice.theme}"


def drawing_of(draft: Draft) -> dict[str, Any]:
    """What the templates need: the job whose pages are ``shown``, the one ``drawing``, what hinders it."""
    service = current()
    page = service.themes.get(draft.choice.theme, service.themes[""]).page
    return {
        "shown": _job(draft.preview.job, caller().owner),
        "drawing": draft.preview.under_way,
        "undrawn": draft.preview.hindrance,
        "sheet_width": round(page.width.mm / _MM_TO_INCH * _DPI),
        "sheet_height": round(page.height.mm / _MM_TO_INCH * _DPI),
    }


def uploads_of(draft: Draft) -> tuple[Upload, ...]:
    """The text and the files of a draft, as a job wants them.

    Raises:
        DataError: a file is no longer there.
    """
    text = Upload(draft.name, BytesIO(draft.text.encode()))
    files = [Upload(each.name, BytesIO(content(current(), draft, each))) for each in draft.exhibits]
    return (text, *files)


def _said(draft: Draft, blocked: bool) -> str:
    """How the drawing stands; ``blocked``: it waits until the errors of the text are mended."""
    return render_template(
        "page/redrawn.html", draft=draft, blocked=blocked, **drawing_of(draft), **offered()
    )


def _begun(draft: Draft, owner: str) -> Draft:
    """The draft with a job under way that draws its pages, or with the reason why there is none."""
    wanted = as_wanted(draft.choice) | {"layouts": draft.choice.layouts[:1], "formats": ("pdf",), "dpi": _DPI}
    try:
        job, _ = submit(current(), Submission(owner, JobKind.PREVIEW, wanted, uploads_of(draft)))
    except (BusyError, DataError) as error:
        return _remembered(draft, owner, replace(draft.preview, hindrance=str(error)))
    preview = replace(draft.preview, under_way=job.id, under_way_mark=mark_of(draft), hindrance="")
    return _remembered(draft, owner, preview)


def _settled(draft: Draft, owner: str) -> Draft:
    """The draft once a job that has ended is no longer under way."""
    preview = draft.preview
    if not preview.under_way:
        return draft
    job = _job(preview.under_way, owner)
    if job is None:
        return _remembered(draft, owner, replace(preview, under_way="", under_way_mark=""))
    if not job.state.is_final:
        return draft
    mark = preview.under_way_mark
    if job.state is JobState.DONE:
        _removed(preview.job, owner)
        return _remembered(draft, owner, Preview(job.id, mark))
    why = "; ".join(each.message for each in job.failures) or "they could not be drawn"
    _removed(job.id, owner)
    return _remembered(draft, owner, Preview(preview.job, mark, hindrance=f"the pages are not drawn: {why}"))


def _remembered(draft: Draft, owner: str, preview: Preview) -> Draft:
    return replace(draft, preview=remember(current().database, owner, draft.id, preview).preview)


def _job(id_: str, owner: str) -> Job | None:
    try:
        return find_job(current().database, owner, id_) if id_ else None
    except NotFoundError:
        return None


def _removed(id_: str, owner: str) -> None:
    if id_:
        with suppress(NotFoundError):
            remove_job(current(), owner, id_)
