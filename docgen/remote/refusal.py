"""What an answer that is no success means to whoever asked: problem details (RFC 9457) become errors."""

from __future__ import annotations

from docgen.errors import DataError, DocgenError, RemoteError, RemoteRefusalError
from docgen.problem import Problem
from docgen.remote.connection import Answer
from docgen.remote.report import read_json, read_problem

_UNKNOWN, _FORBIDDEN, _ABSENT = 401, 403, 404
_CLIENT, _SERVER = 400, 500
_REMEDY = "give it by --token-file or DOCGEN_TOKEN; docgen token new makes one"


def refused(answer: Answer, who: str) -> DocgenError:
    """The error that an answer stands for; ``who`` is what messages call the server."""
    if not _CLIENT <= answer.status < _SERVER + 100:
        place = answer.headers.get("location")
        hint = f" to {place} (give --server that address, if you know it)" if place else ""
        return RemoteRefusalError(f"{who}: the server answers {answer.status}{hint}")
    try:
        said = read_json(answer, who)
    except RemoteError:
        if answer.status in (_UNKNOWN, _FORBIDDEN):
            said = {}  # a proxy may ask for the token as well
        elif answer.status < _SERVER:
            return RemoteRefusalError(f"{who}: no docgen service answers there (HTTP {answer.status})")
        else:
            return RemoteError(f"{who}: the server answers {answer.status}")
    problems = _problems(said.get("problems"))
    if problems:
        return DataError(problems)
    title, detail = (said.get(key) or "" for key in ("title", "detail"))
    told = f"{title}: {detail}" if title and detail else f"{title or detail or answer.status}"
    if answer.status == _UNKNOWN:
        return RemoteRefusalError(f"{who}: {told} ({_REMEDY})")
    if answer.status < _SERVER and answer.status != 429:  # noqa: PLR2004 - RFC 6585 section 4
        return RemoteRefusalError(f"{who}: {told}")
    return RemoteError(f"{who}: {told}")


def _problems(said: object) -> tuple[Problem, ...]:
    try:
        return tuple(map(read_problem, said)) if isinstance(said, list) else ()
    except (KeyError, TypeError, ValueError, AttributeError):
        return ()
