"""What a server tells, taken out of its JSON: anything that is not as it should be is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docgen.errors import RemoteError
from docgen.location import FieldPath, Location, show_path
from docgen.manifest import FailureKind
from docgen.problem import Problem, Weight
from docgen.remote.connection import Answer

MOST_BYTES = 64 * 2**20
"""Of a job, with everything that is wrong with its data."""
_DIGEST = re.compile(r"[0-9a-f]{64}")
_FINAL = ("done", "failed")
_STATES = ("queued", "running", *_FINAL)


@dataclass(frozen=True, slots=True)
class Offer:
    """A document that is to be fetched."""

    name: str
    layout: str
    format: str
    media_type: str
    size: int
    pages: int | None
    sha256: str
    content_sha256: str


@dataclass(frozen=True, slots=True)
class RemoteJob:
    """A job as its server tells of it; ``failures`` are kinds with messages."""

    id: str
    state: str
    offers: tuple[Offer, ...]
    failures: tuple[tuple[FailureKind, str], ...]
    problems: tuple[Problem, ...]

    @property
    def is_final(self) -> bool:
        """Whether it will stay as it is."""
        return self.state in _FINAL


def read_json(answer: Answer, who: str) -> Mapping[str, Any]:
    """The object that an answer holds; ``who`` is what messages call the server.

    Raises:
        RemoteError: it holds none.
    """
    try:
        said = json.loads(answer.body)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise RemoteError(f"{who}: no docgen service answers there (HTTP {answer.status})")
    return said


def read_job(answer: Answer, who: str) -> RemoteJob:
    """The job that an answer tells of.

    Raises:
        RemoteError: it tells of none.
    """
    said = read_json(answer, who)
    try:
        return RemoteJob(
            id=_text(said["id"]),
            state=_one_of(said["state"], _STATES),
            offers=tuple(map(_offer, said["documents"])),
            failures=tuple((FailureKind(each["kind"]), _text(each["message"])) for each in said["failures"]),
            problems=tuple(map(read_problem, said["problems"])),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RemoteError(f"{who}: the answer tells of no job as docgen has them") from error


def read_problem(said: Mapping[str, Any]) -> Problem:
    """What :meth:`docgen.problem.Problem.as_data` wrote.

    Raises:
        KeyError, TypeError, ValueError: something else did.
    """
    return Problem(
        rule=_text(said["rule"]),
        message=_text(said["message"]),
        expected=_text(said["expected"] or ""),
        path=_path(_text(said["pointer"]), _text(said["path"])),
        location=Location(_text(said["file"] or ""), _number(said["line"]), _number(said["column"])),
        weight=Weight(said["weight"]),
    )


def _path(pointer: str, shown: str) -> FieldPath:
    """The path that is written in both ways: only the second tells ``a[1]`` from a key ``1`` of ``a``."""
    path: FieldPath = ()
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        if name.isascii() and name.isdigit() and shown.startswith(show_path((*path, int(name)))):
            path = (*path, int(name))
        else:
            path = (*path, name)
    return path


def _offer(said: Mapping[str, Any]) -> Offer:
    texts = {key: _text(said[key]) for key in ("name", "layout", "format", "media_type")}
    digests = {key: _digest(said[key]) for key in ("sha256", "content_sha256")}
    size = _number(said["size"])
    if size is None:
        raise ValueError("a document without a size")
    return Offer(**texts, **digests, size=size, pages=_number(said["pages"]))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _number(value: object) -> int | None:
    if value is not None and (not isinstance(value, int) or value < 0):
        raise TypeError(value)
    return value


def _one_of(value: object, known: tuple[str, ...]) -> str:
    if value not in known:
        raise ValueError(value)
    return str(value)


def _digest(value: object) -> str:
    text = _text(value)
    if _DIGEST.fullmatch(text) is None:
        raise ValueError(text)
    return text
