"""Looking jobs up: page by page each of one's own once, and nothing of anybody else's."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from bench import submitted
from sqlalchemy import update

from docgen.manifest import Failure, FailureKind
from docgen.service.database import JOBS
from docgen.service.job import (
    JobKind,
    JobState,
    NotFoundError,
    claim,
    counts,
    find_document,
    find_job,
    glance_at,
    is_served,
    list_jobs,
    manifest_lines,
    settle,
    states,
)
from docgen.service.job.finding import GLANCED
from docgen.service.job.settling import Outcome
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
    while page := [each.job for each in list_jobs(rooms.database, "local", before=before, limit=limit)]:
        assert len(page) <= limit
        found += page
        assert len(found) <= len(jobs)
        before = (page[-1].created, page[-1].id)
    assert sorted(each.id for each in found) == sorted(each.id for each in jobs)
    assert [each.created for each in found] == sorted(MOMENTS, reverse=True)


def test_previews_are_in_no_list(rooms: Rooms) -> None:
    submitted(rooms, kind=JobKind.PREVIEW)
    job = submitted(rooms)
    assert [each.job for each in list_jobs(rooms.database, "local")] == [job]
    assert len(list_jobs(rooms.database, "local", kinds=[JobKind.PREVIEW])) == 1


def test_a_glance_has_the_first_of_what_was_made_and_the_numbers_of_all(rooms: Rooms) -> None:
    job = submitted(rooms, kind=JobKind.BATCH)
    (unpack,) = claim(rooms.database, "a", 1)
    sources = [f"{number:02}.yaml" for number in range(2 * GLANCED)]
    settle(rooms.database, "a", unpack, Outcome(members=sources))
    assert glance_at(rooms.database, "local", job.id).job.total == len(sources)
    for number, each in enumerate(claim(rooms.database, "a", 99)):
        if number % 3:
            outcome = Outcome([row(each.source, "docx"), row(each.source, "pdf")])
        else:
            outcome = Outcome(failures=[Failure(FailureKind.DATA, "wrong")] * 2, problems=[{"rule": "x"}])
        settle(rooms.database, "a", each, outcome)
    whole, glance = find_job(rooms.database, "local", job.id), glance_at(rooms.database, "local", job.id)
    assert (len(whole.documents), len(whole.failures), len(whole.problems)) == (20, 6, 6)
    assert (glance.documents, glance.failed) == (20, 6)
    assert glance.job.documents == whole.documents[:GLANCED]
    assert glance.job.failures == whole.failures[:GLANCED]
    assert replace(glance.job, documents=(), failures=()) == replace(
        whole, documents=(), failures=(), problems=()
    )
    assert list_jobs(rooms.database, "local") == (glance,)
    for made in whole.documents:
        assert find_document(rooms.database, "local", job.id, made.name) == made
    for owner, name in (("other", whole.documents[0].name), ("local", "none"), ("local", "a\x00b")):
        with pytest.raises(NotFoundError):
            find_document(rooms.database, owner, job.id, name)


def test_a_glance_has_the_first_failures_of_a_job_that_failed_throughout(rooms: Rooms) -> None:
    job = submitted(rooms, kind=JobKind.BATCH)
    (unpack,) = claim(rooms.database, "a", 1)
    settle(rooms.database, "a", unpack, Outcome(members=[f"{number}.yaml" for number in range(2 * GLANCED)]))
    for each in claim(rooms.database, "a", 99):
        settle(rooms.database, "a", each, Outcome(failures=[Failure(FailureKind.DATA, each.source)]))
    glance = glance_at(rooms.database, "local", job.id)
    assert (len(glance.job.failures), glance.failed) == (GLANCED, 2 * GLANCED)
    assert glance.job.failures == find_job(rooms.database, "local", job.id).failures[:GLANCED]


def test_a_document_is_looked_for_in_its_job_alone_and_under_its_whole_name(rooms: Rooms) -> None:
    """Documents of many jobs have one name, and so have those of other owners."""
    jobs = [submitted(rooms), submitted(rooms), submitted(rooms, owner="other")]
    for number, each in enumerate(claim(rooms.database, "a", 3)):
        made = {**row("x", "pdf"), "sha256": f"{number}" * 64}
        settle(rooms.database, "a", each, Outcome([made] if number != 1 else []))
    first, without, theirs = (each.id for each in jobs)
    assert find_document(rooms.database, "local", first, "x.pdf").sha256 == "0" * 64
    assert find_document(rooms.database, "other", theirs, "x.pdf").sha256 == "2" * 64
    for identity, name in ((without, "x.pdf"), (theirs, "x.pdf"), (first, "x\x00.pdf"), (first, "%.pdf")):
        with pytest.raises(NotFoundError):
            find_document(rooms.database, "local", identity, name)
    with pytest.raises(NotFoundError) as told:
        find_document(rooms.database, "local", first, "x" * 20_000)
    assert len(str(told.value)) < 200


def row(source: str, form: str) -> dict[str, Any]:
    """A document as a runner writes it down."""
    said = {"layout": "postmortem", "audience": "internal", "media_type": "x/y", "pages": None, "line": ""}
    digests = {"sha256": "0" * 64, "content_sha256": "1" * 64}
    return {"name": f"{source}.{form}", "format": form, "size": 1, **said, **digests}


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
