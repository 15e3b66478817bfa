"""What stands in the register of one number: what was issued, withdrawn, and which version is the highest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from docgen.register.entry import Entry, Kind
from docgen.register.identity import Identity
from docgen.register.version import Version


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


@dataclass(frozen=True)
class Standing:
    """The entries of some numbers, in their order; questions are answered from them alone."""

    entries: tuple[Entry, ...]

    @cached_property
    def issued(self) -> dict[str, Entry]:
        """Every document that was issued, by the key of its identity."""
        return {each.identity.key: each for each in self.entries if each.kind is Kind.ISSUED}

    @cached_property
    def withdrawn(self) -> dict[str, Entry]:
        """What was withdrawn of them."""
        return {each.identity.key: each for each in self.entries if each.kind is Kind.WITHDRAWN}

    def of_number(self, identity: Identity) -> Iterator[Entry]:
        """What was issued under a number."""
        return (each for each in self.issued.values() if each.identity.number_key == identity.number_key)

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
