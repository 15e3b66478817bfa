"""Errors over HTTP: problem details (RFC 9457), whatever went wrong and wherever.

Their types are ``urn:docgen:problem:<name>``; the page shows the same in words.
"""

from __future__ import annotations

import json
import logging
import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from docgen.errors import (
    BusyError,
    DataError,
    DocgenError,
    DocumentError,
    LayoutError,
    PolicyError,
    UnreadableError,
)
from docgen.service.desk import RefusedError
from docgen.service.job import MismatchError, NotFoundError
from docgen.service.trouble import is_trouble

MEDIA_TYPE = "application/problem+json"
_log = logging.getLogger(__name__)


class AnswerError(Exception):
    """An answer that says what is wrong.

    Args:
        status: of HTTP.
        name: the last part of the type: a short stable name for machines.
        title: what kind of problem it is, in a few words that are always the same.
        detail: what is wrong this time, and what would be right.
        headers: of the answer.
        members: what else machines can use (RFC 9457 section 3.2).
    """

    def __init__(
        self,
        status: int,
        name: str,
        title: str,
        detail: str = "",
        *,
        headers: Mapping[str, str] | None = None,
        **members: Any,
    ) -> None:
        super().__init__(detail or title)
        self.status, self.name, self.title, self.detail = status, name, title, detail
        self.headers = dict(headers or {})
        self.members = members

    def response(self) -> Response:
        """As problem details."""
        members = {"instance": request.path, **self.members}
        body = problem_body(self.status, self.name, self.title, self.detail, **members)
        return Response(body, self.status, self.headers, content_type=MEDIA_TYPE)


def problem_body(status: int, name: str, title: str, detail: str, **members: Any) -> bytes:
    """The problem details of an answer, as bytes; what is said of each is said of :class:`AnswerError`."""
    said = {
        "type": f"urn:docgen:problem:{name}",
        "title": title,
        "status": status,
        "detail": detail or None,
        **members,
    }
    return json.dumps({key: value for key, value in said.items() if value is not None}).encode()


def invalid_data(problems: Sequence[Mapping[str, Any]], **members: Any) -> AnswerError:
    """The data are wrong: all that is wrong with them."""
    errors = sum(each["weight"] == "error" for each in problems)
    detail = (
        f"{errors or len(problems)} problem{'' if (errors or len(problems)) == 1 else 's'}; all are listed"
    )
    return AnswerError(
        422, "invalid-data", "The data are not valid", detail, problems=list(problems), **members
    )


def unavailable(detail: str = "", **members: Any) -> AnswerError:
    """The service cannot do now what it should; ``detail`` names nothing of where it keeps its things."""
    wait = {"Retry-After": "10"}
    return AnswerError(503, "unavailable", "The service cannot do this now", detail, headers=wait, **members)


def problem_of(error: Exception) -> AnswerError:
    """What is answered to an error; of a bug no more than a number, under which the log has it all."""
    match error:
        case AnswerError():
            return error
        case DataError():
            return invalid_data([each.as_data() for each in error.problems])
        case HTTPException():
            return _of_http(error)
        case DocgenError():
            return _of_docgen(error)
        case OSError() if is_trouble(error):
            return _unavailable(f"the system refuses: {error}")
    number = secrets.token_hex(4)
    _log.error("bug %s", number, exc_info=error)
    return AnswerError(500, "bug", "This is a bug in docgen", f"the service's log has it under {number}")


def _of_docgen(error: DocgenError) -> AnswerError:
    said = str(error)
    match error:
        case BusyError():
            wait = {"Retry-After": f"{error.seconds:.0f}"}
            return AnswerError(429, "busy", "Too much is waiting", said, headers=wait)
        case NotFoundError():
            return AnswerError(404, "not-found", "There is no such thing", said)
        case MismatchError():
            return AnswerError(422, "idempotency-key", "The idempotency key was used before", said)
        case RefusedError():
            return AnswerError(422, "limits", "It takes more than it may", said)
        case LayoutError() | PolicyError() | UnreadableError() | DocumentError():
            return AnswerError(422, "cannot-be-made", "It cannot be made as asked", said)
    return _unavailable(said)


def _unavailable(reason: str) -> AnswerError:
    _log.error("%s", reason)  # which may name what lies where on this machine: nobody else is told
    return unavailable()


def _of_http(error: HTTPException) -> AnswerError:
    """An error of the framework; what flask-smorest found wrong with parameters is told one by one."""
    status = error.code or 500
    title = error.name
    headers = {
        name: value
        for name, value in error.get_headers()
        if name.lower() not in ("content-type", "content-length")
    }
    data = getattr(error, "data", None) or {}
    messages = data.get("messages") or data.get("errors")
    if messages:
        problems = [{"parameter": where, "message": said} for where, said in _told(messages)]
        detail = "; ".join(f"{each['parameter']}: {each['message']}" for each in problems)
        return AnswerError(status, "parameters", "The parameters are not valid", detail, parameters=problems)
    name = getattr(error, "problem", title.lower().replace(" ", "-"))
    return AnswerError(status, name, title, data.get("message") or error.description or "", headers=headers)


def _told(messages: Any, where: str = "") -> list[tuple[str, str]]:
    if isinstance(messages, Mapping):
        return [
            told
            for key, inner in messages.items()
            for told in _told(
                inner, where if key in ("query", "json", "form") else f"{where}.{key}".lstrip(".")
            )
        ]
    if isinstance(messages, list):
        return [told for each in messages for told in _told(each, where)]
    return [(where, str(messages))]


def answer_problems(app: Flask) -> None:
    """Let every error of an application be answered so."""

    def answer(error: Exception) -> Response:
        return problem_of(error).response()

    app.register_error_handler(Exception, answer)
    app.register_error_handler(HTTPException, answer)  # flask-smorest has one of its own for these
