"""Files that travel inside a document: the data it was made from, and its exhibits as they were given."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from hashlib import sha256


class Relationship(Enum):
    """What an attached file is to the document (ISO 19005-3, annex E: ``AFRelationship``)."""

    SOURCE = "Source"
    """The document was made from it."""
    SUPPLEMENT = "Supplement"
    """It is the original of something that the document shows."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file within the document.

    ``name`` is a path with ``/`` between its parts, relative to the folder where it belongs when it is taken
    out again; ``description`` says in a few words what it is.
    """

    name: str
    data: bytes = field(repr=False)
    media_type: str
    relationship: Relationship
    description: str
    _digest: str = field(default="", init=False, repr=False, compare=False)

    @property
    def sha256(self) -> str:
        """The digest of its bytes, in hexadecimal (FIPS 180-4); reckoned once."""
        if not self._digest:
            object.__setattr__(self, "_digest", sha256(self.data).hexdigest())
        return self._digest
