"""What stands in the register of one number: what was issued, withdrawn, and which version is the highest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import assert_never

from docgen.incident.version import Version
from docgen.register.entry import Entry, Kind
from docgen.register.identity import Identity


class State(Enum):
    """What a file is."""

    ISSUED = "issued"
    """The very file that was issued, and it holds."""
    SUPERSEDED = "superseded"
    """The very file that was issued; a higher version was issued since."""
    WITHDRAWN = "withdrawn"
    """The very file that was issued, and was withdrawn."""
    ALTERED = "altered"
    """It says that it is a document which was issued, and has other bytes."""
    UNKNOWN = "unknown"
    """No such document was issued."""


class Standing:
    """Entries of the register, in their order, by what is asked of them; it grows by one at a time."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.issued: dict[str, Entry] = {}
        """Every document that was issued, by the key of its identity."""
        self.withdrawn: dict[str, Entry] = {}
        """What was withdrawn of them, likewise."""
        self._entries: list[Entry] = []
        self._by_number: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            self.add(entry)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them."""
        return tuple(self._entries)

    def add(self, entry: Entry) -> None:
        """The entry that follows."""
        self._entries.append(entry)
        match entry.kind:
            case Kind.ISSUED:
                self.issued[entry.identity.key] = entry
                self._by_number[entry.identity.number_key].append(entry)
            case Kind.WITHDRAWN:
                self.withdrawn[entry.identity.key] = entry
            case _:
                assert_never(entry.kind)

    def of_number(self, identity: Identity) -> Iterator[Entry]:
        """What was issued under a number."""
        return iter(self._by_number.get(identity.number_key, ()))

    def of_version(self, identity: Identity) -> Iterator[Entry]:
        """What was issued under a number and version."""
        return (each for each in self.of_number(identity) if each.identity.order == identity.order)

    def superseding(self, identity: Identity) -> Entry | None:
        """The first document of the highest version of the number, if that is higher than this one.

        A version that was withdrawn supersedes all the same: nobody has said that the one before holds again.
        """
        higher = [each for each in self.of_number(identity) if each.identity.order > identity.order]
        return _highest(higher)

    def superseded(self, identity: Identity) -> Entry | None:
        """The first document of the highest lower version of the number."""
        return _highest(each for each in self.of_number(identity) if each.identity.order < identity.order)

    def state(self, entry: Entry) -> State:
        """How a document stands that was issued."""
        if entry.identity.key in self.withdrawn:
            return State.WITHDRAWN
        return State.SUPERSEDED if self.superseding(entry.identity) else State.ISSUED


def _highest(entries: Iterable[Entry]) -> Entry | None:
    def order(entry: Entry) -> Version:
        return entry.identity.order

    return max(entries, key=order, default=None)  # the first of equals
