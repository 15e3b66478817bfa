"""The files of a draft: taken in, read again, taken out.

A name that somebody gave is what the data call the file. In the store it has a key of our own.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from hashlib import sha256

from docgen.errors import DataError
from docgen.evidence.gathering import MOST_BYTES_IN_ALL
from docgen.evidence.picture import MOST_BYTES
from docgen.evidence.signature import media_type
from docgen.location import Location
from docgen.problem import Problem
from docgen.service.draft.draft import Draft, Held
from docgen.service.draft.keeping import files_in, files_of_all, folder_of, place_of
from docgen.service.rooms import Rooms
from docgen.storage import Shelf

MOST_FILES = 200
"""The most files of one draft."""

SHOWN = ("image/png", "image/jpeg", "image/gif", "image/webp")
"""The media types that a browser may show; SVG is not among them, since it can hold a program."""


def hold(rooms: Rooms, draft: str, files: Iterable[tuple[str, bytes]]) -> tuple[Held, ...]:
    """Put files into the store; they belong to the draft when it is saved with what this gives.

    Args:
        rooms: where files are kept.
        draft: its id.
        files: what the data call each, and its content.

    Raises:
        DataError: a file is larger than any exhibit may be, or empty; nothing is kept then.
        OutputError: a file cannot be written.
    """
    given = list(files)
    problems = [problem for name, data in given for problem in _faults(name, data)]
    if problems:
        raise DataError(problems)
    held = []
    for name, data in given:
        each = Held(name, secrets.token_hex(8), len(data), media_type(data, name), sha256(data).hexdigest())
        rooms.store.write(place_of(draft, each.key), data, replace=False)
        held.append(each)
    return tuple(held)


def joined(before: Sequence[Held], added: Sequence[Held]) -> tuple[tuple[Held, ...], tuple[Held, ...]]:
    """All files once some were added, and those that gave way to another of their name.

    Raises:
        DataError: together they are too many, or too large.
    """
    by_name = {each.name: each for each in before}
    replaced = []
    for each in added:
        if each.name in by_name:
            replaced.append(by_name[each.name])
        by_name[each.name] = each
    held = tuple(by_name.values())
    if len(held) > MOST_FILES:
        message = f"the draft would have {len(held)} files"
        raise DataError([Problem("too-many", message, f"at most {MOST_FILES}")])
    if sum(each.size for each in held) > MOST_BYTES_IN_ALL:
        message = f"with {added[-1].name} the files would have more than {MOST_BYTES_IN_ALL // 2**20} MB"
        raise DataError([Problem("too-large", message, "fewer or smaller files")])
    return held, tuple(replaced)


def content(rooms: Rooms, draft: Draft, held: Held) -> bytes:
    """What a file holds.

    Raises:
        DataError: it is no longer there, or cannot be read.
    """
    shelf = Shelf(rooms.folder(folder_of(draft.id)), {held.name: held.key})  # which errors tell by its name
    return shelf.read(held.name, MOST_BYTES)


def shelf_of(rooms: Rooms, draft: Draft) -> Shelf:
    """The files of a draft under the names that the data call them."""
    return Shelf(rooms.folder(folder_of(draft.id)), {each.name: each.key for each in draft.exhibits})


def let_go(rooms: Rooms, draft: str, files: Iterable[Held]) -> None:
    """Remove files from the store that a draft no longer has.

    Raises:
        OutputError: one cannot be removed.
    """
    for each in files:
        rooms.store.remove(place_of(draft, each.key))


def _faults(name: str, data: bytes) -> Iterable[Problem]:
    if not data:
        yield Problem("empty", f"{name} is empty", "a file with something in it", location=Location(name))
    if len(data) > MOST_BYTES:
        message = f"{name} has {len(data) / 2**20:.1f} MB"
        yield Problem("too-large", message, f"at most {MOST_BYTES // 2**20} MB", location=Location(name))


def sweep_files(rooms: Rooms, known: frozenset[str]) -> frozenset[str]:
    """Remove files that belong to no draft, and did not when ``known`` was returned: a draft may be coming.

    Returns:
        The names of what seems to belong to no draft now.
    """
    stray = frozenset(files_in(rooms) - files_of_all(rooms.database))
    for name in stray & known:
        rooms.store.remove(name)
    return stray - known
