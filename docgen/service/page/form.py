"""The form of a draft, section by section."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from docgen.errors import DataError
from docgen.service.access import caller, needs
from docgen.service.draft import ChangedError, find_draft, save
from docgen.service.draft.naming import data_name
from docgen.service.form import Section, as_yaml, fill, post, section, sections
from docgen.service.form.posting import entries
from docgen.service.page.blueprint import PAGE
from docgen.service.page.data import change, read
from docgen.service.page.review import Review, review
from docgen.service.page.work import answer, based_on, work_page, written
from docgen.service.service import current


@PAGE.post("/drafts/<id>/form/<name>")
@needs("render")
def write_section(id: str, name: str) -> Response | str | tuple[str, int]:  # noqa: A002 - the field's word
    """Put a section into the text, and show it again with what is wrong in it."""
    owner, asked = caller().owner, _section(name)
    found = find_draft(current().database, owner, id)
    based = based_on(found)
    try:
        if based.version != found.version:
            raise ChangedError(found.version)
        data = read(found).data
        posted = post(data, asked, request.form.items(multi=True), besides={"version"})
        changed = change(owner, based, posted.data)
    except (ChangedError, DataError) as error:
        return _refused(Review(found, ()), asked, error)
    if "HX-Request" not in request.headers:
        place = url_for("page.draft", id=id, view="form", section=name, _anchor=posted.focus or None)
        return redirect(place, 303)
    looked = review(changed.draft, owner)
    more = {"remarks": changed.remarks, "focus": posted.focus, **form_of(looked, asked)}
    return answer(looked, template="page/section_saved.html", **more)


@PAGE.post("/drafts/<id>/as-yaml")
@needs("render")
def to_yaml(id: str) -> Response:  # noqa: A002
    """Write the data of a draft in YAML, which the form can change, and TOML it cannot."""
    owner = caller().owner
    found = find_draft(current().database, owner, id)
    try:
        text = as_yaml(read(found)).text
        stem = found.name.rpartition(".")[0]
        save(current(), owner, replace(based_on(found), text=text, name=data_name(f"{stem}.yaml", text)))
    except ChangedError:
        abort(409)
    return redirect(url_for("page.draft", id=id, view="form"), 303)


def form_of(found: Review, asked: Section | None = None) -> dict[str, Any]:
    """What the view of the form needs: the sections, the one that is shown, and why there is none."""
    if asked is None:
        asked = _section(request.args.get("section") or sections()[0].name)
    try:
        source = read(found.draft)
    except DataError as error:
        return {"unformed": error.problems, "form": None, "filled": None, "is_toml": False}
    form = fill(source.data, found.problems)
    return {
        "unformed": (),
        "form": form,
        "filled": form.section(asked.name),
        "is_toml": source.format == "toml",
    }


def _refused(found: Review, asked: Section, error: ChangedError | DataError) -> Response | tuple[str, int]:
    """Say why a section was not kept; what was written stays on the page, where scripts may run."""
    changed = isinstance(error, ChangedError)
    code = 409 if changed else 422
    problems = () if isinstance(error, ChangedError) else error.problems
    if "HX-Request" in request.headers:
        body = render_template(
            "page/section_refused.html",
            draft=found.draft,
            filled_name=asked.name,
            changed=changed,
            refused=problems,
        )
        response = Response(body, code, mimetype="text/html")
        response.headers["HX-Retarget"], response.headers["HX-Reswap"] = "#section-refused", "innerHTML"
        return response
    looked = review(found.draft, caller().owner)
    shown = form_of(looked, asked)
    nodes = shown["filled"].nodes if shown["filled"] else ()
    status = "Not saved: changed elsewhere" if changed else "Not saved"
    more = {**shown, "refused": problems, "changed": changed, "written": written(entries(nodes))}
    return work_page(looked, "form", whole=True, status=status, **more), code


def _section(name: str) -> Section:
    try:
        return section(name)
    except KeyError:
        abort(404)
