"""The whole way: what is wanted is asked for, waited for, fetched, and compared with its digests."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlencode

from docgen.errors import DataError, DocgenError, DocumentError, LayoutError, RemoteError
from docgen.manifest import FailureKind
from docgen.problem import Problem
from docgen.remote.connection import Answer, Connection, Question
from docgen.remote.parcel import Parcel
from docgen.remote.refusal import refused
from docgen.remote.report import MOST_BYTES, Offer, RemoteJob, read_job
from docgen.writers import DEFAULT_PDF_VARIANT, Artifact

_log = logging.getLogger(__name__)

_WAIT = 30
"""Seconds that the server is asked to wait for the end of the job, before one asks again."""
_LONGEST_PAUSE = 30.0
_MOST_BYTES = 1024 * 2**20
_OK, _ACCEPTED = 200, 202
_GONE = (204, 404)
_MOST_AGAIN = 2**20
"""Bytes that an interrupted command sends once more, to learn of its job."""
_LAST = 5.0
"""Seconds that an interrupted command takes to have its job removed."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of the data; an empty ``theme`` is the house's own, else it is one of the server's.

    ``as_of`` is ISO 8601, or empty for the date of the report.
    """

    layouts: tuple[str, ...] = ("postmortem",)
    formats: tuple[str, ...] = ("docx", "pdf")
    audience: str = "internal"
    theme: str = ""
    strict: bool = False
    as_of: str = ""
    pdf_variant: str = DEFAULT_PDF_VARIANT
    embed_fonts: bool = True

    def query(self) -> str:
        """As parameters of an address."""
        given = [("layout", each) for each in self.layouts] + [("format", each) for each in self.formats]
        given += [("audience", self.audience)]
        for name, value, usual in (
            ("theme", self.theme, ""),
            ("strict", str(self.strict).lower(), "false"),
            ("as_of", self.as_of, ""),
            ("pdf_variant", self.pdf_variant, DEFAULT_PDF_VARIANT),
            ("embed_fonts", str(self.embed_fonts).lower(), "true"),
        ):
            given += [(name, value)] if value != usual else []  # another version may not know the others
        return urlencode(given)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document that was made elsewhere; ``content_sha256`` is the digest that it prints."""

    layout: str
    artifact: Artifact
    content_sha256: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a wish: the findings of the data, and the documents, or why there are none."""

    findings: tuple[Problem, ...]
    documents: tuple[Fetched, ...] = ()
    error: DocgenError | None = None
    is_bug: bool = False


def render_there(
    connection: Connection, parcel: Parcel, wish: Wish, tell: Callable[[str], None] = _log.warning
) -> Outcome:
    """Have the documents of a data file made by a server, and fetch all of them or none.

    Whoever interrupts that leaves no job behind, if the server answers: it is removed, and ``tell`` is told.

    Raises:
        DataError: the data have problems; all that the server found are in the error, in their places here.
        RemoteRefusalError: the server does not do what is asked of it, or not for whoever asks.
        RemoteError: it cannot be reached, or does not do what it should.
    """
    who = connection.server.address
    job = _made(connection, parcel, wish, tell)
    problems = parcel.in_our_words(job.problems)
    if job.state == "failed":
        return _failed(job, problems, who)
    if kept := parcel.refused():
        raise DataError([*problems, *kept])
    offers = tuple(_wanted(job, wish, who))
    return Outcome(problems, tuple(_fetched(connection, job, each) for each in offers))


def _made(connection: Connection, parcel: Parcel, wish: Wish, tell: Callable[[str], None]) -> RemoteJob:
    """The job of a wish, when it has ended."""
    body, media_type = parcel.form()
    headers = {"Content-Type": media_type, "Idempotency-Key": secrets.token_hex(16)}
    url = f"{connection.server.url('render')}?{wish.query()}"
    _log.info("%s: sending %d bytes", connection.server.address, len(body))
    question = Question("POST", url, MOST_BYTES, headers, body)
    try:
        with _removed_if_interrupted(connection, lambda: _known_again(connection, question), tell):
            job = _job(connection, connection.ask(question))
    except DataError as error:
        raise DataError(parcel.in_our_words(error.problems)) from error
    identity = job.id
    with _removed_if_interrupted(connection, lambda: identity, tell):
        job = _ended(connection, job)
    _log.info("%s: %s", connection.server.address, job.state)
    return job


def _ended(connection: Connection, job: RemoteJob) -> RemoteJob:
    """A job at its end."""
    place, wait = connection.server.url("jobs", job.id), {"Prefer": f"wait={_WAIT}"}
    while not job.is_final:
        answer = connection.ask(Question("GET", place, MOST_BYTES, wait, wait=_WAIT))
        job = _job(connection, answer)
        if not job.is_final:
            connection.pause(min(answer.pause, _LONGEST_PAUSE))
    return job


@contextmanager
def _removed_if_interrupted(
    connection: Connection, find: Callable[[], str], tell: Callable[[str], None]
) -> Iterator[None]:
    """Remove the job where the block is interrupted; ``find`` gives its id, empty where it is not known."""
    try:
        yield
    except Exception:
        raise
    except BaseException:  # Ctrl-C, or SIGTERM
        identity = find()
        said = "if the job has come there, it goes on"
        if identity:
            question = Question("DELETE", connection.server.url("jobs", identity), MOST_BYTES)
            answer = connection.ask_once(question, _LAST)
            is_gone = answer is not None and answer.status in _GONE
            said = (
                "the job is removed" if is_gone else f"the job {identity} could not be removed, and goes on"
            )
        tell(f"{connection.server.address}: {said}")
        raise


def _known_again(connection: Connection, question: Question) -> str:
    """The id of the job that a request has made: sent again with its key it makes no other one."""
    if len(question.body or b"") > _MOST_AGAIN:
        return ""
    answer = connection.ask_once(question, _LAST)
    try:
        return _job(connection, answer).id if answer else ""
    except DocgenError:
        return ""


def _job(connection: Connection, answer: Answer) -> RemoteJob:
    who = connection.server.address
    if answer.status not in (_OK, _ACCEPTED):
        raise refused(answer, who)
    return read_job(answer, who)


def _failed(job: RemoteJob, problems: tuple[Problem, ...], who: str) -> Outcome:
    """Why nothing can be fetched: the first that stood in the way, as it is here."""
    kind, message = (
        job.failures[0] if job.failures else (FailureKind.DIED, "the job failed, without a reason")
    )
    match kind:
        case FailureKind.DATA if problems:
            raise DataError(problems)
        case FailureKind.LAYOUT:
            return Outcome(problems, error=LayoutError(message))
        case FailureKind.DOCUMENT:
            return Outcome(problems, error=DocumentError(message.split("\n")))
        case FailureKind.BUG:
            last = message.strip().rpartition("\n")[2]
            told = f"{who}: the server met a bug in docgen: {last}"
            return Outcome(problems, error=RemoteError(told), is_bug=True)
    return Outcome(problems, error=RemoteError(f"{who}: {message}"))


def _wanted(job: RemoteJob, wish: Wish, who: str) -> Iterator[Offer]:
    """The documents in the order in which they were asked for; each is there once, and no other."""
    asked = [(layout, form) for layout in wish.layouts for form in wish.formats]
    offers = {(each.layout, each.format): each for each in job.offers}
    if len(offers) < len(job.offers) or set(offers) != set(asked):
        raise RemoteError(f"{who}: the server has other documents than were asked for")
    yield from (offers[each] for each in asked)


def _fetched(connection: Connection, job: RemoteJob, offer: Offer) -> Fetched:
    who = f"{connection.server.address}: {offer.name}"
    url = connection.server.url("jobs", job.id, "documents", offer.name)
    answer = connection.ask(Question("GET", url, min(offer.size, _MOST_BYTES), {"Accept": "*/*"}))
    if answer.status != _OK:
        raise refused(answer, who)
    digest = sha256(answer.body).hexdigest()
    if digest != offer.sha256:
        raise RemoteError(
            f"{who}: what was fetched has another SHA-256 than the server told ({digest}, not {offer.sha256})"
        )
    _log.info("%s: fetched, %d bytes", who, offer.size)
    artifact = Artifact(answer.body, offer.format, offer.media_type, f".{offer.format}", offer.pages)
    return Fetched(offer.layout, artifact, offer.content_sha256)
