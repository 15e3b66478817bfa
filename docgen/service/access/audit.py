"""The audit log: who made and fetched what, by ids and digests, never by contents.

Lines are added and read. Nothing here takes one away: how long they are kept is for the operator to say, who
removes older ones with ``DELETE FROM docgen_service_audit WHERE at < …``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from docgen.printable import printable
from docgen.service.database import AUDIT, Database
from docgen.service.service import current

_LONGEST = 1_000
_PORTION = 1_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the log.

    Args:
        owner: who did it.
        action: what was done, such as ``sign-in`` or ``document-fetched``.
        token: the id of the token that it was done with, if any.
        job: the id of the job.
        document: the name of the document within its job.
        sha256: the digest of what was made or fetched.
        detail: what else there is to say: a layout, a count; never what anybody wrote.
        at: when, in seconds since 1970; set when it is written.
        seq: its number; set when it is written.
    """

    owner: str
    action: str
    token: str = ""
    job: str = ""
    document: str = ""
    sha256: str = ""
    detail: str = ""
    at: float = 0.0
    seq: int = 0


def record(action: str, *, job: str = "", document: str = "", sha256: str = "", detail: str = "") -> None:
    """Note what the caller of this request did.

    Raises:
        ServiceError: the database cannot be used.
        UnauthenticatedError: nobody is known to ask.
    """
    from docgen.service.access.identity import caller  # noqa: PLC0415 - it looks tokens up, which log here

    who = caller()
    line = Line(who.owner, action, who.token, job, document, sha256, detail)
    write(current().database, line)


def write(database: Database, line: Line) -> float:
    """Note what somebody did, also outside of a request; gives the time that the line has.

    Raises:
        ServiceError: the database cannot be used.
    """
    with database.writing() as connection:
        return add(connection, line, database.now(connection))


def add(connection: Connection, line: Line, now: float) -> float:
    """Note it in a transaction that does more, so that both are kept or neither; gives the time."""
    texts = ("owner", "action", "token", "job", "document", "sha256", "detail")
    row = {name: _fit(getattr(line, name)) for name in texts}
    connection.execute(insert(AUDIT).values(row | {"at": now}))
    return now


def read(database: Database, *, since: float | None = None, owner: str = "") -> Iterator[Line]:
    """The log, the oldest line first, as it is while one reads; a portion is held at a time.

    Args:
        database: where it is.
        since: only lines from this moment on, in seconds since 1970.
        owner: only what this owner did.

    Raises:
        ServiceError: the database cannot be used.
    """
    query = select(AUDIT).order_by(AUDIT.c.seq).limit(_PORTION)
    if since is not None:
        query = query.where(AUDIT.c.at >= since)
    if owner:
        query = query.where(AUDIT.c.owner == owner)
    last = 0
    while True:
        with database.reading() as connection:
            rows = connection.execute(query.where(AUDIT.c.seq > last)).mappings().all()
        for row in rows:
            yield Line(**row)
        if len(rows) < _PORTION:
            return
        last = rows[-1]["seq"]


def _fit(text: str) -> str:
    """A text that every terminal and database takes; what is too long is cut, and shows that it is."""
    shown = printable(text).text
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
