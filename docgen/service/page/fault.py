"""Errors of the page, in plain words; whoever asks for no page is answered as the API answers."""

from __future__ import annotations

from flask import Flask, Response, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from docgen.service.page.blueprint import PAGE
from docgen.service.problem_detail import AnswerError, problem_of

_TITLES = {
    401: "Sign in first",
    403: "You may not do this",
    404: "There is nothing here",
    405: "This cannot be done here",
    413: "That is too much at once",
    422: "This cannot be done as it was asked",
    429: "Too much is waiting at the moment",
    500: "Something went wrong, and it is docgen's fault",
    503: "The service cannot do this now",
}
_WORDS = {
    403: "Your token does not allow it, or this page was not the one that asked for it.",
    404: "It was removed, its time is over, or it never was. Drafts and documents stay for some days.",
    413: "Give smaller files, or fewer of them.",
    429: "Try again in a moment; nothing that you wrote is lost.",
    503: "Try again in a moment. If it goes on, whoever runs this service finds the reason in its log.",
}


_SAID_ENOUGH = (404, 405)


@PAGE.errorhandler(Exception)
def answer(error: Exception) -> Response:
    """An error as a page, or as problem details."""
    detail = problem_of(error)
    return _page(detail) if _wants_page() else detail.response()


def show_errors(app: Flask) -> None:
    """Let errors of the sign-in, and of addresses that nothing answers, be pages as those of the page are."""
    for kind in (404, 405, HTTPException, Exception):
        app.register_error_handler(kind, answer)


def _wants_page() -> bool:
    return not request.path.startswith("/v1/") and "text/html" in request.headers.get("Accept", "")


def _page(detail: AnswerError) -> Response:
    words = _WORDS.get(detail.status) or detail.detail or detail.title
    said = {
        "title": _TITLES.get(detail.status, detail.title),
        "words": words,
        "detail": "" if detail.status in _SAID_ENOUGH or detail.detail == words else detail.detail,
        "status": detail.status,
        "problems": detail.members.get("problems", ()),
    }
    response = make_response(render_template("page/error.html", **said), detail.status)
    response.headers.update(detail.headers)
    return response
