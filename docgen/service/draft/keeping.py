"""Keeping: drafts in the database, each seen by its owner alone.

What changes a draft names the version that it was made from; where another one is there by then, nothing is
overwritten.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, func, insert, select, update

from docgen.errors import DataError, OutputError
from docgen.location import Location
from docgen.problem import Problem
from docgen.readers import MAX_BYTES
from docgen.service.database import DRAFTS, Database
from docgen.service.draft import draft as coding
from docgen.service.draft.draft import ChangedError, Choice, Draft, Preview, Subject
from docgen.service.job import NotFoundError
from docgen.service.rooms import Rooms

_FOLDER = "drafts"
MOST_DRAFTS = 100
"""The most drafts that one owner has at a time."""


def begin(rooms: Rooms, owner: str, draft: Draft) -> Draft:
    """A new draft as :class:`Draft` tells of it; moments and version are given here.

    Its files are those that :func:`docgen.service.draft.holding.hold` has put into the store.

    Raises:
        DataError: the text is too large, or holds what no text can, or the owner has as many drafts as
            anybody may have.
    """
    text = clean(draft.text, draft.name)
    with rooms.database.writing() as connection:
        count = connection.execute(select(func.count()).where(DRAFTS.c.owner == owner)).scalar_one()
        if count >= MOST_DRAFTS:
            message, expected = (
                f"there are {count} drafts already",
                "fewer: remove one that is no longer needed",
            )
            raise DataError([Problem("too-many", message, expected)])
        now = rooms.database.now(connection)
        expires = now + rooms.settings.limits.keep
        row = {
            "id": draft.id,
            "owner": owner,
            "name": draft.name,
            "text": text,
            "exhibits": coding.exhibits_as_json(draft.exhibits),
            "choice": coding.besides_as_json(draft),
            "created": now,
            "changed": now,
            "version": 1,
            "expires": expires,
        }
        connection.execute(insert(DRAFTS).values(row))
    return replace(draft, text=text, created=now, changed=now, version=1, expires=expires)


def find_draft(database: Database, owner: str, id: str) -> Draft:  # noqa: A002 - the field's word
    """One draft of an owner.

    Raises:
        NotFoundError: the owner has no such draft.
    """
    with database.reading() as connection:
        return _found(connection, owner, id)


def list_drafts(database: Database, owner: str) -> tuple[Draft, ...]:
    """The drafts of an owner without their texts, the one that was changed last first."""
    columns = [column for column in DRAFTS.c if column is not DRAFTS.c.text]
    wanted = select(*columns).where(DRAFTS.c.owner == owner).order_by(DRAFTS.c.changed.desc(), DRAFTS.c.id)
    with database.reading() as connection:
        return tuple(_draft(row, "") for row in connection.execute(wanted.limit(MOST_DRAFTS)))


def save(rooms: Rooms, owner: str, draft: Draft) -> Draft:
    """Keep another text, other files or another name of a draft.

    Args:
        rooms: where it is kept.
        owner: whose draft it is.
        draft: as it shall be; its version is the one that it had when the change began.

    Returns:
        The draft as it is now; of the same version where nothing differs.

    Raises:
        ChangedError: it was changed meanwhile.
        DataError: the text is too large, or holds what no text can.
        NotFoundError: the owner has no such draft.
    """
    text = clean(draft.text, draft.name)
    with rooms.database.writing() as connection:
        current = _found(connection, owner, draft.id)
        if (current.name, current.text, current.exhibits) == (draft.name, text, draft.exhibits):
            return current  # said twice, or by two windows: there is nothing to be lost
        now = rooms.database.now(connection)
        expires = now + rooms.settings.limits.keep
        values = {
            "name": draft.name,
            "text": text,
            "exhibits": coding.exhibits_as_json(draft.exhibits),
            "changed": now,
            "version": draft.version + 1,
            "expires": expires,
        }
        mine = and_(_of(owner, draft.id), DRAFTS.c.version == draft.version)
        if not connection.execute(update(DRAFTS).where(mine).values(values)).rowcount:
            raise ChangedError(current.version)
    return replace(draft, text=text, changed=now, version=draft.version + 1, expires=expires)


def remember(database: Database, owner: str, id: str, part: Choice | Preview | Subject) -> Draft:  # noqa: A002
    """Remember how documents shall be made, which jobs draw the pages, or what the incident is called.

    None of this changes the draft; its version stays.

    Raises:
        NotFoundError: the owner has no such draft.
    """
    name = {Choice: "choice", Preview: "preview", Subject: "subject"}[type(part)]
    with database.writing() as connection:
        found = _found(connection, owner, id, locked=database.is_server)
        draft = replace(found, **{name: part})  # type: ignore[arg-type]
        kept = coding.besides_as_json(draft)
        connection.execute(update(DRAFTS).where(_of(owner, id)).values(choice=kept))
    return draft


def remove_draft(rooms: Rooms, owner: str, id: str) -> None:  # noqa: A002
    """Remove a draft and its files; its documents stay as long as their jobs.

    Raises:
        NotFoundError: the owner has no such draft.
    """
    with rooms.database.writing() as connection:
        draft = _found(connection, owner, id)
        connection.execute(delete(DRAFTS).where(_of(owner, id)))
    _remove_files(rooms, [draft])


def expired_drafts(rooms: Rooms) -> int:
    """Remove the drafts whose time is over, with their files; gives how many there were.

    Raises:
        OutputError: a file cannot be removed; its draft is gone all the same.
    """
    with rooms.database.writing() as connection:
        over = DRAFTS.c.expires < rooms.database.now(connection)
        drafts = [_draft(row, row.text) for row in connection.execute(select(DRAFTS).where(over))]
        connection.execute(delete(DRAFTS).where(DRAFTS.c.id.in_([each.id for each in drafts])))
    _remove_files(rooms, drafts)
    return len(drafts)


def place_of(draft: str, key: str) -> str:
    """Where the store keeps a file of a draft; both are docgen's own, and never a name that somebody gave."""
    return f"{folder_of(draft)}/{key}"


def folder_of(draft: str) -> str:
    """Where the store keeps the files of a draft."""
    return f"{_FOLDER}/{draft}"


def files_in(rooms: Rooms) -> frozenset[str]:
    """Where the store keeps files of drafts, be they of one that there is or not."""
    return frozenset(name for name in rooms.store.names() if name.startswith(f"{_FOLDER}/"))


def files_of_all(database: Database) -> frozenset[str]:
    """Where the files of every draft lie."""
    with database.reading() as connection:
        rows = connection.execute(select(DRAFTS.c.id, DRAFTS.c.exhibits)).all()
    return frozenset(
        place_of(row.id, each.key) for row in rows for each in coding.exhibits_of_json(row.exhibits)
    )


def new_id() -> str:
    """An id that nobody guesses (128 bits)."""
    return secrets.token_hex(16)


def clean(text: str, name: str) -> str:
    """A text as it is kept: every line ends with a line feed alone.

    Raises:
        DataError: it is too large, or holds the character NUL, which the database cannot hold.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    place = Location(name)
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        expected = f"at most {MAX_BYTES // 2**20} MB; keep logs and pictures in files of their own"
        raise DataError([Problem("too-large", "the text is too large", expected, location=place)])
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        message = "the text holds the character NUL"
        raise DataError([Problem("character", message, "text", location=Location(name, line))])
    return text.encode("utf-8", "replace").decode()


def _found(connection: Connection, owner: str, id_: str, *, locked: bool = False) -> Draft:
    wanted = select(DRAFTS).where(_of(owner, id_))
    row = connection.execute(wanted.with_for_update() if locked else wanted).one_or_none()
    if row is None:
        raise NotFoundError("there is no such draft; drafts are removed some days after their last change")
    return _draft(row, row.text)


def _of(owner: str, id_: str) -> ColumnElement[bool]:
    return and_(DRAFTS.c.owner == owner, DRAFTS.c.id == id_)


def _draft(row: Row[Any], text: str) -> Draft:
    return Draft(
        row.id,
        row.name,
        text,
        coding.exhibits_of_json(row.exhibits),
        **coding.besides_of_json(row.choice),
        created=row.created,
        changed=row.changed,
        version=row.version,
        expires=row.expires,
    )


def _remove_files(rooms: Rooms, drafts: Iterable[Draft]) -> None:
    failed: list[str] = []
    for draft in drafts:
        for each in draft.exhibits:
            try:
                rooms.store.remove(place_of(draft.id, each.key))
            except OutputError as error:
                failed.append(str(error))
    if failed:
        raise OutputError("\n".join(failed))
