"""What the register says of a file in hand: the issued one, superseded, withdrawn, altered, or unknown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docgen.register.entry import Entry
from docgen.register.identity import Identity
from docgen.register.standing import Standing, State


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer; ``entry`` is of the document that was issued, or that the file pretends to be.

    ``superseded_by`` is of the highest version of the number, ``withdrawal`` of the document's withdrawal;
    ``remark`` is what else a reader should know, in a sentence without a full stop.
    """

    state: State
    entry: Entry | None = None
    superseded_by: Entry | None = None
    withdrawal: Entry | None = None
    remark: str = ""

    @property
    def holds(self) -> bool:
        """Whether the file is the issued one, and still holds."""
        return self.state is State.ISSUED

    def as_data(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return {
            "state": self.state.value,
            "entry": self.entry.as_data() if self.entry else None,
            "superseded_by": self.superseded_by.as_data() if self.superseded_by else None,
            "withdrawal": self.withdrawal.as_data() if self.withdrawal else None,
            "remark": self.remark or None,
        }


@dataclass(frozen=True, slots=True)
class InHand:
    """A file that is asked about: its digest, its content digest, and its identity where it says one."""

    file_sha256: str
    content_sha256: str = ""
    identity: Identity | None = None


def answer(file: InHand, standing: Standing) -> Answer:
    """What is to be said of a file, from all entries that may concern it."""
    entry = next((each for each in standing.issued.values() if each.file_sha256 == file.file_sha256), None)
    if entry is not None:
        return _of_issued(entry, standing)
    if file.identity is not None and (entry := standing.issued.get(file.identity.key)):
        found = _of_issued(entry, standing)
        same = file.content_sha256 == entry.content_sha256
        remark = "its content digest is that of the issued document" if same else ""
        return Answer(State.ALTERED, entry, found.superseded_by, found.withdrawal, remark)
    return Answer(State.UNKNOWN, remark=_remark(file, standing))


def _of_issued(entry: Entry, standing: Standing) -> Answer:
    higher = standing.superseding(entry.identity)
    withdrawal = standing.withdrawn.get(entry.identity.key)
    return Answer(standing.state(entry), entry, higher, withdrawal)


def _remark(file: InHand, standing: Standing) -> str:
    """What of the file is known, where the file is not."""
    identity = file.identity
    same = [each for each in standing.issued.values() if each.content_sha256 == file.content_sha256]
    if file.content_sha256 and same:
        return f"{same[0].identity} was issued with the same content digest"
    if identity is None:
        return ""
    if version := next(standing.of_version(identity), None):
        return f"of this version {version.identity} was issued"
    issued = [each.identity for each in standing.of_number(identity)]
    if issued:
        return (
            f"of this number {max(issued, key=lambda each: each.order).version} is the highest version issued"
        )
    return ""
