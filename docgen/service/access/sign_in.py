"""Signing in to the page with a token, and out."""

from __future__ import annotations

import re

from flask import Blueprint, Flask, current_app, redirect, render_template, request
from werkzeug.wrappers import Response

from docgen.service.access.attempt import Attempts
from docgen.service.access.audit import Line, record, write
from docgen.service.access.identity import caller_or_none, why_nobody, why_token
from docgen.service.access.mark import public
from docgen.service.access.refusal import RefusedError, TooManyAttemptsError, UnauthenticatedError, remembered
from docgen.service.access.scope import Means
from docgen.service.access.session import begin_session, end_session
from docgen.service.access.token import Token, find
from docgen.service.service import current

_LARGEST = 8192  # bytes of the form
_ATTEMPTS = "docgen_attempts"
_PATH = re.compile(
    r"/(?!/)[!-\[\]-~]*", re.ASCII
)  # what can be seen, but no backslash: to browsers it is a slash
_LONGEST_PATH = 2000

_BLUEPRINT = Blueprint("access", __name__, template_folder="../page/templates")


def add_sign_in(app: Flask) -> None:
    """Give an app ``/sign-in`` and ``/sign-out``; the template ``sign_in.html`` is the page's."""
    app.extensions[_ATTEMPTS] = Attempts()
    app.register_blueprint(_BLUEPRINT)


@_BLUEPRINT.get("/sign-in")
@public
def sign_in() -> str:
    """Show the form; and why one is here, where a session has ended."""
    return _form(why_nobody(), request.args.get("next", ""))


@_BLUEPRINT.post("/sign-in")
@public
def sign_in_with() -> Response | tuple[str, int]:
    """Begin a session with the token of the form, and go on to where one wanted to be."""
    request.max_content_length = _LARGEST
    presented, wanted = request.form.get("token", "").strip(), request.form.get("next", "")
    attempts: Attempts = current_app.extensions[_ATTEMPTS]
    peer = request.remote_addr or ""
    try:
        attempts.begin(peer)
    except TooManyAttemptsError as error:
        return _refused(error, wanted)
    database = current().database
    found = find(database, presented)
    if not isinstance(found, Token):
        why = why_token(found)
        return _refused(UnauthenticatedError(why, why, "invalid_token"), wanted)
    attempts.succeed(peer)
    begin_session(found, write(database, Line(found.owner, "sign-in", token=found.id)))
    return redirect(_within(wanted), 303)


@_BLUEPRINT.post("/sign-out")
@public
def sign_out() -> Response:
    """End the session, if there is one."""
    known = caller_or_none()
    if known is not None and known.means is Means.SESSION:
        record("sign-out")
    end_session()
    return redirect(f"{request.root_path}/sign-in", 303)


def _refused(error: RefusedError, wanted: str) -> tuple[str, int]:
    """The form again, with what was wrong."""
    remembered(error)
    return _form(error.detail, wanted), error.code or RefusedError.code


def _form(message: str, wanted: str) -> str:
    return render_template("sign_in.html", message=message, next=_within(wanted), caller=caller_or_none())


def _within(path: str) -> str:
    """A path of this service, or its front page: nobody is sent elsewhere by a link that leads here."""
    if len(path) <= _LONGEST_PATH and _PATH.fullmatch(path):
        return path
    return f"{request.root_path}/"
