"""The rules by which what was issued is withdrawn: pure, over what stands in the register already."""

from __future__ import annotations

from dataclasses import dataclass, replace

from docgen.errors import DataError
from docgen.problem import Problem
from docgen.register.entry import Entry, Kind
from docgen.register.identity import Identity, plain
from docgen.register.standing import Standing


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Which documents of a number and version hold no longer, by whose word, since when and why.

    ``audience``, ``layout``, ``format`` and ``copy`` choose among the documents; empty chooses all.
    """

    number: str
    version: str
    by: str
    at: str
    reason: str = ""
    audience: str = ""
    layout: str = ""
    format: str = ""
    copy: str = ""

    @property
    def identity(self) -> Identity:
        """The number and version, and whatever else is chosen."""
        return Identity(self.number, self.version, self.audience, self.layout, self.format, self.copy)

    def chooses(self, identity: Identity) -> bool:
        """Whether a document of this version is meant."""
        return all(
            not getattr(self, name) or getattr(self, name).casefold() == getattr(identity, name).casefold()
            for name in ("audience", "layout", "format", "copy")
        )


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The entry of a withdrawal; ``is_new`` is false where the document had been withdrawn before."""

    entry: Entry
    is_new: bool


def withdraw_all(withdrawal: Withdrawal, standing: Standing, last: Entry | None) -> tuple[Withdrawn, ...]:
    """An entry for each document that is withdrawn, in the chain after ``last``.

    Raises:
        DataError: nothing of the kind was issued.
    """
    withdrawn: list[Withdrawn] = []
    for issued in standing.of_version(withdrawal.identity):
        if not withdrawal.chooses(issued.identity):
            continue
        entry = standing.withdrawn.get(issued.identity.key)
        is_new = entry is None
        if entry is None:
            entry = last = _entry(issued, withdrawal).after(last)
        withdrawn.append(Withdrawn(entry, is_new))
    if not withdrawn:
        raise DataError([_nothing(withdrawal, standing)])
    return tuple(withdrawn)


def _entry(issued: Entry, withdrawal: Withdrawal) -> Entry:
    by, at, reason = plain(withdrawal.by), withdrawal.at, plain(withdrawal.reason)
    return replace(issued, kind=Kind.WITHDRAWN, supersedes="", by=by, at=at, reason=reason)


def _nothing(withdrawal: Withdrawal, standing: Standing) -> Problem:
    versions = {
        each.identity.order.canonical: each.identity for each in standing.of_number(withdrawal.identity)
    }
    there = ", ".join(each.version for each in sorted(versions.values(), key=lambda each: each.order))
    expected = (
        f"of this number the register has {there}" if there else "the register has nothing of this number"
    )
    message = f"no such document of {withdrawal.number} version {withdrawal.version} was issued"
    return Problem("not-issued", message, expected)
