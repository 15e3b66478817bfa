"""Auditing a folder: is everything there that its manifest says, as it was made, and nothing besides?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from hashlib import sha256

from docgen.batch.journal import is_of_journal, last_lines, read_journal
from docgen.errors import DataError, StorageError, UnreadableError
from docgen.finishing import open_document
from docgen.manifest import Line
from docgen.storage import Place, is_leftover

_MOST_BYTES = 1024 * 2**20


class Fault(Enum):
    """How a folder differs from its manifest."""

    MISSING = "missing"
    ALTERED = "altered"
    EXTRA = "extra"
    MANIFEST = "manifest"


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference: the file it concerns, and what is to be said of it in plain sentences."""

    fault: Fault
    name: str
    messages: tuple[str, ...] = ()


@dataclass(slots=True)
class Audit:
    """What an audit found: how many documents are right, how many could not be made, and what differs."""

    intact: int = 0
    failed: int = 0
    findings: list[Finding] = field(default_factory=list)


def audit(out: Place) -> Audit:
    """Compare every file of a batch's folder with the manifest.

    Raises:
        UnreadableError: there is no manifest, or it holds lines that are none.
        StorageError: the folder cannot be listed.
    """
    lines, whole = read_journal(out)
    standing = last_lines(lines)
    made = {line.document: line for line in standing.values() if line.failure is None}
    found = Audit(failed=len(standing) - sum(line.failure is None for line in standing.values()))
    if not whole:
        found.findings.append(
            Finding(Fault.MANIFEST, "", ("its last line is not whole (run the batch again)",))
        )
    names = set(out.names())
    for name, line in sorted(made.items()):
        finding = _compare(out, line) if name in names else Finding(Fault.MISSING, name)
        if finding is None:
            found.intact += 1
        else:
            found.findings.append(finding)
    earlier = {line.document: line for line in lines}
    found.findings.extend(_extra(names - made.keys(), earlier))
    return found


def _compare(out: Place, line: Line) -> Finding | None:
    try:
        digest = out.digest(line.document)
    except (DataError, StorageError) as error:
        return Finding(Fault.ALTERED, line.document, (str(error),))
    if digest == line.sha256:
        return None
    return Finding(Fault.ALTERED, line.document, tuple(_changes(out, line)))


def _changes(out: Place, line: Line) -> Iterator[str]:
    """What of the document was changed, by its own seal; another run's document is as its seal says."""
    try:
        data = out.read(line.document, _MOST_BYTES)
        differences = open_document(data).differences
    except (DataError, UnreadableError) as error:
        yield str(error)
        return
    for each in differences:
        yield f"{each.aspect.value}: {each.message}"
    if not differences:
        yield f"it is a whole document, but another one (SHA-256 {sha256(data).hexdigest()})"


def _extra(names: set[str], earlier: Mapping[str, Line]) -> Iterator[Finding]:
    for name in sorted(names):
        if is_of_journal(name):
            continue
        if is_leftover(name):
            yield Finding(
                Fault.EXTRA, name, ("half written when a batch was ended; the next run removes it",)
            )
        elif name not in earlier:
            yield Finding(Fault.EXTRA, name)
        elif earlier[name].failure is None:
            yield Finding(Fault.EXTRA, name, ("made by an earlier run under this name",))
        else:
            yield Finding(Fault.EXTRA, name, ("made by an earlier run; the last one could not make it",))
