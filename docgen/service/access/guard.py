"""The guard: before any view is called it is known who asks, and that they may.

    marked? ──> forged? ──> needs nobody, or: who asks? ──> may they? ──> the view

Nothing of a body is read before that.
"""

from __future__ import annotations

from flask import Flask, current_app, redirect, request, url_for
from werkzeug.wrappers import Response

from docgen.service.access.forgery import refuse_forged
from docgen.service.access.headers import add_headers
from docgen.service.access.identity import identified
from docgen.service.access.limits import set_limits
from docgen.service.access.mark import Mark, is_automatic, mark_of, public
from docgen.service.access.refusal import (
    ClosedError,
    InsufficientScopeError,
    UnauthenticatedError,
    add_challenge,
    remembered,
)
from docgen.service.access.session import has_session, keep_sessions
from docgen.service.access.sign_in import add_sign_in
from docgen.service.service import current


def guard(app: Flask) -> None:
    """Let no request reach a view but those that may; add the headers of answers, and the sign-in.

    ``app.extensions["docgen"]`` must hold the service already.

    Raises:
        ServiceError: the database cannot be used.
    """
    with app.app_context():
        service = current()
    set_limits(app, service.settings.limits)
    keep_sessions(app, service.database.secret())
    if app.has_static_folder:
        public(app.view_functions["static"])
    add_sign_in(app)
    app.before_request(_check)
    app.after_request(add_challenge)
    app.after_request(add_headers)


def _check() -> Response | None:
    rule = request.url_rule
    if rule is None or is_automatic(rule, request.method):
        return None  # no view will be called: Flask says that there is none, or which methods there are
    mark = mark_of(current_app.view_functions[rule.endpoint], request.method)
    if mark is None:
        raise ClosedError
    refuse_forged(request, has_session)
    if mark == Mark():
        return None
    found = identified()
    if isinstance(found, UnauthenticatedError):
        if _is_navigation():
            return redirect(url_for("access.sign_in", next=_here()), 303)
        raise remembered(found)
    if mark.scope not in found.scopes:
        raise remembered(InsufficientScopeError(mark.scope))
    return None


def _is_navigation() -> bool:
    """Whether a person would see the answer: a browser asks for a page, and for none of the API."""
    accepts_pages = "text/html" in request.headers.get("Accept", "")
    return request.method in {"GET", "HEAD"} and accepts_pages and not request.path.startswith("/v1/")


def _here() -> str:
    return request.full_path.removesuffix("?")
