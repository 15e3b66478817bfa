"""An errand: a claimed task as a call that travels to a worker, and what its result says of the task."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from docgen.batch import Death
from docgen.batch.failing import failure_of
from docgen.batch.worker import Raised
from docgen.errors import DataError, DocgenError
from docgen.manifest import Failure, FailureKind, Line, dump_line
from docgen.service.job import Claim
from docgen.service.job.job import MAKE, PREVIEW, UNPACK, folder_of
from docgen.service.job.settling import Outcome
from docgen.service.rooms import Rooms
from docgen.service.work.answering import answered
from docgen.service.work.brief import Brief
from docgen.service.work.making import Made, make_documents
from docgen.service.work.previewing import Pictured, preview
from docgen.service.work.unpacking import Unpacked, unpack
from docgen.writers import MEDIA_TYPES

_log = logging.getLogger(__name__)

_Call: TypeAlias = tuple[Callable[..., Any], tuple[Any, ...], float]
_GRACE = 60.0  # seconds that a task may take besides: to start, to read what lies far away, to answer


@dataclass(frozen=True, slots=True)
class Errands:
    """Turns claims into calls, and results into outcomes."""

    rooms: Rooms

    def call(self, claim: Claim) -> _Call | Outcome:
        """The function for a claim, its arguments, and the seconds after which it is ended by force.

        An outcome at once, where what is wanted is not to be had: another replica may have it, or this one
        had it before it was started anew.
        """
        limits = self.rooms.settings.limits
        theme = self.rooms.themes.get(claim.wanted.theme)
        if theme is None:
            message = f"there is no theme {claim.wanted.theme!r} any more"
            return Outcome(failures=[Failure(FailureKind.DOCUMENT, message)])
        folder = folder_of(claim.job)
        brief = Brief(
            self.rooms.folder(folder),
            self.rooms.folder(f"{folder}/out"),
            claim.wanted,
            claim.source,
            theme,
            self.rooms.policy,
            limits.document,
        )
        documents = len(claim.wanted.layouts) * len(claim.wanted.formats)
        seconds = limits.document * (documents + 1) + _GRACE
        match claim.kind:
            case kind if kind == UNPACK:
                return answered, (unpack, (brief, limits)), seconds
            case kind if kind == PREVIEW:
                return answered, (preview, (brief,)), seconds
            case kind if kind == MAKE:
                return answered, (make_documents, (brief,)), seconds
        raise AssertionError(f"there is no task of the kind {claim.kind!r}")

    def outcome(self, claim: Claim, result: Any, seconds: float) -> Outcome | None:
        """What a result says of a task; ``None`` where it deserves another try."""
        match result:
            case Death():
                if result.innocent and claim.attempt < self.rooms.settings.limits.tries:
                    return None
                return Outcome(failures=[Failure(result.kind, result.message)], seconds=seconds)
            case Raised():
                return Outcome(failures=[_bug(result.trace)], seconds=seconds)
            case DataError():
                problems = [each.as_data() for each in result.problems]
                return Outcome(failures=[failure_of(result)], problems=problems, seconds=seconds)
            case DocgenError():
                return Outcome(failures=[_told(failure_of(result), claim.source)], seconds=seconds)
            case Unpacked():
                return Outcome(members=result.members, problems=result.problems, seconds=seconds)
            case Made():
                made = [_row(line) for line in result.lines if line.failure is None]
                failures = [
                    _told(line.failure, line.document or claim.source)
                    for line in result.lines
                    if line.failure is not None
                ]
                return Outcome(made, failures, result.problems, seconds)
            case Pictured():
                return Outcome(result.rows, problems=result.problems, seconds=seconds)
        raise AssertionError(f"no worker answers with a {type(result).__name__}")


def _told(failure: Failure, name: str) -> Failure:
    """What whoever asked is told of a failure, ``name`` being what it is of: theirs, and not the store's."""
    match failure:
        case Failure(FailureKind.BUG):
            return _bug(failure.message)
        case Failure(FailureKind.OUTPUT):
            return _of_store(failure, f"{name}: cannot be kept by the service")
        case Failure(FailureKind.DATA, problems=()):  # so the manifest has what a store does not read
            return _of_store(failure, f"{name}: cannot be read by the service")
    return failure


def _bug(trace: str) -> Failure:
    """What whoever asked for the document is told of a bug: the number under which the log has it all."""
    number = secrets.token_hex(4)
    _log.error("bug %s: %s", number, trace)
    return Failure(FailureKind.BUG, f"this is a bug in docgen; the service's log has it under {number}")


def _of_store(failure: Failure, message: str) -> Failure:
    """Without the reason, which says where on whose machine files lie: that is for the log alone."""
    number = secrets.token_hex(4)
    _log.error("store %s: %s", number, failure.message)
    return Failure(FailureKind.OUTPUT, f"{message}; its log has the reason under {number}")


def _row(line: Line) -> Mapping[str, Any]:
    return {
        "name": line.document,
        "layout": line.layout,
        "format": line.format,
        "audience": line.audience,
        "media_type": MEDIA_TYPES[line.format],
        "size": line.size,
        "pages": line.pages,
        "sha256": line.sha256,
        "content_sha256": line.content_sha256,
        "line": dump_line(line).decode(),
    }
