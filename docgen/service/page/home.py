"""The start: ways to begin a report, and lists of one's drafts and documents."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response as AnyResponse

from docgen.errors import DataError
from docgen.problem import Problem
from docgen.readers import MAX_BYTES
from docgen.service.access import caller, needs
from docgen.service.draft import (
    Draft,
    begin_from_files,
    begin_from_scaffold,
    begin_from_text,
    list_drafts,
    remove_draft,
)
from docgen.service.job import list_jobs
from docgen.service.job.cursor import cursor_of, read_cursor
from docgen.service.page.blueprint import PAGE
from docgen.service.page.words import counted
from docgen.service.service import current

_A_PAGE_OF_JOBS = 20
_DAY = 24 * 3600


@PAGE.get("/")
@needs("read")
def home() -> str:
    """Show the start."""
    return _shown()


@PAGE.post("/drafts")
@needs("render")
def begin() -> AnyResponse | tuple[str, int]:
    """Begin a draft from the scaffold, from a text or from files, and go on to it."""
    try:
        draft = _begun(request.form.get("from", ""))
    except DataError as error:
        return _shown(error.problems, request.form.get("text", "")), 422
    view = "form" if request.form.get("from") == "scaffold" else None  # it is there to be filled in
    return redirect(url_for("page.draft", id=draft.id, view=view), 303)


@PAGE.post("/drafts/<id>/remove")
@needs("render")
def remove(id: str) -> AnyResponse:  # noqa: A002 - the field's word
    """Remove a draft."""
    remove_draft(current(), caller().owner, id)
    return redirect(url_for("page.home"), 303)


def _begun(way: str) -> Draft:
    service, owner = current(), caller().owner
    files = [each for each in request.files.getlist("files") if each.filename]
    if files:
        return begin_from_files(service, owner, [(each.filename or "", _content(each)) for each in files])
    if way == "scaffold":
        return begin_from_scaffold(service, owner)
    if way == "text":
        return begin_from_text(service, owner, request.form.get("text", ""))
    raise DataError(
        [Problem("no-data", "no file was chosen", "a file of data, with the files that it names")]
    )


def _content(file: FileStorage) -> bytes:
    return file.stream.read()


def _shown(problems: tuple[Problem, ...] = (), pasted: str = "") -> str:
    service, asking = current(), caller()
    before = read_cursor(request.args.get("before", ""))
    jobs = list_jobs(service.database, asking.owner, before=before, limit=_A_PAGE_OF_JOBS + 1)
    older = ""
    if len(jobs) > _A_PAGE_OF_JOBS:
        jobs = jobs[:_A_PAGE_OF_JOBS]
        older = url_for("page.home", before=cursor_of(jobs[-1].job), _anchor="documents")
    return render_template(
        "page/home.html",
        drafts=list_drafts(service.database, asking.owner),
        jobs=jobs,
        older=older,
        keep=counted(round(service.settings.limits.keep / _DAY), "day"),
        problems=problems,
        pasted=pasted if len(pasted) <= MAX_BYTES else "",
        may_begin="render" in asking.scopes,
    )
