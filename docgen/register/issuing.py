"""The rules by which a document is issued, or not: pure, over what stands in the register already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from docgen.errors import DataError
from docgen.problem import Problem
from docgen.register.entry import Entry, Kind
from docgen.register.finished import Finished, refusal
from docgen.register.identity import Identity, plain
from docgen.register.standing import Standing

_OTHER_VERSION = "give it a higher version and make it anew"


@dataclass(frozen=True, slots=True)
class Issue:
    """By whom, to whom and when (UTC, ISO 8601) some documents are issued."""

    by: str
    at: str
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A document and its entry, which was made now, or (``is_new`` false) stood there with the same bytes.

    ``superseded_by`` is a higher version that had been issued before it, or empty.
    """

    name: str
    entry: Entry
    is_new: bool
    superseded_by: str = ""


def issue_all(
    documents: tuple[Finished, ...], issue: Issue, standing: Standing, last: Entry | None
) -> tuple[Recorded, ...]:
    """Every document in its place in the chain after ``last``; all of them or none.

    The new entries are added to ``standing``.

    Raises:
        DataError: documents may not be issued; every reason, each with its file.
    """
    issue = Issue(plain(issue.by), issue.at, plain(issue.recipient))
    recorded: list[Recorded] = []
    problems: list[Problem] = []
    made_now: dict[int, str] = {}
    for each in documents:
        reasons = _reasons(each, issue, standing, made_now)
        problems.extend(reasons)
        if reasons:
            continue
        entry = standing.issued.get(each.identity.key)
        is_new = entry is None
        if entry is None:
            entry = last = _entry(each, issue, standing).after(last)
            made_now[entry.seq] = each.name
            standing.add(entry)
        recorded.append(Recorded(each.name, entry, is_new))
    if problems:
        raise DataError(problems)
    return tuple(_with_latest(recorded, standing))


def _with_latest(recorded: list[Recorded], standing: Standing) -> list[Recorded]:
    """What supersedes each, now that all are there: the order of the arguments has no say."""
    higher = [standing.superseding(each.entry.identity) for each in recorded]
    return [
        replace(each, superseded_by=entry.identity.version if entry else "")
        for each, entry in zip(recorded, higher, strict=True)
    ]


def _entry(document: Finished, issue: Issue, standing: Standing) -> Entry:
    lower = standing.superseded(document.identity)
    return Entry(
        seq=0,
        kind=Kind.ISSUED,
        at=issue.at,
        by=issue.by,
        recipient=document.recipient or issue.recipient,
        identity=document.identity,
        file_sha256=document.file_sha256,
        content_sha256=document.content_sha256,
        size=document.size,
        status=document.status,
        docgen=document.docgen,
        supersedes=lower.identity.version if lower else "",
    )


def _reasons(
    document: Finished, issue: Issue, standing: Standing, made_now: Mapping[int, str]
) -> list[Problem]:
    """Why a document may not be issued; ``made_now`` has the files of entries of this very command."""
    reasons = (
        *_issued_otherwise(document, standing, made_now),
        *_withdrawn(document.identity, standing),
        *_about_recipient(document, issue, standing),
    )
    return [refusal(document.name, *each) for each in reasons]


def _issued_otherwise(
    document: Finished, standing: Standing, made_now: Mapping[int, str]
) -> Iterator[tuple[str, str, str]]:
    identity = document.identity
    same = standing.issued.get(identity.key)
    other = next((each for each in standing.of_version(identity) if _differs(each, document)), None)
    if same and same.file_sha256 != document.file_sha256:
        message = f"{identity} was issued as another file, {_when(same, made_now)}"
    elif other:
        message = f"{other.identity} was issued with other content, {_when(other, made_now)}"
    else:
        return
    yield "issued-otherwise", message, _OTHER_VERSION


def _withdrawn(identity: Identity, standing: Standing) -> Iterator[tuple[str, str, str]]:
    """Whether the document was withdrawn, or everything that was issued of its version."""
    same = standing.issued.get(identity.key)
    issued = [same] if same else list(standing.of_version(identity))
    withdrawals = [standing.withdrawn.get(each.identity.key) for each in issued]
    if withdrawals and (last := withdrawals[-1]) and all(withdrawals):
        yield "withdrawn", f"{last.identity} was withdrawn on {last.at}", _OTHER_VERSION


def _differs(entry: Entry, document: Finished) -> bool:
    """Whether an entry is of the same edition, made from other data."""
    same_edition = entry.identity.edition == document.identity.edition
    return same_edition and entry.content_sha256 != document.content_sha256


def _about_recipient(document: Finished, issue: Issue, standing: Standing) -> Iterator[tuple[str, str, str]]:
    same = standing.issued.get(document.identity.key)
    wanted = document.recipient or issue.recipient
    if document.recipient and issue.recipient and document.recipient != issue.recipient:
        message = f"it is the copy of {document.recipient!r}, not of {issue.recipient!r}"
        yield "recipient", message, "leave --recipient out: the document says it"
    elif same and same.file_sha256 == document.file_sha256 and wanted and wanted != same.recipient:
        told = f"to {same.recipient!r}" if same.recipient else "to nobody by name"
        message = f"it was issued on {same.at} {told}, and cannot be issued again to {wanted!r}"
        yield "recipient", message, "make a numbered copy for each recipient"


def _when(entry: Entry, made_now: Mapping[int, str]) -> str:
    return f"as {made_now[entry.seq]}, just now" if entry.seq in made_now else f"on {entry.at}"
