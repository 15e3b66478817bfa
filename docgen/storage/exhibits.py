"""Which of the data files that were found are exhibits of others, by what those name as appendices.

A configuration that was attached as evidence may well be YAML. It is an exhibit, and no input, where another
data file that was found names it as the path of an appendix. Only what names it is believed, never what it
looks like; so what is no incident, and nobody's exhibit, stays an input and is reported as failed.

Files that name one another in a circle, and that no one else names, all stay inputs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

from docgen.errors import DataError
from docgen.evidence.folder import path_parts
from docgen.readers import MAX_BYTES, Data, read_bytes
from docgen.storage.candidate import Candidate

_Key = tuple[Hashable, str]

_BESIDE = 8
_PORTION = 1024
_SUFFIX = re.compile(rb"\.(?:ya?ml|json|toml)(?![\w-])", re.IGNORECASE)
_SEPARATORS = (b" ", b"\t", b"\n", b"\r", b'"', b"'", b"/", b"\\")
_LONGEST_NAME = 255  # bytes
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def exhibits_among(candidates: Mapping[_Key, Candidate]) -> dict[_Key, Candidate]:
    """Which candidates are exhibits, each with the one that names it.

    A data file is read only where one that was searched for lies in its folder or below, and parsed only
    where its text has the last word of such a file's name. One that a user named itself is none.
    """
    names = {key: found for key, found in _names(candidates) if found}
    named = {each for found in names.values() for each in found}
    exhibits: dict[_Key, Candidate] = {}
    waiting = [key for key in names if key not in named or candidates[key].named]
    while waiting:
        origin = waiting.pop()
        for each in names.get(origin, ()):
            if each not in exhibits and not candidates[each].named:
                exhibits[each] = candidates[origin]
                waiting.append(each)
    return exhibits


def _names(candidates: Mapping[_Key, Candidate]) -> Iterator[tuple[_Key, list[_Key]]]:
    """For each candidate that may name another, those that it names."""
    searched = {key: each for key, each in candidates.items() if not each.named}
    words = {word for each in searched.values() for word in _words(_raw(each.input.name))} - {b""}
    around = Counter((each.store, folder) for each in searched.values() for folder in _folders(each.key))
    doubtful = (
        (key, each)
        for key, each in candidates.items()
        if around[each.store, each.home] > (0 if each.named else 1)
    )

    def named_by(item: tuple[_Key, Candidate]) -> tuple[_Key, list[_Key]]:
        key, each = item
        paths = ((each.store, path) for path in _appendices(each, words))
        return key, [path for path in paths if path in candidates and path != key]

    with ThreadPoolExecutor(_BESIDE) as readers:
        while portion := list(islice(doubtful, _PORTION)):
            # A disk is no quicker for several readers; a store is, which answers each after a while.
            yield from map(named_by, (item for item in portion if item[1].is_here))
            yield from readers.map(named_by, [item for item in portion if not item[1].is_here])


def _appendices(candidate: Candidate, words: set[bytes]) -> Iterator[str]:
    """The keys of the files that a data file names as its appendices."""
    name = candidate.input.name
    try:
        text = candidate.input.place.read(name, MAX_BYTES)
        if not _may_name(text, words):
            return
        data = read_bytes(text, name).data
    except DataError:
        return  # it is reported when its documents are made
    for path in appendix_paths(data):
        try:
            yield "/".join([candidate.home, *path_parts(path)])
        except DataError:
            continue


def _may_name(text: bytes, words: set[bytes]) -> bool:
    if text.startswith(_WIDE):
        return True
    return b"appendices" in text and any(not word or word in words for word in _words(text))


def appendix_paths(data: Data) -> Iterator[str]:
    """The paths that data, checked or not, give for their appendices, as they are written there."""
    appendices = data.get("appendices")
    for each in appendices if isinstance(appendices, list) else ():
        path = each.get("path") if isinstance(each, dict) else None
        if isinstance(path, str):
            yield path


def _words(text: bytes) -> Iterator[bytes]:
    """The last words of what could be names of data files; empty for one that is written with escapes."""
    for suffix in _SUFFIX.finditer(text):
        # From the suffix backwards: a search for the whole word takes the square of a long word's length.
        before = text[max(0, suffix.start() - _LONGEST_NAME) : suffix.start()]
        start = 1 + max(before.rfind(each) for each in _SEPARATORS)
        escaped = before[:start].endswith(b"\\")
        yield b"" if escaped else before[start:] + suffix[0]


def _raw(name: str) -> bytes:
    return name.encode("utf-8", "surrogateescape")


def _folders(key: str) -> Iterator[str]:
    while key:
        key = key.rpartition("/")[0]
        yield key
