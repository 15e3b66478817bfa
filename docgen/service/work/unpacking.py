"""Unpacking a zip of incidents: its files are stored under numbers, its data files become tasks.

Nothing that a zip says of itself is believed: what is counted is what is read out of it. Names never become
paths; a name that could not be one within a folder is refused with all others that cannot.
"""

from __future__ import annotations

import json
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

from docgen.batch.limit import time_limit
from docgen.batch.naming import folded
from docgen.errors import DataError
from docgen.evidence import listing, picture
from docgen.evidence.folder import path_parts
from docgen.evidence.refusal import megabytes
from docgen.location import Location
from docgen.problem import Problem, Weight
from docgen.readers import MAX_BYTES
from docgen.registry import find_layout
from docgen.service.job.job import Wanted
from docgen.service.settings import Limits
from docgen.service.work.brief import INDEX, Brief
from docgen.service.work.naming import member_name
from docgen.storage import Place, Shelf
from docgen.storage.candidate import Candidate, Input, is_data_file
from docgen.storage.exhibits import exhibits_among
from docgen.storage.name import is_hidden

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OF_SYSTEMS = ("__MACOSX/",)  # what a Mac adds to a zip, for itself
_PIECE = 1 << 20
_HEADER = 30  # bytes before each file, besides its name (APPNOTE.TXT 4.3.7)
LARGEST = max(picture.MOST_BYTES, listing.MOST_BYTES, MAX_BYTES)
"""Bytes of a file in a zip, unpacked: a larger one is neither data nor an exhibit."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What a zip holds: the names of its data files, and what is to be said of the rest."""

    members: tuple[str, ...]
    problems: tuple[Mapping[str, object], ...]


def unpack(brief: Brief, limits: Limits) -> Unpacked:
    """Unpack a job's zip into its folder of the store.

    Raises:
        DataError: it is no zip, holds more than it may, holds what is no file, or no data file.
    """
    with time_limit(brief.seconds):
        name = brief.source
        data = Shelf(brief.place, brief.wanted.uploads).read(name, limits.body)
        try:
            with zipfile.ZipFile(BytesIO(data)) as archive:
                members = _members(archive, name, limits)
                stored = dict(_store(archive, members, brief.place, name, limits))
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError) as error:
            raise DataError([_problem("unreadable", name, f"the zip cannot be read: {error}")]) from error
        brief.place.write(INDEX, json.dumps(stored).encode(), replace=True)
        return _found(Shelf(brief.place, stored), brief)


def _members(archive: zipfile.ZipFile, name: str, limits: Limits) -> list[zipfile.ZipInfo]:
    """The files of a zip, or everything that is wrong with any of them."""
    infos = [each for each in archive.infolist() if not each.filename.endswith("/")]  # is_dir() fails at ""
    if len(infos) > limits.members:
        message = f"the zip holds {len(infos):,} files"
        raise DataError([_problem("too-many", name, message, f"at most {limits.members:,}")])
    _refuse_bomb(infos, name, limits)
    kept = [each for each in infos if not _is_left_out(each.filename)]
    problems = [problem for each in infos if (problem := _unsafe(each, name))]
    problems += [problem for each in kept if (problem := _objection(each, name))]
    seen: set[str] = set()
    for each in kept:
        if folded(each.filename) in seen:
            problems.append(_problem("twice", name, f"{each.filename!r} is in the zip twice", "one of them"))
        seen.add(folded(each.filename))
    if problems:
        raise DataError(problems)
    return kept


def _refuse_bomb(infos: list[zipfile.ZipInfo], name: str, limits: Limits) -> None:
    """Refuse what says of itself that it is too much, before anything of it is unpacked."""
    placed = sorted(infos, key=lambda each: each.header_offset)
    ends = [each.header_offset + _HEADER + each.compress_size for each in placed]
    if any(end > following.header_offset for end, following in zip(ends, placed[1:], strict=False)):
        raise DataError([_problem("overlap", name, "files of the zip overlap", "each packed by itself")])
    if sum(each.file_size for each in infos) > limits.unpacked:
        raise DataError([_too_large(name, limits)])


def _too_large(name: str, limits: Limits) -> Problem:
    message = f"the zip holds more than {megabytes(limits.unpacked)} unpacked"
    return _problem("too-large", name, message, "several smaller ones")


def _objection(info: zipfile.ZipInfo, name: str) -> Problem | None:
    if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
        return _problem("not-a-file", name, f"{info.filename!r} is a link or a device", "a regular file")
    if info.flag_bits & 0x1:
        return _problem("encrypted", name, f"{info.filename!r} is encrypted", "a zip without a password")
    if info.compress_type not in _METHODS:
        return _problem("method", name, f"{info.filename!r} is packed by a method other than deflate")
    if info.file_size > LARGEST:
        message = f"{info.filename!r} has {megabytes(info.file_size)}, more than docgen reads of any file"
        return _problem("too-large", name, message, f"at most {megabytes(LARGEST)}")
    return None


def _unsafe(info: zipfile.ZipInfo, name: str) -> Problem | None:
    """What is wrong with the path of a file; asked of hidden ones too, which others leave out."""
    try:
        parts = path_parts(info.filename)
    except DataError as error:
        return _problem("unsafe-path", name, error.problems[0].message, error.problems[0].expected)
    if "/".join(parts) != info.filename:
        return _problem("unsafe-path", name, f"{info.filename!r} is no plain path", "folder/file.yaml")
    return None


def _is_left_out(name: str) -> bool:
    """Hidden files, and those that a Mac adds, as in a search for a batch's inputs."""
    if {".", ".."} & set(name.split("/")):
        return False  # nor is it a path: it is refused
    return is_hidden(name) or name.startswith(_OF_SYSTEMS)


def _store(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], place: Place, name: str, limits: Limits
) -> Iterator[tuple[str, str]]:
    room = limits.unpacked
    for number, info in enumerate(members, 1):
        pieces: list[bytes] = []
        with archive.open(info) as file:
            while piece := file.read(_PIECE):
                room -= len(piece)
                if room < 0:
                    raise DataError([_too_large(name, limits)])
                pieces.append(piece)
        key = f"in/m{number:06}"
        data = b"".join(pieces)
        if len(data) != info.file_size:
            told = f"{info.filename!r} has {len(data)} bytes, and should have {info.file_size}"
            raise zipfile.BadZipFile(told)
        place.write(key, data, replace=True)
        yield info.filename, key


def _found(shelf: Shelf, brief: Brief) -> Unpacked:
    name = brief.source
    candidates: dict[tuple[object, str], Candidate] = {}
    for each in shelf.files:
        if is_data_file(each):
            folder, _, last = each.rpartition("/")
            candidates[name, each] = Candidate(Input(shelf.below(folder), last, folder), name, each)
    exhibits = exhibits_among(candidates)
    members = tuple(key for store, key in candidates if (store, key) not in exhibits)
    if not members:
        raise DataError([_problem("no-data", name, "the zip holds no data file", "*.yaml, *.json, *.toml")])
    _refuse_one_name(members, brief.wanted)
    told = [f"{key!r} is an exhibit of {origin.key!r}" for (_, key), origin in exhibits.items()]
    problems = [_problem("passed-over", name, each, weight=Weight.FINDING) for each in told]
    return Unpacked(members, tuple(each.as_data() for each in problems))


def _refuse_one_name(members: tuple[str, ...], wanted: Wanted) -> None:
    """Refuse data files whose documents would have one name, such as incident.yaml and incident.json."""
    named: dict[str, set[str]] = {}
    layouts = [find_layout(each).name for each in wanted.layouts]
    for each in members:
        for layout in layouts:
            named.setdefault(folded(member_name(each, layout, wanted.audience)), set()).add(each)
    twice = sorted({tuple(sorted(each)) for each in named.values() if len(each) > 1})
    if twice:
        problems = [
            _problem("twice", " and ".join(each), "their documents would have one name", "another name")
            for each in twice
        ]
        raise DataError(problems)


def _problem(
    rule: str, name: str, message: str, expected: str = "", weight: Weight = Weight.ERROR
) -> Problem:
    return Problem(rule, message, expected, location=Location(name), weight=weight)
