"""The exhibits of a draft: what the text says of each, and the files that were added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from docgen.errors import DataError
from docgen.problem import Problem
from docgen.readers import Data, Value
from docgen.service.draft import SHOWN, Draft, Held
from docgen.service.form import Section, fill_section, sections
from docgen.service.form.filled import Entry, Listing, Row
from docgen.service.page.data import read
from docgen.service.page.review import Review

KEY = "appendices"
"""The key of the data under which exhibits stand."""

_TYPES = {
    "text/x-diff": "diff",
    "application/yaml": "config",
    "application/json": "config",
    "application/toml": "config",
    "application/xml": "config",
    "text/plain": "log",
}
_SUFFIXES = {".conf": "config", ".ini": "config"}


@dataclass(frozen=True, slots=True)
class Exhibit:
    """An appendix of the text, with its fields by key and the file that it names."""

    row: Row
    fields: Mapping[str, Entry]
    held: Held | None
    problems: tuple[Problem, ...]

    @property
    def index(self) -> int:
        """Which of the appendices it is, from 0."""
        return self.row.number - 1

    @property
    def path(self) -> str:
        """The file that it names; empty where it names none."""
        return self.fields["path"].value if "path" in self.fields else ""

    @property
    def title(self) -> str:
        """What it is called."""
        return self.fields["title"].value if "title" in self.fields else ""

    @property
    def is_shown(self) -> bool:
        """Whether a browser may show its file."""
        return self.held is not None and self.held.media_type in SHOWN


def exhibits_of(found: Review) -> dict[str, Any]:
    """What the view of the exhibits needs; ``unread`` is why the text cannot say which there are."""
    try:
        data = read(found.draft).data
    except DataError as error:
        return {"exhibits": (), "loose": found.draft.exhibits, "unread": error.problems}
    exhibits = tuple(_exhibits(found, data))
    named = {each.path for each in exhibits}
    loose = tuple(each for each in found.draft.exhibits if each.name not in named)
    return {"exhibits": exhibits, "loose": loose, "unread": ()}


def section_of_exhibits() -> Section:
    """The section of the form in which the exhibits stand."""
    return next(each for each in sections() if any(shape.key == KEY for shape in each.fields))


def named_by(data: Data, held: Iterable[Held]) -> Data:
    """The data with an appendix for each file that none names yet."""
    given = data.get(KEY)
    if given is not None and not isinstance(given, list):
        return data
    before: list[Value] = list(given or [])
    named = {each.get("path") for each in before if isinstance(each, dict)}
    new: list[Value] = [_appendix(each) for each in held if each.name not in named]
    return {**data, KEY: [*before, *new]} if new else data


def picture_of(draft: Draft, key: str) -> Held | None:
    """The picture that is stored under a key, if it is one that a browser may show."""
    return next((each for each in draft.exhibits if each.key == key and each.media_type in SHOWN), None)


def _appendix(held: Held) -> dict[str, Value]:
    stem = PurePosixPath(held.name).stem.replace("_", " ").replace("-", " ").strip()
    return {"kind": _kind(held), "title": stem[:1].upper() + stem[1:] or held.name, "path": held.name}


def _kind(held: Held) -> str:
    if held.media_type.startswith("image/"):
        return "image"
    by_suffix = _SUFFIXES.get(PurePosixPath(held.name).suffix.lower())
    return by_suffix or _TYPES.get(held.media_type, "file")


def _exhibits(found: Review, data: Data) -> Iterator[Exhibit]:
    filled = fill_section(section_of_exhibits(), data)
    listing = next(each for each in filled.nodes if isinstance(each, Listing) and each.path == (KEY,))
    for row in listing.rows:
        fields = {str(each.path[-1]): each for each in row.nodes if isinstance(each, Entry)}
        path = fields["path"].value if "path" in fields else ""
        problems = tuple(each for each in found.problems if each.path[:2] == row.path)
        yield Exhibit(row, fields, found.draft.exhibit(path) if path else None, problems)
