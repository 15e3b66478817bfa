"""What a worker needs to know to do a task."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from docgen.errors import DataError, StorageError
from docgen.policy import Policy
from docgen.service.job.job import Wanted
from docgen.storage import Input, Place, Shelf
from docgen.theme import Theme

INDEX = "in/index.json"
"""Where the table of a zip's files lies: their names there, and what they are stored as."""
_MOST_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Brief:
    """A task.

    ``place`` is the job's folder in the store, ``out`` where its documents go, ``source`` is its data file.

    ``seconds`` is what each document may take.
    """

    place: Place
    out: Place
    wanted: Wanted
    source: str
    theme: Theme
    policy: Policy
    seconds: float

    @property
    def is_member(self) -> bool:
        """Whether the data came in a zip."""
        return self.source not in self.wanted.uploads

    def input(self) -> Input:
        """The data file, with the exhibits below its folder."""
        folder, _, name = self.source.rpartition("/")
        if not self.is_member:
            return Input(Shelf(self.place, self.wanted.uploads), self.source)
        return Input(Shelf(self.place, read_index(self.place)).below(folder), name, folder)


def read_index(place: Place) -> Mapping[str, str]:
    """The table of a zip's files.

    Raises:
        StorageError: it cannot be read, which is nothing that is wrong with the data.
    """
    try:
        found: Mapping[str, str] = json.loads(place.read(INDEX, _MOST_BYTES))
    except DataError as error:
        raise StorageError([str(error)]) from error
    return found
