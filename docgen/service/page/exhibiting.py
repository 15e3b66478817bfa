"""Adding exhibits, saying what they show, looking at them, and taking them out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from flask import Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from docgen.errors import DataError
from docgen.problem import Problem
from docgen.readers import Data
from docgen.service.access import caller, needs
from docgen.service.draft import (
    ChangedError,
    Draft,
    Held,
    content,
    find_draft,
    hold,
    joined,
    let_go,
    save,
)
from docgen.service.draft.naming import as_named, file_name, unlike
from docgen.service.form import post
from docgen.service.page.blueprint import PAGE
from docgen.service.page.data import change, read
from docgen.service.page.exhibit import (
    KEY,
    exhibits_of,
    named_by,
    picture_of,
    section_of_exhibits,
)
from docgen.service.page.review import Review, review
from docgen.service.page.work import answer, based_on, work_page, written
from docgen.service.service import current
from docgen.storage import appendix_paths

_TRIES = 5
_Answer = AnyResponse | str | tuple[str, int]


@PAGE.post("/drafts/<id>/exhibits")
@needs("render")
def add_exhibits(id: str) -> _Answer:  # noqa: A002 - the field's word
    """Add files; each that no appendix names gets one."""
    owner = caller().owner
    found = find_draft(current().database, owner, id)
    sent = [
        (each.filename or "", each.stream.read()) for each in request.files.getlist("files") if each.filename
    ]
    try:
        if not sent:
            raise DataError([Problem("no-file", "no file was chosen", "a picture, a log or another file")])
        held = hold(current(), id, _named(found, sent, request.form.get("as", "")))
        try:
            found = _kept(found, owner, held)
        except DataError:
            let_go(current(), id, held)
            raise
    except DataError as error:
        return _page(found, owner, error.problems), 422
    return redirect(_place(found), 303)


@PAGE.post("/drafts/<id>/appendices")
@needs("render")
def say_of_exhibit(id: str) -> _Answer:  # noqa: A002
    """Change what the text says of an exhibit, or take it out."""
    owner = caller().owner
    found = find_draft(current().database, owner, id)
    based = based_on(found)
    try:
        if based.version != found.version:
            raise ChangedError(found.version)
        data = read(found).data
        pairs = list(request.form.items(multi=True))
        data = post(data, section_of_exhibits(), pairs, besides={"version"}).data
        changed = change(owner, based, data, exhibits=_still_named(found, data))
    except ChangedError:
        return _conflict(found, owner)
    except DataError as error:
        return _refused(found, owner, error)
    let_go(current(), id, [each for each in found.exhibits if each not in changed.draft.exhibits])
    if "HX-Request" not in request.headers or "do" in request.form:
        return redirect(_place(found), 303)
    looked = review(changed.draft, owner)
    return answer(looked, template="page/exhibit_saved.html", **exhibits_of(looked))


@PAGE.post("/drafts/<id>/files/<key>/remove")
@needs("render")
def remove_file(id: str, key: str) -> _Answer:  # noqa: A002
    """Take out a file that no appendix names."""
    return _with_file(id, key, _without)


@PAGE.post("/drafts/<id>/files/<key>/name")
@needs("render")
def name_file(id: str, key: str) -> _Answer:  # noqa: A002
    """Give a file an appendix in the text."""
    return _with_file(id, key, lambda draft, held, owner: _kept(draft, owner, (held,)))


@PAGE.get("/drafts/<id>/files/<key>")
@needs("render")
def picture(id: str, key: str) -> AnyResponse:  # noqa: A002
    """Give a picture that was added, to be looked at within the page and nowhere else."""
    found = find_draft(current().database, caller().owner, id)
    held = picture_of(found, key)
    if held is None:
        abort(404)
    response = Response(content(current(), found, held), mimetype=held.media_type)
    response.headers.set("Content-Disposition", "attachment", filename=held.name)
    response.headers["Cache-Control"] = "private, max-age=3600, immutable"
    return response


def _named(draft: Draft, sent: list[tuple[str, bytes]], wanted: str) -> list[tuple[str, bytes]]:
    """The files under the names that the data call them; one may be given in the place of a certain one."""
    try:
        paths = tuple(appendix_paths(read(draft).data))
    except DataError:
        paths = ()
    taken = {each.name for each in draft.exhibits}
    if wanted in paths and len(sent) == 1:
        return [(wanted, sent[0][1])]
    named = []
    for given, data in sent:
        own = file_name(given, "exhibit")
        name = as_named([own], [each for each in paths if each not in taken])[own]
        name = unlike(name, taken)
        taken.add(name)
        named.append((name, data))
    return named


def _kept(draft: Draft, owner: str, held: tuple[Held, ...]) -> Draft:
    """The draft with files, and an appendix for each where the text can be read; the text is that of now."""
    for _ in range(_TRIES):
        exhibits, replaced = joined(draft.exhibits, held)
        try:
            kept = _saved(draft, owner, exhibits, held)
        except ChangedError:
            draft = find_draft(current().database, owner, draft.id)
            continue
        let_go(current(), draft.id, replaced)
        return kept
    raise DataError([Problem("changed", "the text is being changed elsewhere all the time", "to try again")])


def _saved(draft: Draft, owner: str, exhibits: tuple[Held, ...], held: tuple[Held, ...]) -> Draft:
    try:
        data = read(draft).data
        return change(owner, draft, named_by(data, held), exhibits).draft
    except DataError:  # it cannot be read, or not be written: the files are there all the same
        return save(current(), owner, replace(draft, exhibits=exhibits))


def _still_named(draft: Draft, data: Data) -> tuple[Held, ...]:
    """The files without that of an appendix which was taken out."""
    before, after = set(appendix_paths(read(draft).data)), set(appendix_paths(data))
    return tuple(each for each in draft.exhibits if each.name in after or each.name not in before)


def _without(draft: Draft, held: Held, owner: str) -> Draft:
    rest = tuple(each for each in draft.exhibits if each != held)
    kept = save(current(), owner, replace(draft, exhibits=rest))
    let_go(current(), draft.id, (held,))
    return kept


def _with_file(id_: str, key: str, action: Callable[[Draft, Held, str], Draft]) -> _Answer:
    owner = caller().owner
    found = find_draft(current().database, owner, id_)
    held = next((each for each in found.exhibits if each.key == key), None)
    if held is None:
        abort(404)
    try:
        action(found, held, owner)
    except ChangedError:
        return _conflict(found, owner)
    except DataError as error:
        return _page(found, owner, error.problems), 422
    return redirect(_place(found), 303)


def _conflict(found: Draft, owner: str) -> _Answer:
    now = find_draft(current().database, owner, found.id)
    why = Problem(
        "changed", "the text was changed elsewhere meanwhile, and nothing was overwritten", "to try again"
    )
    if "HX-Request" in request.headers:
        return answer(
            Review(now, ()),
            409,
            template="page/exhibit_refused.html",
            refused=(why,),
            status="Not saved",
            unsaved=True,
        )
    return _page(now, owner, (why,)), 409


def _refused(found: Draft, owner: str, error: DataError) -> _Answer:
    if "HX-Request" in request.headers:
        more = {"refused": error.problems, "status": "Not saved", "unsaved": True}
        return answer(Review(found, ()), 422, "page/exhibit_refused.html", **more)
    return _page(found, owner, error.problems), 422


def _page(draft: Draft, owner: str, refused: tuple[Problem, ...]) -> str:
    looked = review(draft, owner)
    more = exhibits_of(looked)
    fields = [field for each in more["exhibits"] for field in each.fields.values()]
    told = [each for each in written(fields) if each[0].startswith(KEY)]
    return work_page(looked, "exhibits", **more, refused=refused, written=told, status="Not saved")


def _place(draft: Draft) -> str:
    return url_for("page.draft", id=draft.id, view="exhibits")
