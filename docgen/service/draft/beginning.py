"""Beginnings: a draft out of the scaffold, out of text, or out of the files that somebody dropped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docgen.errors import DataError, DocgenError
from docgen.location import Location
from docgen.problem import Problem
from docgen.readers import read_bytes
from docgen.readers.decode import decode
from docgen.scaffold import scaffold
from docgen.service.draft.draft import Draft
from docgen.service.draft.holding import hold, joined, let_go
from docgen.service.draft.keeping import begin, new_id
from docgen.service.draft.naming import as_named, data_name, file_name, is_data, unlike
from docgen.service.rooms import Rooms
from docgen.storage import appendix_paths

MOST_BYTES_LOOKED_INTO = 256 * 1024
"""The longest text that is read within a request, to see which files it names; a longer one is not asked."""


def begin_from_scaffold(rooms: Rooms, owner: str) -> Draft:
    """A draft that holds the scaffold.

    Raises:
        DataError: the owner has as many drafts as anybody may have.
    """
    return begin(rooms, owner, Draft(new_id(), "incident.yaml", scaffold()))


def begin_from_text(rooms: Rooms, owner: str, text: str) -> Draft:
    """A draft that holds a text.

    Raises:
        DataError: there is nothing in it, or more than any data may have, or the owner has too many drafts.
    """
    if not text.strip():
        raise DataError([Problem("empty", "the text is empty", "the data of an incident, in YAML or JSON")])
    return begin(rooms, owner, Draft(new_id(), data_name("incident", text), text))


def begin_from_files(rooms: Rooms, owner: str, files: Sequence[tuple[str, bytes]]) -> Draft:
    """A draft out of a data file and its exhibits, in any order.

    Args:
        rooms: where the draft will be.
        owner: whose it will be.
        files: the name of each as the browser told it, and its content.

    Raises:
        DataError: which of them are the data is not clear, one of them cannot be taken, or the owner has too
            many drafts.
    """
    named = _named(files)
    name = _data_among(named)
    text = decode(named.pop(name), name)
    chosen = as_named(named, paths_named(text, name))
    id_ = new_id()
    held = hold(rooms, id_, [(chosen[each], data) for each, data in named.items()])
    try:
        exhibits = joined((), held)[0] if held else ()
        return begin(rooms, owner, Draft(id_, name, text, exhibits))
    except DocgenError:
        let_go(rooms, id_, held)
        raise


def paths_named(text: str, name: str) -> tuple[str, ...]:
    """The paths of the appendices that a text names; none where it cannot be read, or is too long to try."""
    data = text.encode("utf-8", "replace")
    if len(data) > MOST_BYTES_LOOKED_INTO:
        return ()
    try:
        return tuple(appendix_paths(read_bytes(data, name).data))
    except DataError:
        return ()


def _named(files: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    named: dict[str, bytes] = {}
    for given, data in files:
        named[unlike(file_name(given, "exhibit"), named)] = data
    return named


def _data_among(named: dict[str, bytes]) -> str:
    """The name of the data file: the only one, or the only one that no other names as its exhibit."""
    candidates = [name for name in named if is_data(name)]
    if len(candidates) > 1:
        candidates = [name for name in candidates if not _is_exhibit(name, candidates, named)]
    if len(candidates) == 1:
        return candidates[0]
    expected = "one file of data (.yaml, .json or .toml), and the files that it names"
    if not candidates:
        given = ", ".join(named) or "nothing"
        raise DataError([Problem("no-data", f"none of these is a file of data: {given}", expected)])
    problems = [
        Problem("many-data", f"{name} may be the data, and so may another", expected, location=Location(name))
        for name in candidates
    ]
    raise DataError(problems)


def _is_exhibit(name: str, candidates: Iterable[str], named: dict[str, bytes]) -> bool:
    others = (each for each in candidates if each != name)
    return any(
        path.rpartition("/")[2] == name
        for each in others
        for path in paths_named(named[each].decode("utf-8", "replace"), each)
    )
