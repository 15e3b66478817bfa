"""When somebody who has to come back should do so: between a second and five minutes, by how fast it goes."""

from __future__ import annotations

import pytest
from bench import submitted

from docgen.service.job import claim, settle
from docgen.service.job.claiming import show
from docgen.service.job.pace import seconds_to_wait
from docgen.service.job.settling import Outcome
from docgen.service.rooms import Rooms


def wait(rooms: Rooms, tasks: int) -> float:
    with rooms.database.reading() as connection:
        return seconds_to_wait(connection, tasks)


def made(rooms: Rooms, seconds: float) -> None:
    submitted(rooms)
    (taken,) = claim(rooms.database, "a", 1)
    settle(rooms.database, "a", taken, Outcome(seconds=seconds))


@pytest.mark.parametrize(("tasks", "seconds"), [(-3, 1), (0, 1), (1, 2), (7, 14), (150, 300), (10**9, 300)])
def test_a_new_service_takes_two_seconds_for_each(rooms: Rooms, tasks: int, seconds: float) -> None:
    assert wait(rooms, tasks) == seconds


def test_it_goes_by_what_the_last_tasks_took_and_by_how_many_work(rooms: Rooms) -> None:
    made(rooms, 8)
    made(rooms, 12)
    assert wait(rooms, 3) == 30
    show(rooms.database, "a", 2)
    show(rooms.database, "b", 3)
    assert wait(rooms, 3) == 6
    assert wait(rooms, 1) == 2


def test_only_the_last_fifty_count(rooms: Rooms) -> None:
    made(rooms, 100_000)
    for _ in range(50):
        made(rooms, 3)
    assert wait(rooms, 2) == 6


def test_runners_without_workers_and_tasks_without_time_are_no_division(rooms: Rooms) -> None:
    made(rooms, 0)
    show(rooms.database, "a", 0)
    assert 1 <= wait(rooms, 5) <= 300
