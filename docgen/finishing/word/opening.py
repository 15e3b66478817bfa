"""Opening a Word file that may come from anyone: bounded, without macros, without links that fetch."""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from docgen.errors import DataError
from docgen.location import Location
from docgen.problem import Problem
from docgen.seal.markup import parse

_MOST_PARTS = 4096
_LARGEST = 512 * 1024 * 1024
_SMALL = 16 * 1024 * 1024
_MOST_RATIO = 200
"""How many times its size a member may unpack to, where it unpacks to more than a small one."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_MACROS = ("macroenabled", "vbaproject", "vbadata")
_HYPERLINK = "/hyperlink"
# What zipfile meets a broken file with.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


@dataclass(frozen=True, slots=True)
class WordFile:
    """A Word file that is safe to read: its name, and the members of its package by theirs."""

    name: str
    members: dict[str, bytes] = field(repr=False)


def open_word(source: Path | str | bytes, name: str = "") -> WordFile:
    """Read a Word file whole, from a path or from its bytes.

    Raises:
        DataError: it cannot be read, is no Word file, is broken, unpacks to too much, or holds macros or
            relationships to anything outside but hyperlinks.
    """
    shown = name or ("Word file" if isinstance(source, bytes) else str(source))
    data = source if isinstance(source, bytes) else _read(Path(source), shown)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _refuse_bombs(archive.infolist(), shown)
            members = {each.filename: archive.read(each) for each in archive.infolist()}
    except _BROKEN as error:
        raise _refused(shown, f"the file is broken, or no Word file: {error}") from error
    for message in (*_active_content(members), *_outside(members)):
        raise _refused(shown, message)
    return WordFile(shown, members)


def _read(path: Path, shown: str) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise _refused(shown, f"the file is larger than {_LARGEST // 1024**2} MiB")
        return path.read_bytes()
    except OSError as error:
        raise _refused(shown, f"the file cannot be read: {error.strerror or error}") from error


def _refuse_bombs(members: list[zipfile.ZipInfo], shown: str) -> None:
    """Refuse what unpacks to too much; ``zipfile`` never gives more than a member declares."""
    if len(members) > _MOST_PARTS:
        raise _refused(shown, f"the file has more than {_MOST_PARTS} parts")
    if sum(each.file_size for each in members) > _LARGEST:
        raise _refused(shown, f"the file unpacks to more than {_LARGEST // 1024**2} MiB")
    twice = [name for name, count in Counter(each.filename.lower() for each in members).items() if count > 1]
    if twice:
        raise _refused(shown, f"the file has the part {twice[0]!r} twice")
    for each in members:
        if each.flag_bits & _ENCRYPTED or each.compress_type not in _METHODS:
            raise _refused(shown, f"the part {each.filename!r} is encrypted or compressed in an unknown way")
        if each.file_size > max(_SMALL, _MOST_RATIO * each.compress_size):
            raise _refused(shown, f"the part {each.filename!r} unpacks to {each.file_size} bytes")


def _active_content(members: dict[str, bytes]) -> Iterator[str]:
    types = members.get("[Content_Types].xml")
    if types is None:
        yield "the file has no list of content types: it is no Word file"
        return
    said = types.decode("utf-8", "replace").lower()
    names = " ".join(members).lower()
    if any(word in said or word in names for word in _MACROS):
        yield "the file holds macros, which docgen neither writes nor reads"


def _outside(members: dict[str, bytes]) -> Iterator[str]:
    """What would be fetched from elsewhere when the file is opened (ECMA-376 part 2, 9.3)."""
    for name, data in members.items():
        if not name.lower().endswith(".rels"):
            continue
        for each in parse(data, name).children:
            said = each.attributes
            if said.get("TargetMode") == "External" and not said.get("Type", "").endswith(_HYPERLINK):
                yield f"the part {name!r} leads outside the file: {said.get('Target', '')!r}"


def _refused(shown: str, message: str) -> DataError:
    expected = "a Word file (.docx) as docgen, Word or LibreOffice saves it"
    return DataError([Problem("word-file", message, expected, location=Location(shown))])
