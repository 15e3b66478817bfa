"""Waiting for a job: until it ends, not longer than was said, and not more than may at a time."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

import docgen.service.waiting
from docgen.errors import ServiceError
from docgen.service.job import JobState
from docgen.service.waiting import Waiting


class Jobs:
    """In place of the database: how jobs stand."""

    def __init__(self) -> None:
        self.held: dict[str, JobState] = {}
        self.asked: list[set[str]] = []
        self.error: Exception | None = None

    def states(self, _: object, identities: list[str]) -> Mapping[str, JobState]:
        self.asked.append(set(identities))
        if self.error is not None:
            raise self.error
        return {each: self.held[each] for each in identities if each in self.held}


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch) -> Jobs:
    found = Jobs()
    monkeypatch.setattr(docgen.service.waiting, "states", found.states)
    monkeypatch.setattr(docgen.service.waiting, "_EVERY", 0.002)
    return found


def bench_of(most: int = 12) -> Waiting:
    return Waiting(None, most)  # type: ignore[arg-type] # which nobody asks here


def until(true) -> None:
    while not true():
        time.sleep(0.002)


def waits(threads: ThreadPoolExecutor, waiting: Waiting, job: str, seconds: float = 60) -> Future[bool]:
    return threads.submit(waiting.wait, job, seconds)


@pytest.mark.parametrize("state", [JobState.DONE, JobState.FAILED])
def test_who_waits_is_woken_when_the_job_ends(jobs: Jobs, state: JobState) -> None:
    waiting = bench_of()
    jobs.held = {"a": JobState.QUEUED, "b": JobState.RUNNING}
    with ThreadPoolExecutor() as threads:
        one, two, other = (waits(threads, waiting, each) for each in "aab")
        until(lambda: {"a", "b"} in jobs.asked)
        assert not one.done()
        jobs.held["a"] = state
        assert one.result(30)
        assert two.result(30)
        assert not other.done()
        jobs.held["b"] = state
        assert other.result(30)


def test_of_a_job_that_ended_before_it_is_known_at_once(jobs: Jobs) -> None:
    jobs.held = {"a": JobState.DONE}
    assert bench_of().wait("a", 60)


def test_who_waits_for_a_job_that_is_removed_is_woken(jobs: Jobs) -> None:
    jobs.held = {"a": JobState.RUNNING}
    waiting = bench_of()
    with ThreadPoolExecutor() as threads:
        one = waits(threads, waiting, "a")
        until(lambda: jobs.asked)
        del jobs.held["a"]
        assert one.result(30)


def test_after_the_time_that_was_said_nobody_waits(jobs: Jobs) -> None:
    jobs.held = {"a": JobState.RUNNING}
    assert not bench_of().wait("a", 0.01)
    assert not bench_of().wait("a", 0)


def test_more_than_may_are_not_let_wait_and_there_is_room_again(jobs: Jobs) -> None:
    jobs.held = {"a": JobState.RUNNING}
    waiting = bench_of(2)
    with ThreadPoolExecutor() as threads:
        two = [waits(threads, waiting, "a") for _ in range(2)]
        until(lambda: len(waiting._waited.get("a", ())) == 2)
        assert not waiting.wait("a", 60)
        jobs.held["a"] = JobState.DONE
        assert all(each.result(30) for each in two)
    assert waiting.wait("a", 60)
    assert not waiting.wait("b", 0) or "b" not in jobs.held


def test_a_database_that_is_away_is_asked_again(jobs: Jobs) -> None:
    jobs.held = {"a": JobState.RUNNING}
    jobs.error = ServiceError("away")
    waiting = bench_of()
    with ThreadPoolExecutor() as threads:
        one = waits(threads, waiting, "a")
        until(lambda: len(jobs.asked) > 3)
        jobs.held["a"], jobs.error = JobState.DONE, None
        assert one.result(30)


def test_one_thread_asks_for_all_and_ends_with_the_last(jobs: Jobs) -> None:
    jobs.held = dict.fromkeys("abc", JobState.RUNNING)
    waiting = bench_of()
    with ThreadPoolExecutor() as threads:
        all_ = [waits(threads, waiting, each) for each in "abc"]
        until(lambda: {"a", "b", "c"} in jobs.asked)
        assert sum(each.name == "docgen waiting" for each in threading.enumerate()) == 1
        jobs.held = {}
        assert all(each.result(30) for each in all_)
    until(lambda: not any(each.name == "docgen waiting" for each in threading.enumerate()))
    asked = len(jobs.asked)
    time.sleep(0.02)
    assert len(jobs.asked) == asked
    assert waiting._waited == {}
