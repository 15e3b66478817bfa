"""What is over its time goes by itself, and so does what belongs to nobody."""

from __future__ import annotations

import threading

import pytest
from bench import Bench, opened
from sqlalchemy import update

import docgen.service.runner.upkeep
from docgen.errors import ServiceError
from docgen.service.database import JOBS
from docgen.service.job import list_jobs
from docgen.service.rooms import Rooms
from docgen.service.runner.upkeep import Upkeep
from docgen.service.settings import Limits


def test_all_that_is_over_its_time_goes_in_one_turn(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    bench = opened(tmp_path / "short", Limits(keep=60.0))
    for _ in range(5):
        bench.submit()
    with bench.service.database.writing() as connection:
        connection.execute(update(JOBS).values(expires=0.0))
    expired = docgen.service.runner.upkeep.expired_jobs
    removed: list[int] = []

    def two_at_most(rooms: Rooms) -> int:
        assert len(removed) < 10, "what was removed is there again"
        removed.append(expired(rooms, 2))
        return removed[-1]

    monkeypatch.setattr(docgen.service.runner.upkeep, "expired_jobs", two_at_most)
    Upkeep(bench.service).turn()
    assert removed == [2, 2, 1, 0]
    assert list_jobs(bench.service.database, "local") == ()
    assert [each for each in bench.store.rglob("*") if each.is_file()] == []


def test_strays_go_at_the_second_search(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    stray = bench.store / "jobs" / "left" / "in" / "000000"
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b"x")
    upkeep = Upkeep(bench.service)
    upkeep.turn()
    upkeep.turn()
    assert stray.exists()
    monkeypatch.setattr(docgen.service.runner.upkeep, "_SWEEP", 0.0)
    upkeep.turn()
    assert not stray.exists()


def test_it_goes_on_beside_the_work_until_the_end(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(docgen.service.runner.upkeep, "_EVERY", 0.01)
    thrice = threading.Semaphore(0)

    def away(rooms: object) -> int:
        thrice.release()
        raise ServiceError("the store is away")

    monkeypatch.setattr(docgen.service.runner.upkeep, "expired_jobs", away)
    with Upkeep(bench.service) as upkeep:
        for _ in range(3):
            assert thrice.acquire(timeout=20)
        thread = upkeep._thread
    assert thread is not None
    assert not thread.is_alive()
    assert "the store is away" in caplog.text
