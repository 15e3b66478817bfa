"""Whether the chain of a register holds: each entry vouches for the one before, the register for the last.

So whoever changes, removes, adds or reorders entries by other hands has to reckon all later digests anew,
and a digest that was written down elsewhere gives him away even then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.register.entry import BEGINNING, Entry, Kind


@dataclass(frozen=True, slots=True)
class Row:
    """A row as the database holds it; ``entry`` is ``None`` where it makes none.

    ``keys_agree`` tells whether what is reckoned from the entry (for the constraints) is what it should be.
    """

    seq: int
    entry: Entry | None
    keys_agree: bool = True


@dataclass(frozen=True, slots=True)
class Soundness:
    """How many entries there are, the digest of the last, and what is wrong: sentences without full stop."""

    entries: int
    head: str
    faults: tuple[str, ...] = ()


def check_chain(rows: tuple[Row, ...], told: tuple[int, str], expected: str = "") -> Soundness:
    """Check all of a register.

    Args:
        rows: in their order.
        told: how many entries the register says that it has, and the digest of the last.
        expected: a digest that was written down before, which must still be one of the chain's; or nothing.
    """
    faults = [*_faults_of_rows(rows), *_faults_of_rules(rows)]
    last = rows[-1].entry if rows else None
    head = last.digest if last else BEGINNING
    if told != (len(rows), head):
        faults.append(
            f"the register says that it has {told[0]} entries up to {_short(told[1])}, and has "
            f"{len(rows)} up to {_short(head)}"
        )
    digests = {row.entry.digest for row in rows if row.entry}
    if expected and expected not in digests | {BEGINNING}:
        faults.append(f"no entry has the digest {_short(expected)} that was written down")
    return Soundness(len(rows), head, tuple(faults))


def _faults_of_rows(rows: tuple[Row, ...]) -> Iterator[str]:
    previous = BEGINNING
    for number, row in enumerate(rows, 1):
        if row.seq != number:
            yield f"entry {number} is missing, or entry {row.seq} is one too many"
            yield "what follows is not checked against what should be before it"
            return
        if row.entry is None:
            yield f"entry {number} cannot be read"
            return
        if not row.entry.is_genuine:
            yield f"entry {number} was changed: it does not have its digest"
        elif not row.keys_agree:
            yield f"entry {number} was changed: it is filed under another document"
        if row.entry.previous != previous:
            yield f"entry {number} does not follow from entry {number - 1}"
        previous = row.entry.digest


def _faults_of_rules(rows: tuple[Row, ...]) -> Iterator[str]:
    """What the register would never have recorded."""
    contents: dict[tuple[str, ...], str] = {}
    seqs: defaultdict[tuple[Kind, str], list[int]] = defaultdict(list)
    for entry in (row.entry for row in rows if row.entry and row.entry.is_genuine):
        seqs[entry.kind, entry.identity.key].append(entry.seq)
        if entry.kind is Kind.WITHDRAWN and (Kind.ISSUED, entry.identity.key) not in seqs:
            yield f"entry {entry.seq} withdraws what was not issued before"
        if contents.setdefault(entry.identity.edition, entry.content_sha256) != entry.content_sha256:
            yield f"entry {entry.seq} has other content than what was issued under its number and version"
    for (kind, _), several in seqs.items():
        if len(several) > 1:
            yield f"entries {', '.join(map(str, several))} say that one document was {kind.value}"


def _short(digest: str) -> str:
    return f"{digest[:16]}…" if len(digest) > 16 else digest  # noqa: PLR2004 - enough to tell them apart
