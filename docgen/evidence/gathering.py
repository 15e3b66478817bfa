"""Gathering: every appendix of an incident becomes an exhibit, or a problem in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from docgen.document.picture import Picture
from docgen.errors import DataError
from docgen.evidence import listing, picture
from docgen.evidence.exhibit import Exhibit
from docgen.evidence.folder import read_within
from docgen.evidence.notes import Notes
from docgen.evidence.painting import size_for_areas
from docgen.evidence.refusal import megabytes, refusal
from docgen.evidence.signature import media_type
from docgen.incident import Appendix, AppendixKind, Incident
from docgen.location import FieldPath, Positions
from docgen.problem import Problem, Weight

MOST_BYTES_IN_ALL = 512 * 2**20
"""The most bytes that all files of one incident may have together."""


def gather(
    incident: Incident, folder: Path | None, positions: Positions
) -> tuple[tuple[Exhibit, ...], tuple[Problem, ...]]:
    """Read what the appendices name.

    Args:
        incident: whose appendices they are.
        folder: where their paths start; ``None`` where the data came without one (standard input).
        positions: where the fields stand in the data's file.

    Returns:
        An exhibit for each appendix that could be read, and everything there is to say: errors for those
        that could not, findings for what was done to print the others.
    """
    gathering = _Gathering(folder, positions, MOST_BYTES_IN_ALL)
    for index, appendix in enumerate(incident.appendices):
        gathering.add(index, appendix)
    return tuple(gathering.exhibits), tuple(gathering.problems)


def identify(appendix: Appendix, data: bytes, name: str) -> Exhibit:
    """An exhibit whose bytes are at hand, as out of a finished document; no picture is decoded.

    A listing that cannot be printed has no text.
    """
    exhibit = Exhibit(appendix, media_type(data, name), len(data), sha256(data).hexdigest())
    if appendix.kind in (AppendixKind.IMAGE, AppendixKind.FILE, AppendixKind.LINK):
        return exhibit
    try:
        return replace(exhibit, text=_listing(appendix, data, name, Notes()))
    except DataError:
        return exhibit


def read_original(appendix: Appendix, folder: Path | None) -> bytes:
    """The file that an appendix names, byte for byte; ``b""`` where it names none.

    Raises:
        DataError: it cannot be read: what :func:`gather` would say of it.
    """
    if appendix.path is None:
        return b""
    return _read(appendix.path, folder, _LIMITS.get(appendix.kind, listing.MOST_BYTES))


def too_much_in_all() -> DataError:
    """The files of one incident are more than are read."""
    return refusal(
        "too-large",
        f"with this file the appendices have more than {megabytes(MOST_BYTES_IN_ALL)} together",
        "fewer or smaller files",
    )


def gather_logo(path: str, folder: Path | None, positions: Positions) -> Picture:
    """The picture that the key ``logo`` of a theme file names.

    Raises:
        DataError: it cannot be read; the problem stands where the file names it.
    """
    try:
        return picture.load_picture(_read(path, folder, picture.MOST_BYTES), path)
    except DataError as error:
        raise DataError(_in_place(error.problems, ("logo",), positions)) from error


@dataclass(slots=True)
class _Gathering:
    """One run through the appendices of an incident."""

    folder: Path | None
    positions: Positions
    room: int
    exhibits: list[Exhibit] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, index: int, appendix: Appendix) -> None:
        path: FieldPath = ("appendices", index, _content_field(appendix))
        notes = Notes()
        try:
            self.exhibits.append(self._exhibit(appendix, notes))
            self.problems.extend(self._stray_areas(index, appendix))
        except DataError as error:
            self.problems.extend(_in_place(error.problems, path, self.positions))
        else:
            findings = [Problem("altered-evidence", each, weight=Weight.FINDING) for each in notes.findings]
            self.problems.extend(_in_place(findings, path, self.positions))

    def _stray_areas(self, index: int, appendix: Appendix) -> Iterator[Problem]:
        """The areas to be painted over that do not lie within their picture."""
        exhibit = self.exhibits[-1]
        width, height = size_for_areas(exhibit)
        for number, area in enumerate(appendix.redactions if exhibit.picture else ()):
            if area.x + area.w > width or area.y + area.h > height:
                path: FieldPath = ("appendices", index, "redactions", number)
                message = "the area reaches beyond the picture"
                expected = f"within {width:,} x {height:,} pixels, as it stands upright"
                yield Problem("area", message, expected, path, self.positions.of_value(path))

    def _exhibit(self, appendix: Appendix, notes: Notes) -> Exhibit:
        if appendix.kind is AppendixKind.LINK:
            return Exhibit(appendix)
        data, name = self._content(appendix)
        exhibit = Exhibit(appendix, media_type(data, name), len(data), sha256(data).hexdigest())
        if appendix.path is not None:
            exhibit = replace(exhibit, original=data)
        if appendix.kind is AppendixKind.IMAGE:
            exhibit = replace(exhibit, picture=picture.read_picture(data, name, notes))
        elif appendix.kind is not AppendixKind.FILE:
            exhibit = replace(exhibit, text=_listing(appendix, data, name, notes))
        return replace(exhibit, notes=tuple(notes.done))

    def _content(self, appendix: Appendix) -> tuple[bytes, str]:
        """The bytes of an appendix, and the name by which they are spoken of."""
        if appendix.path is not None:
            data = read_original(appendix, self.folder)
            self._count(len(data))
            return data, appendix.path
        if appendix.text is not None:
            data = appendix.text.encode("utf-8", "surrogatepass")
            if len(data) > listing.MOST_BYTES:
                raise refusal(
                    "too-large",
                    f"the text has {megabytes(len(data))}",
                    f"at most {megabytes(listing.MOST_BYTES)}",
                )
            return data, "the text"
        raise refusal(
            "no-content",
            f"the appendix {appendix.title!r} has no content",
            "path: a file in the folder of the data" + ("" if appendix.kind in _LIMITS else ", or text"),
        )

    def _count(self, size: int) -> None:
        self.room -= size
        if self.room < 0:
            raise too_much_in_all()


_LIMITS = {AppendixKind.IMAGE: picture.MOST_BYTES, AppendixKind.FILE: picture.MOST_BYTES}


def _listing(appendix: Appendix, data: bytes, name: str, notes: Notes) -> str:
    text = appendix.text if appendix.path is None else None
    if text is None:
        text = listing.decode_listing(data, name, notes)
    return listing.fit_for_print(text, appendix.kind, name, notes)


def _read(path: str, folder: Path | None, limit: int) -> bytes:
    if folder is None:
        raise refusal(
            "no-folder",
            f"the path {path!r} starts at no folder: the data came from standard input",
            "give the data as a file, or name the folder",
        )
    return read_within(folder, path, limit)


def _content_field(appendix: Appendix) -> str:
    fields = (("path", appendix.path), ("text", appendix.text), ("url", appendix.url))
    return next((name for name, value in fields if value is not None), "path")


def _in_place(problems: Sequence[Problem], path: FieldPath, positions: Positions) -> list[Problem]:
    return [replace(each, path=path, location=positions.of_value(path)) for each in problems]
