"""Looking jobs up: page by page each of one's own once, and nothing of anybody else's."""

from __future__ import annotations

import pytest
from bench import submitted
from sqlalchemy import update

from docgen.service.database import JOBS
from docgen.service.job import (
    JobKind,
    JobState,
    NotFoundError,
    claim,
    counts,
    find_job,
    is_served,
    list_jobs,
    manifest_lines,
    states,
)
from docgen.service.rooms import Rooms, open_rooms
from docgen.service.settings import Settings

MOMENTS = (1_790_000_000.1234567, 1_790_000_000.1234567, 1_790_000_000.1234569, 1_790_000_001.0, 5.0)


@pytest.mark.parametrize("limit", [1, 2, 3, 10])
def test_pages_hold_every_job_once_and_the_newest_first(rooms: Rooms, limit: int) -> None:
    """Jobs of one moment, too, and such as are less than a microsecond apart."""
    jobs = [submitted(rooms) for _ in MOMENTS]
    with rooms.database.writing() as connection:
        for job, created in zip(jobs, MOMENTS, strict=True):
            connection.execute(update(JOBS).where(JOBS.c.id == job.id).values(created=created))
    found, before = [], None
    while page := list_jobs(rooms.database, "local", before=before, limit=limit):
        assert len(page) <= limit
        found += page
        assert len(found) <= len(jobs)
        before = (page[-1].created, page[-1].id)
    assert sorted(each.id for each in found) == sorted(each.id for each in jobs)
    assert [each.created for each in found] == sorted(MOMENTS, reverse=True)


def test_previews_are_in_no_list(rooms: Rooms) -> None:
    submitted(rooms, kind=JobKind.PREVIEW)
    job = submitted(rooms)
    assert list_jobs(rooms.database, "local") == (job,)
    assert len(list_jobs(rooms.database, "local", kinds=[JobKind.PREVIEW])) == 1


@pytest.mark.parametrize("identity", ["", "nothing", "' OR 1=1 --", "a\x00b", "\ud800", "x" * 100_000])
def test_whatever_is_no_job_is_not_there(rooms: Rooms, identity: str) -> None:
    submitted(rooms)
    with pytest.raises(NotFoundError):
        find_job(rooms.database, "local", identity)


def test_what_is_not_there_has_no_state_and_no_lines(rooms: Rooms) -> None:
    job = submitted(rooms)
    assert states(rooms.database, [job.id, "nothing"]) == {job.id: JobState.QUEUED}
    assert manifest_lines(rooms.database, "nothing") == b""
    assert not is_served(rooms.database)


def test_jobs_and_tasks_are_counted_by_state(rooms: Rooms) -> None:
    submitted(rooms)
    submitted(rooms)
    claim(rooms.database, "a", 1)
    assert counts(rooms.database) == ({"queued": 1, "running": 1}, {"waiting": 1, "running": 1})


def test_jobs_are_there_when_the_service_is_opened_anew(rooms: Rooms) -> None:
    job = submitted(rooms, exhibits={"ä.log": b"x"})
    rooms.database.close()
    again = open_rooms(Settings(rooms.settings.data, rooms.settings.database))
    assert find_job(again.database, "local", job.id) == job
    again.database.close()
