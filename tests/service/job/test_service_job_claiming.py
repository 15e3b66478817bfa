"""A task is in one hand at a time, and comes back when that hand is gone."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from bench import row, submitted

from docgen.service.database import Database
from docgen.service.job import (
    JobKind,
    JobState,
    claim,
    find_job,
    is_served,
    release_lost,
    settle,
    try_again,
    withdraw_runner,
)
from docgen.service.job.claiming import has_waiting, show
from docgen.service.job.finding import LEASE
from docgen.service.job.settling import Outcome
from docgen.service.rooms import Rooms


def later(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    now = Database.now
    monkeypatch.setattr(Database, "now", lambda self, connection: now(self, connection) + seconds)


def test_a_claimed_task_is_nobody_elses(rooms: Rooms) -> None:
    job = submitted(rooms)
    assert has_waiting(rooms.database)
    (taken,) = claim(rooms.database, "a", 5)
    assert (taken.job, taken.source, taken.kind, taken.attempt) == (job.id, "incident.yaml", "make", 1)
    assert taken.wanted == job.wanted
    assert claim(rooms.database, "b", 5) == ()
    assert not has_waiting(rooms.database)
    standing = find_job(rooms.database, "local", job.id)
    assert standing.state is JobState.RUNNING
    assert standing.started is not None
    assert standing.started >= standing.created


def test_the_most_urgent_come_first_and_of_those_the_oldest(rooms: Rooms) -> None:
    batch = submitted(rooms, kind=JobKind.BATCH)
    first, second = submitted(rooms), submitted(rooms)
    preview = submitted(rooms, kind=JobKind.PREVIEW)
    assert [each.job for each in claim(rooms.database, "a", 2)] == [preview.id, first.id]
    assert [each.job for each in claim(rooms.database, "a", 9)] == [second.id, batch.id]


def test_no_two_who_claim_at_once_get_the_same_task(rooms: Rooms) -> None:
    kinds = [JobKind.RENDER] * 5 + [JobKind.PREVIEW] * 5
    wanted = [submitted(rooms, kind=kind).id for kind in kinds]
    crowd = 6
    together = threading.Barrier(crowd)

    def take(runner: int) -> list[str]:
        together.wait()
        found = []
        for _ in range(8):
            found += [each.job for each in claim(rooms.database, str(runner), 1)]
        return found

    with ThreadPoolExecutor(crowd) as threads:
        taken = [job for each in threads.map(take, range(crowd)) for job in each]
    assert sorted(taken) == sorted(wanted)


def test_what_a_silent_runner_has_is_given_back(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    submitted(rooms)
    show(rooms.database, "a", 1)
    (first,) = claim(rooms.database, "a", 1)
    assert release_lost(rooms.database) == 0
    assert is_served(rooms.database)
    later(monkeypatch, LEASE + 1)
    assert not is_served(rooms.database)
    assert release_lost(rooms.database) == 1
    (second,) = claim(rooms.database, "b", 1)
    assert (second.task, second.attempt) == (first.task, 2)


def test_a_runner_that_shows_itself_keeps_what_it_has(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    submitted(rooms)
    show(rooms.database, "a", 1)
    claim(rooms.database, "a", 1)
    later(monkeypatch, LEASE + 1)
    show(rooms.database, "a", 1)
    assert release_lost(rooms.database) == 0


def test_a_runner_that_goes_gives_back_at_once_what_it_has_and_nothing_else(rooms: Rooms) -> None:
    submitted(rooms)
    submitted(rooms)
    for runner in "ab":
        show(rooms.database, runner, 1)
    (gone,), (kept,) = claim(rooms.database, "a", 1), claim(rooms.database, "b", 1)
    withdraw_runner(rooms.database, "a")
    assert [each.task for each in claim(rooms.database, "b", 9)] == [gone.task]
    assert settle(rooms.database, "b", kept, Outcome())


def test_work_began_when_it_was_first_begun(rooms: Rooms) -> None:
    job = submitted(rooms)
    claim(rooms.database, "a", 1)
    begun = find_job(rooms.database, "local", job.id).started
    withdraw_runner(rooms.database, "a")
    claim(rooms.database, "b", 1)
    assert find_job(rooms.database, "local", job.id).started == begun


def test_who_was_taken_for_gone_has_nothing_more_to_say(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = submitted(rooms)
    show(rooms.database, "a", 1)
    (old,) = claim(rooms.database, "a", 1)
    later(monkeypatch, LEASE + 1)
    show(rooms.database, "b", 1)
    release_lost(rooms.database)
    (new,) = claim(rooms.database, "b", 1)
    assert not settle(rooms.database, "a", old, Outcome([row(old)]))
    assert settle(rooms.database, "b", new, Outcome([row(new)]))
    assert not settle(rooms.database, "a", old, Outcome([row(old)]))
    assert len(find_job(rooms.database, "local", job.id).documents) == 1


def test_nor_where_it_has_the_same_task_in_hand_again(rooms: Rooms) -> None:
    """Else a worker that was given up would put back what another one is doing."""
    submitted(rooms)
    (old,) = claim(rooms.database, "a", 1)
    withdraw_runner(rooms.database, "a")
    (new,) = claim(rooms.database, "a", 1)
    try_again(rooms.database, "a", old)
    assert not has_waiting(rooms.database)
    assert not settle(rooms.database, "a", old, Outcome())
    assert settle(rooms.database, "a", new, Outcome())
