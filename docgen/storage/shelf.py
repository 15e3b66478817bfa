"""A shelf: a folder of which only a table says which names there are, and what is stored where for each.

What somebody uploads lies in a place under a number. The name that they gave it is looked up here, and never
becomes the path of anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from docgen.errors import DataError, OutputError
from docgen.location import Location
from docgen.problem import Problem
from docgen.storage.address import joined
from docgen.storage.place import Place


@dataclass(frozen=True, slots=True)
class Shelf:
    """The files of ``place`` under the names of ``files``; ``address`` is how messages call the folder."""

    place: Place
    files: Mapping[str, str]
    address: str = ""

    def read(self, name: str, limit: int) -> bytes:
        """See :class:`docgen.storage.place.Place`."""
        where = Location(joined(self.address, name))
        if name not in self.files:
            folder = any(each.startswith(f"{name}/") for each in self.files)
            rule, message = ("not-a-file", "is a folder") if folder else ("missing-file", "was not sent")
            raise DataError([Problem(rule, f"{name!r} {message}", location=where)])
        key = self.files[name]
        try:
            return self.place.read(key, limit)
        except DataError as error:
            problems = [
                replace(each, message=each.message.replace(repr(key), repr(name)), location=where)
                for each in error.problems
            ]
            raise DataError(problems) from error

    def digest(self, name: str) -> str | None:
        """See :class:`docgen.storage.place.Place`."""
        return self.place.digest(self.files[name]) if name in self.files else None

    def write(self, name: str, data: bytes, *, replace: bool) -> None:  # noqa: ARG002 - as a place has it
        """Nothing is written here: always an :class:`~docgen.errors.OutputError`."""
        raise OutputError(f"{joined(self.address, name)}: cannot be written among what was sent")

    def remove(self, name: str) -> None:
        """Nothing is removed here: always an :class:`~docgen.errors.OutputError`."""
        raise OutputError(f"{joined(self.address, name)}: cannot be removed from what was sent")

    def names(self) -> Iterator[str]:
        """See :class:`docgen.storage.place.Place`."""
        return iter(sorted(self.files))

    def local(self) -> Path | None:
        """It lies nowhere under its names."""
        return None

    def below(self, folder: str) -> Shelf:
        """The part of it that lies below a folder."""
        if not folder:
            return self
        start = f"{folder}/"
        files = {name.removeprefix(start): key for name, key in self.files.items() if name.startswith(start)}
        return Shelf(self.place, files, joined(self.address, folder))
