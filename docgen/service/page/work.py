"""The work page of a draft, and what a change of the draft is answered with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from flask import abort, make_response, render_template, request
from werkzeug.wrappers import Response

from docgen.service.draft import Draft
from docgen.service.form.filled import Entry
from docgen.service.form.posting import DO, VERSION
from docgen.service.page.choice import offered
from docgen.service.page.drawing import drawing_of
from docgen.service.page.review import MOST_SHOWN, Review

_VERSION = re.compile("[0-9]{1,9}", re.ASCII)
_GOOD = "docgen-good"  # the event that has the pages drawn anew


def based_on(found: Draft) -> Draft:
    """A draft as it was when the change that is sent began, as far as its version goes."""
    given = request.form.get("version", "")
    if not _VERSION.fullmatch(given):
        abort(400, "the form does not say which version of the text it is based on")
    return replace(found, version=int(given))


def answer(found: Review, code: int = 200, template: str = "page/checked.html", **more: Any) -> Response:
    """What a change is answered with: the problems, and what else of the page it changes."""
    is_kept = code < 400  # noqa: PLR2004
    said = {**_said(found), **(drawing_of(found.draft) if is_kept and found.errors else {})}
    body = render_template(
        template, **{**said, **({} if is_kept else {"summary": "", "blocked": False}), **more}
    )
    response = make_response(body, code)
    if found.is_good and is_kept:
        response.headers["HX-Trigger-After-Settle"] = _GOOD
    return response


def work_page(found: Review, view: str, **more: Any) -> str:
    """The whole work page; ``more`` is what the view needs besides."""
    said = {**_said(found), **offered(), **drawing_of(found.draft), "may_draw": found.is_good, **more}
    return render_template("page/draft.html", view=view, **said)


def written(shown: Iterable[Entry]) -> list[tuple[str, str]]:
    """What was posted and is in none of the fields that are ``shown`` instead, by the names of the fields.

    Where scripts run the form stays as it is; where none do, it would be lost.
    """
    known = {each.name: each.value for each in shown}
    sent = [(name, "\n".join(value.splitlines())) for name, value in request.form.items(multi=True)]
    other = [each for each in sent if each[0] not in (DO, VERSION) and known.get(each[0]) != each[1]]
    return [(name, value) for name, value in other if value.strip()]


def _said(found: Review) -> dict[str, Any]:
    return {
        "draft": found.draft,
        "problems": found.problems,
        "unchecked": found.unchecked,
        "most": MOST_SHOWN,
        "summary": found.summary,
        "blocked": bool(found.errors),
        "status": f"Saved: {found.words}",
    }
