"""What a request brings: data as its body, or a form with the data and the exhibits as files.

The name of a file is what an appendix's ``path`` calls it; it is looked up, and never becomes a path.
"""

from __future__ import annotations

from collections import Counter
from io import SEEK_END, BytesIO
from typing import IO

from flask import Request
from werkzeug.datastructures import FileStorage

from docgen.readers import MAX_BYTES
from docgen.service.job import Upload
from docgen.service.problem_detail import AnswerError

DATA = "data"
"""The part of a form that holds the data; every other file in it is an exhibit."""

BODIES = {
    "application/json": "incident.json",
    "application/yaml": "incident.yaml",
    "application/x-yaml": "incident.yaml",
    "text/yaml": "incident.yaml",
    "text/x-yaml": "incident.yaml",
    "application/toml": "incident.toml",
    "text/plain": "incident",
}
"""The media types of data, and what messages call such a body; plain text says itself what it is."""
FORM = "multipart/form-data"
OPTIONS = frozenset({"layout", "format", "audience", "theme", "strict"})
_CHARSETS = ("utf-8", "utf8", "us-ascii", "ascii")
_LONGEST_NAME = 1_000
_SHOWN = 5
_SHOWN_NAME = 80


def received(request: Request) -> tuple[Upload, ...]:
    """The data first, then the exhibits.

    Raises:
        AnswerError: there are no data, too much of them, two files of one name, or neither form nor data; or
            the form holds what belongs into the address.
    """
    if request.mimetype == FORM:
        return _of_form(request)
    charset = request.mimetype_params.get("charset", "utf-8")
    if charset.lower() not in _CHARSETS:
        detail = f"it is said to be in {charset[:_SHOWN_NAME]!r} (UTF-8)"
        raise AnswerError(415, "charset", "The body is in an encoding that is not read", detail)
    if request.mimetype not in BODIES:
        told = request.mimetype or "nothing"
        kinds = ", ".join(["application/json", "application/yaml", "application/toml", FORM])
        raise AnswerError(
            415, "media-type", "The body has a media type that is not read", f"it is {told} (one of {kinds})"
        )
    body = request.stream.read(MAX_BYTES + 1)
    return (_data(BODIES[request.mimetype], body),)


def _of_form(request: Request) -> tuple[Upload, ...]:
    files = _files(request)
    given = [each for part, each in files if part == DATA]
    typed = request.form.getlist(DATA)
    _check_fields(request)
    if len(given) + len(typed) != 1:
        told = f"the form has {len(given) + len(typed)} parts called {DATA!r}"
        detail = f"{told}, or is not well-formed (exactly one, a file or a text)"
        raise AnswerError(400, "no-data", "The form holds no data", detail)
    if given:
        data = _data(given[0].filename or "incident", given[0].stream.read(MAX_BYTES + 1))
    else:
        data = _data("incident", typed[0].encode())
    exhibits = [Upload(each.filename or part, each.stream) for part, each in files if part != DATA]
    texts = request.form.items(multi=True)
    exhibits += [Upload(part, BytesIO(text.encode())) for part, text in texts if part != DATA]
    _check_names([data, *exhibits])
    return (data, *exhibits)


def only_file(request: Request, kind: str) -> IO[bytes]:
    """The one file of a form that may hold nothing else; ``kind`` says what it should be.

    Raises:
        AnswerError: there is none, or something besides.
    """
    sent = [each for part, each in _files(request) if part == DATA]
    if len(sent) != 1:
        detail = f"the form has {len(sent)} files called {DATA!r} (exactly one, {kind})"
        raise AnswerError(400, "no-data", "The form does not hold what it should", detail)
    _check_fields(request)
    others = sorted({*request.files, *request.form} - {DATA})
    if others:
        detail = f"{_listed(others)}: nothing but the file {DATA!r} is read here"
        raise AnswerError(400, "form", "The form holds what is not read", detail)
    if not sent[0].stream.seek(0, SEEK_END):
        raise AnswerError(400, "no-data", "There are no data", f"the file is empty (send {kind})")
    sent[0].stream.seek(0)
    return sent[0].stream


def _files(request: Request) -> list[tuple[str, FileStorage]]:
    """The files of a form with the names of their parts, but what a browser sends where none was chosen."""
    return [
        (part, each)
        for part, each in request.files.items(multi=True)
        if each.filename or (each.stream.seek(0, SEEK_END) and not each.stream.seek(0))
    ]


def _check_fields(request: Request) -> None:
    """Options are asked for in the address; none that somebody believes to have set is passed over."""
    meant = sorted(set(request.form) & OPTIONS)
    if meant:
        detail = f"{_listed(meant)}: this is asked for in the address (?{meant[0]}=...), not in the form"
        raise AnswerError(400, "form", "The form holds what is not read", detail)


def _listed(names: list[str]) -> str:
    """Some names of many, as many as one reads."""
    shown = ", ".join(repr(name[:_SHOWN_NAME]) for name in names[:_SHOWN])
    return shown if len(names) <= _SHOWN else f"{shown} and {len(names) - _SHOWN} more"


def _data(name: str, body: bytes) -> Upload:
    if not body:
        raise AnswerError(400, "no-data", "There are no data", "the body is empty (send the incident)")
    if len(body) > MAX_BYTES:
        detail = f"at most {MAX_BYTES // 2**20} MB; send logs and pictures as files of their own"
        raise AnswerError(413, "too-large", "The data are too large", detail)
    return Upload(name, BytesIO(body))


def _check_names(uploads: list[Upload]) -> None:
    names = [each.name for each in uploads]
    twice = sorted(name for name, count in Counter(names).items() if count > 1)
    if twice:
        detail = f"{_listed(twice)} was sent twice (each file under a name of its own)"
        raise AnswerError(400, "names", "Two files have one name", detail)
    if any(len(name) > _LONGEST_NAME or "\x00" in name for name in names):
        raise AnswerError(400, "names", "A file's name is too long, or holds what no name can")
