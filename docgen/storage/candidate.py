"""What a search finds: inputs, and what it passes over."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from docgen.errors import StorageError
from docgen.storage.address import joined
from docgen.storage.place import Place

SUFFIXES = (".yaml", ".yml", ".json", ".toml")
"""By these a search knows a data file; one that is named itself may have any suffix."""


@dataclass(frozen=True, slots=True)
class Input:
    """A data file to make documents from.

    ``place`` is its folder, at which the paths of exhibits start; ``name`` its name there; ``folder`` its
    folder relative to the argument that found it, ``""`` at its top, with ``/`` between the parts.
    """

    place: Place
    name: str
    folder: str = ""

    @property
    def address(self) -> str:
        """What messages and the manifest call it: the path as the user would write it, or the URL."""
        return joined(self.place.address, self.name)

    @property
    def stem(self) -> str:
        """The name without its suffix."""
        return PurePosixPath(self.name).stem


@dataclass(frozen=True, slots=True)
class PassedOver:
    """What lies where was searched, and is no input for a reason that a user should hear."""

    address: str
    reason: str


@dataclass(slots=True)
class Candidate:
    """An input, until it is known whether it is another's exhibit.

    ``store`` (``None`` is this machine) and ``key`` say which file it is, however it was reached; ``named``
    whether an argument names the file itself.
    """

    input: Input
    store: Hashable
    key: str
    named: bool = False

    @property
    def home(self) -> str:
        """The key of its folder."""
        return self.key.rpartition("/")[0]

    @property
    def is_here(self) -> bool:
        """Whether it lies on this machine's file system."""
        return self.store is None


@dataclass(slots=True)
class Search:
    """What the arguments of one run have found so far: each file once, in the order of finding."""

    candidates: dict[tuple[Hashable, str], Candidate] = field(default_factory=dict)
    passed_over: dict[str, PassedOver] = field(default_factory=dict)

    def add(self, candidate: Candidate) -> None:
        """Keep a file; one that was found before stays where it was."""
        known = self.candidates.setdefault((candidate.store, candidate.key), candidate)
        known.named = known.named or candidate.named

    def pass_over(self, address: str, reason: str) -> None:
        """Keep what is to be said of something that is no input."""
        self.passed_over.setdefault(address, PassedOver(address, reason))


def is_data_file(name: str) -> bool:
    """Whether a search takes a file for a data file."""
    return name.lower().endswith(SUFFIXES)


def nothing_found(address: str, *, pattern: bool) -> StorageError:
    """An argument that finds no data file."""
    kinds = "*" + ", *".join(SUFFIXES)
    what = "matches" if pattern else "holds"
    return StorageError([f"{address}: {what} no data file ({kinds}; hidden ones are left out)"])
