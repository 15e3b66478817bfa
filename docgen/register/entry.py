"""An entry of the register, and the chain in which each vouches for the one before."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import Enum
from hashlib import sha256
from typing import Any

from docgen.enclosure import canonical_json
from docgen.register.identity import Identity

BEGINNING = "0" * 64
"""What stands before the first entry."""


class Kind(Enum):
    """What happened."""

    ISSUED = "issued"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that happened to a document; entries are added, and never changed.

    ``seq`` counts from 1. ``at`` is in UTC, to the second, as ISO 8601 (``2026-11-26T09:30:00Z``). ``size``
    is in bytes. ``supersedes`` is the highest lower version of the number that was issued before, or empty.
    ``previous`` is the digest of the entry before, ``digest`` the SHA-256 of all the rest of this one.
    """

    seq: int
    kind: Kind
    at: str
    by: str
    recipient: str
    identity: Identity
    file_sha256: str
    content_sha256: str
    size: int
    status: str = ""
    docgen: str = ""
    supersedes: str = ""
    reason: str = ""
    previous: str = BEGINNING
    digest: str = ""

    @property
    def content(self) -> dict[str, Any]:
        """All that the digest covers, flat, by name."""
        own = {name: getattr(self, name) for name in _OWN}
        identity = {name: getattr(self.identity, name) for name in _IDENTITY}
        return own | identity | {"kind": self.kind.value}

    def as_data(self) -> dict[str, Any]:
        """As JSON can hold it: just what the digest covers, and the digest."""
        return self.content | {"digest": self.digest}

    @property
    def is_genuine(self) -> bool:
        """Whether it says what it said when it was made."""
        return self.digest == self._digest()

    def after(self, previous: Entry | None) -> Entry:
        """The entry in its place in the chain, with its digest."""
        placed = replace(
            self,
            seq=previous.seq + 1 if previous else 1,
            previous=previous.digest if previous else BEGINNING,
        )
        return replace(placed, digest=placed._digest())

    def _digest(self) -> str:
        return sha256(canonical_json(self.content)).hexdigest()


_IDENTITY = tuple(each.name for each in fields(Identity))
_OWN = tuple(each.name for each in fields(Entry) if each.name not in ("identity", "digest"))
