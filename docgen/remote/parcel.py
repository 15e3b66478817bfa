"""What is sent: the data, and of the files around them those that they name as exhibits, and no others.

Files are read as evidence reads them: within the folder of the data, and never through a link. One that
cannot be read stays here, and so does the reason, which a server could not know.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from urllib3 import encode_multipart_formdata

from docgen.errors import DataError, RemoteRefusalError
from docgen.evidence.folder import path_parts
from docgen.evidence.gathering import MOST_BYTES_IN_ALL, read_original, too_much_in_all
from docgen.problem import Problem
from docgen.readers import MAX_BYTES, Source, content_of, read_bytes, read_content
from docgen.schemas import load_for_evidence

_ABSENT = ("missing-file", "not-a-file")
"""By these rules a server says that a file was not sent."""
_ESCAPE = "%22"  # which in a form stands for a quotation mark (WHATWG HTML, multipart/form-data)


@dataclass(frozen=True, slots=True)
class Parcel:
    """The data as ``data``, which messages call ``source.name`` and the server ``name``; exhibits by name.

    ``kept`` says of each appendix whose file was not sent why it could not be read.
    """

    source: Source
    data: bytes = field(repr=False)
    name: str
    exhibits: Mapping[str, bytes] = field(repr=False)
    kept: Mapping[int, Problem]

    def form(self) -> tuple[bytes, str]:
        """The body of a request (RFC 7578), and its media type."""
        files = [
            ("exhibit", (name, data, "application/octet-stream")) for name, data in self.exhibits.items()
        ]
        content = [("data", (self.name, self.data, "application/octet-stream")), *files]
        return encode_multipart_formdata(content)

    def in_our_words(self, problems: Sequence[Problem]) -> tuple[Problem, ...]:
        """What a server says of the data, as it would be said here."""
        return tuple(map(self._in_our_words, problems))

    def refused(self) -> tuple[Problem, ...]:
        """Everything that was not sent, each in its place."""
        positions = self.source.positions
        return tuple(
            replace(problem, path=(path := ("appendices", index, "path")), location=positions.of_value(path))
            for index, problem in self.kept.items()
        )

    def _in_our_words(self, problem: Problem) -> Problem:
        if problem.location.file == self.name:
            problem = replace(problem, location=replace(problem.location, file=self.source.name))
        match problem.path:
            case ("appendices", int(index), "path") if index in self.kept and problem.rule in _ABSENT:
                ours = self.kept[index]
                return replace(problem, rule=ours.rule, message=ours.message, expected=ours.expected)
        return problem


def pack(file: str, folder: Path | None, standard_input: str) -> Parcel:
    """Read what is to be sent.

    Args:
        file: the path of the data.
        folder: where the paths of the exhibits start, when it is not the folder of the file.
        standard_input: the ``file`` that stands for that.

    Raises:
        DataError: the data cannot be read.
        RemoteRefusalError: an exhibit has a name that no form can hold.
    """
    data, source = _read(file, standard_input)
    exhibits: dict[str, bytes] = {}
    kept: dict[int, Problem] = {}
    room = MOST_BYTES_IN_ALL
    incident = load_for_evidence(source)
    for index, appendix in enumerate(incident.appendices if incident else ()):
        if appendix.path is None:
            continue
        try:
            found = read_original(appendix, folder or source.folder)
            room -= len(found)
            if room < 0:
                raise too_much_in_all()
        except DataError as error:
            kept[index] = error.problems[0]
        else:
            exhibits[_sendable(appendix.path)] = found
    return Parcel(source, data, _name(source.name, exhibits), exhibits, kept)


def _read(file: str, standard_input: str) -> tuple[bytes, Source]:
    """The data, read once: what is sent is what was looked at."""
    if file == standard_input:
        # One byte more than the reader takes: it says itself that this is too much.
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        return data, read_bytes(data, "<stdin>")
    data = content_of(file)
    return data, read_content(data, file)


def _sendable(path: str) -> str:
    """The name of an exhibit in a form: its path, as the server takes it apart."""
    name = "/".join(path_parts(path))
    if not _can_be_sent(name):
        raise RemoteRefusalError(f"the file {name!r} cannot be sent under this name (plain characters)")
    return name


def _name(source: str, exhibits: Mapping[str, bytes]) -> str:
    """The name of the data in a form: that of their file, without its folder, which is nobody's business."""
    name = PurePath(source).name.strip("<>")
    if not name or not _can_be_sent(name):
        name = f"incident{PurePath(source).suffix.lower()}"
    while name in exhibits:
        name = f"_{name}"
    return name


def _can_be_sent(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return _ESCAPE not in name and not any(unicodedata.category(each) == "Cc" for each in name)
