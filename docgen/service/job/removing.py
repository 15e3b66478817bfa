"""Removing jobs: first what is known of them, so that nobody fetches what is going, then their files.

Where that is cut short, files are left that belong to no job: :func:`sweep` finds them.
"""

from __future__ import annotations

from contextlib import suppress

from sqlalchemy import delete, select

from docgen.service.database import DOCUMENTS, JOBS, TASKS
from docgen.service.job.finding import find_job
from docgen.service.job.job import folder_of
from docgen.service.rooms import Rooms
from docgen.storage import Place

_JOBS = "jobs/"


def remove_job(rooms: Rooms, owner: str, identity: str) -> None:
    """Remove a job of an owner with its uploads and documents; what is in hand of it comes to nothing.

    Raises:
        NotFoundError: this owner has none of this name.
        OutputError: a file cannot be removed.
    """
    find_job(rooms.database, owner, identity)
    _remove(rooms, identity)


def remove_expired(rooms: Rooms, identity: str) -> None:
    """Remove a job whose time is over."""
    _remove(rooms, identity)


def remove_leftovers(rooms: Rooms, identity: str) -> None:
    """Remove what a worker has made of a job that was removed meanwhile."""
    with rooms.database.reading() as connection:
        if connection.execute(select(JOBS.c.id).where(JOBS.c.id == identity)).first() is not None:
            return
    remove_folder(rooms.folder(folder_of(identity)))


def expired_jobs(rooms: Rooms, most: int = 100) -> int:
    """Remove jobs whose time is over; how many that were."""
    with rooms.database.reading() as connection:
        now = rooms.database.now(connection)
        due = connection.execute(select(JOBS.c.id).where(JOBS.c.expires < now).limit(most)).scalars().all()
    for identity in due:
        _remove(rooms, identity)
    return len(due)


def sweep(rooms: Rooms, known: frozenset[str]) -> frozenset[str]:
    """Remove files that belong to no job, and did not when ``known`` was returned: a job may be coming.

    Returns:
        The names of what seems to belong to no job now.
    """
    found = {name.split("/")[1] for name in rooms.store.names() if name.startswith(_JOBS)}
    with rooms.database.reading() as connection:
        found -= set(connection.execute(select(JOBS.c.id)).scalars())
    for identity in found & known:
        remove_folder(rooms.folder(folder_of(identity)))
    return frozenset(found - known)


def _remove(rooms: Rooms, identity: str) -> None:
    folder = rooms.folder(folder_of(identity))
    with rooms.database.writing() as connection:  # nobody may fetch or make what is being removed
        connection.execute(delete(DOCUMENTS).where(DOCUMENTS.c.job == identity))
        connection.execute(delete(TASKS).where(TASKS.c.job == identity))
        connection.execute(delete(JOBS).where(JOBS.c.id == identity))
    remove_folder(folder)


def remove_folder(folder: Place) -> None:
    """Remove every file of a folder, and the empty folders that are left where it lies on this machine.

    What a worker still writes there meanwhile stays: its runner removes that, or a sweep.
    """
    for name in list(folder.names()):
        folder.remove(name)
    local = folder.local()
    if local is not None and local.is_dir():
        for each in (*sorted(local.rglob("*"), reverse=True), local):
            with suppress(OSError):
                each.rmdir()
