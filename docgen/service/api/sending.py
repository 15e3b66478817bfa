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
_CHARSETS = ("utf-8", "utf8", "us-ascii", "ascii")
_LONGEST_NAME = 1_000
_SHOWN = 5
_SHOWN_NAME = 80


def received(request: Request) -> tuple[Upload, ...]:
    """The data first, then the exhibits.

    Raises:
        AnswerError: there are no data, too much of them, two files of one name, or neither form nor data.
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
    _refuse_other_fields(request)
    files = _files(request)
    given = [each for part, each in files if part == DATA]
    typed = request.form.getlist(DATA)
    if len(given) + len(typed) != 1:
        told = f"the form has {len(given) + len(typed)} parts called {DATA!r}"
        detail = f"{told}, or is not well-formed (exactly one, a file or a text)"
        raise AnswerError(400, "no-data", "The form holds no data", detail)
    if given:
        data = _data(given[0].filename or "incident", given[0].stream.read(MAX_BYTES + 1))
    else:
        data = _data("incident", typed[0].encode())
    exhibits = [Upload(each.filename or "", each.stream) for part, each in files if part != DATA]
    _check_names([data, *exhibits])
    return (data, *exhibits)


def only_file(request: Request, kind: str) -> IO[bytes]:
    """The one file of a form, its part ``data``; ``kind`` says what it should be.

    Raises:
        AnswerError: there is none, or something else besides.
    """
    _refuse_other_fields(request)
    sent = _files(request)
    if [part for part, _ in sent] != [DATA]:
        parts = _listed([part or "" for part, _ in sent]) or "none"
        detail = f"the files of the form are {parts} (exactly one, {DATA!r}: {kind})"
        raise AnswerError(400, "no-data", "The form should hold one file", detail)
    stream = sent[0][1].stream
    if not stream.seek(0, SEEK_END):
        raise AnswerError(400, "no-data", "There are no data", f"the file is empty (send {kind})")
    stream.seek(0)
    return stream


def _files(request: Request) -> list[tuple[str, FileStorage]]:
    """The files of a form with the names of their parts, but what a browser sends where none was chosen."""
    found = []
    for part, each in request.files.items(multi=True):
        if each.filename:
            found.append((part, each))
        elif each.stream.read(1):
            detail = f'the part {part!r} is a file without a name (filename="...")'
            raise AnswerError(400, "names", "A file has no name", detail)
    return found


def _refuse_other_fields(request: Request) -> None:
    other = sorted({each or "" for each in request.form} - {DATA})  # a part may have no name at all
    if other:
        detail = f"nothing reads {_listed(other)} (a file has a file name, options stand in the address)"
        raise AnswerError(400, "fields", "The form has a field that is not known", detail)


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
