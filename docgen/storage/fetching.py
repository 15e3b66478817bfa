"""Exhibits that lie in a store, brought to where evidence reads them: a folder of this machine."""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from docgen.errors import DataError
from docgen.evidence import listing, picture
from docgen.evidence.folder import path_parts
from docgen.evidence.gathering import MOST_BYTES_IN_ALL
from docgen.evidence.refusal import megabytes
from docgen.location import Location
from docgen.problem import Problem
from docgen.storage.candidate import Input

_MOST_BYTES = max(picture.MOST_BYTES, listing.MOST_BYTES)


@contextmanager
def fetched(input: Input, paths: Iterable[str]) -> Iterator[Path]:  # noqa: A002 - the field's word
    """A local folder in which the files lie that the data of an input names.

    For a place on this machine it is the place itself, and nothing is copied. Otherwise it is a private
    temporary folder, removed afterwards. Paths that are unsafe are not fetched and those that are missing
    stay absent, so that evidence refuses them in its own words and in their place.

    Args:
        input: the input; paths start at its place.
        paths: of the appendices, as the data writes them.

    Raises:
        DataError: files are larger than evidence reads, alone or together, or a transfer failed; with
            every file that it concerns.
    """
    local = input.place.local()
    if local is not None:
        yield local
        return
    folder = Path(tempfile.mkdtemp(prefix="docgen-"))
    try:
        _fetch(input, paths, folder)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _fetch(origin: Input, paths: Iterable[str], folder: Path) -> None:
    problems: list[Problem] = []
    room = MOST_BYTES_IN_ALL
    names = dict.fromkeys(name for path in paths if (name := _name(path)))
    for name in names:
        try:
            data = origin.place.read(name, _MOST_BYTES)
        except DataError as error:
            problems.extend(_not_for_evidence(error, folder / name))
            continue
        room -= len(data)
        if room < 0:
            problems.append(_too_much(origin, name))
            break
        problems.extend(_keep(origin, folder, name, data))
    if problems:
        raise DataError(problems)


def _name(path: str) -> str:
    """The name of a path's file in the place; empty where evidence refuses the path."""
    try:
        return "/".join(path_parts(path))
    except DataError:
        return ""


def _not_for_evidence(error: DataError, target: Path) -> list[Problem]:
    """What evidence would not say itself: not that a file is missing, or a folder."""
    kept = []
    for problem in error.problems:
        if problem.rule == "not-a-file":
            with suppress(OSError, ValueError):
                target.mkdir(parents=True, exist_ok=True)
        elif problem.rule != "missing-file":
            kept.append(problem)
    return kept


def _keep(origin: Input, folder: Path, name: str, data: bytes) -> list[Problem]:
    target = folder / name
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    except UnicodeEncodeError:
        return []  # evidence says that no file can have this name
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return []  # evidence meets the same error
        message = f"the file {name!r} cannot be kept on this machine: {error.strerror}"
        return [Problem("unreadable-file", message, location=Location(origin.address))]
    return []


def _too_much(origin: Input, name: str) -> Problem:
    return Problem(
        "too-large",
        f"with {name!r} the appendices have more than {megabytes(MOST_BYTES_IN_ALL)} together",
        "fewer or smaller files",
        location=Location(origin.address),
    )
