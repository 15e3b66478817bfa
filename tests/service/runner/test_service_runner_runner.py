"""A runner, turned by hand: whatever goes wrong beside it, each task comes to its end once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

import pytest
from bench import Bench, Here, opened

import docgen.service.runner.runner
from docgen.batch import Death, Stop
from docgen.batch.crew import Finished
from docgen.batch.worker import Raised
from docgen.errors import BusyError, DocgenError, LayoutError, ServiceError
from docgen.manifest import FailureKind
from docgen.service.job import JobState, claim, withdraw_runner
from docgen.service.job.claiming import has_waiting
from docgen.service.runner import Runner
from docgen.service.work.previewing import Pictured

NOTHING = Pictured((), ())
INNOCENT = Death(FailureKind.DIED, "its process was ended by SIGKILL", innocent=True)
GUILTY = Death(FailureKind.TIME, "it took longer than it may (--timeout)", innocent=False)


def answering(bench: Bench, *results: object) -> list[str]:
    """Let the crew answer so, one after the other; what it is asked to do."""
    left, asked = list(results), []

    def instead(function: Callable[..., Any], arguments: tuple[Any, ...]) -> object:
        asked.append(arguments[0].__name__)
        return left.pop(0) if len(left) > 1 else left[0]

    bench.crew.instead = instead
    return asked


def patiently(bench: Bench) -> None:
    """Turn until all is done, whatever is raised meanwhile, as the runner's own loop does."""
    for _ in range(50):
        if not (has_waiting(bench.service.database) or bench.runner.is_busy):
            return
        with suppress(DocgenError):
            bench.runner.turn()
    raise AssertionError("the runner does not come to an end")


def test_a_job_is_made(bench: Bench) -> None:
    job = bench.submit()
    assert answering(bench, NOTHING) == []
    bench.make()
    assert bench.job(job.id).state is JobState.DONE


def test_it_takes_no_more_than_it_has_workers_for(bench: Bench) -> None:
    for _ in range(5):
        bench.submit()
    answering(bench, NOTHING)
    bench.crew.wait = lambda _: ()  # type: ignore[method-assign]
    bench.runner.turn()
    bench.runner.turn()
    assert len(bench.crew.done) == 2


@pytest.mark.parametrize("deaths", [1, 2])
def test_what_a_worker_died_over_is_tried_again(bench: Bench, deaths: int) -> None:
    job = bench.submit()
    asked = answering(bench, *[INNOCENT] * deaths, NOTHING)
    bench.make()
    assert asked == ["make_documents"] * (deaths + 1)
    assert bench.job(job.id).state is JobState.DONE


def test_but_not_for_ever(bench: Bench) -> None:
    job = bench.submit()
    asked = answering(bench, INNOCENT)
    bench.make()
    assert len(asked) == bench.service.settings.limits.tries
    (failure,) = bench.job(job.id).failures
    assert (failure.kind, failure.message) == (FailureKind.DIED, INNOCENT.message)


def test_what_takes_too_long_is_not_tried_again(bench: Bench) -> None:
    job = bench.submit()
    asked = answering(bench, GUILTY)
    bench.make()
    assert len(asked) == 1
    assert bench.job(job.id).failures[0].kind is FailureKind.TIME


def test_an_error_is_told_as_it_is(bench: Bench) -> None:
    job = bench.submit()
    answering(bench, LayoutError("the layout failed"))
    bench.make()
    (failure,) = bench.job(job.id).failures
    assert (failure.kind, failure.message) == (FailureKind.LAYOUT, "the layout failed")


def test_of_a_bug_the_log_has_the_trace_and_the_caller_its_number(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    job = bench.submit()
    answering(bench, Raised("Traceback (most recent call last): secret"))
    bench.make()
    (failure,) = bench.job(job.id).failures
    assert failure.kind is FailureKind.BUG
    assert "Traceback" not in failure.message
    number = failure.message.split()[-1]
    assert f"bug {number}: Traceback (most recent call last): secret" in caplog.text


def test_a_theme_that_is_gone_fails_its_job_and_no_other(bench: Bench) -> None:
    lost, kept = bench.submit(theme="gone"), bench.submit()
    answering(bench, NOTHING)
    bench.make()
    assert bench.job(lost.id).failures[0].message == "there is no theme 'gone' any more"
    assert bench.job(kept.id).state is JobState.DONE


def test_a_task_that_runners_die_over_is_given_up(bench: Bench) -> None:
    job = bench.submit()
    for _ in range(docgen.service.runner.runner._MOST_LOST):
        assert claim(bench.service.database, "unlucky", 1)
        withdraw_runner(bench.service.database, "unlucky")
    asked = answering(bench, NOTHING)
    bench.make()
    assert asked == []
    assert "never finished" in bench.job(job.id).failures[0].message


def test_a_result_waits_until_the_database_is_there_again(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = [bench.submit() for _ in range(4)]
    asked = answering(bench, NOTHING)
    away = iter([True, True, False, True])
    settle = docgen.service.runner.runner.settle

    def sometimes(*given: Any) -> bool:
        if next(away, False):
            raise ServiceError("the database cannot be used")
        return settle(*given)

    monkeypatch.setattr(docgen.service.runner.runner, "settle", sometimes)
    patiently(bench)
    assert {bench.job(each.id).state for each in jobs} == {JobState.DONE}
    assert len(asked) == 4


def test_what_was_claimed_waits_for_a_worker_that_cannot_be_started(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = [bench.submit() for _ in range(3)]
    answering(bench, NOTHING)
    start, refusals = bench.crew.start, iter([True, False, True, True])

    def sometimes(*given: Any) -> None:
        if next(refusals, False):
            raise DocgenError("no worker can be started")
        start(*given)

    monkeypatch.setattr(bench.crew, "start", sometimes)
    patiently(bench)
    assert {bench.job(each.id).state for each in jobs} == {JobState.DONE}


def test_where_no_worker_takes_the_place_of_a_dead_one_all_is_begun_anew(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = [bench.submit() for _ in range(2)]
    answering(bench, NOTHING)
    wait, breaks = bench.crew.wait, iter([True])

    def sometimes(seconds: float) -> Sequence[Finished]:
        if next(breaks, False):
            raise DocgenError("no worker can be started")
        return wait(seconds)

    monkeypatch.setattr(bench.crew, "wait", sometimes)
    patiently(bench)
    assert bench.crew.stopped == 1
    assert {bench.job(each.id).state for each in jobs} == {JobState.DONE}


def test_asked_to_end_it_finishes_what_is_in_hand_and_gives_the_rest_back(bench: Bench) -> None:
    jobs = [bench.submit() for _ in range(4)]
    answering(bench, NOTHING)
    bench.runner.stop.requests = 1  # before the first turn: nothing is begun
    bench.runner.run()
    assert [bench.job(each.id).state for each in jobs] == [JobState.QUEUED] * 4
    stop = Stop()

    def ask(function: Callable[..., Any], arguments: tuple[Any, ...]) -> object:
        stop.requests = 1
        return NOTHING

    Runner(bench.service, Here(ask), 2, stop).run()
    assert sorted(bench.job(each.id).state.value for each in jobs) == ["done", "done", "queued", "queued"]


def test_asked_twice_it_gives_back_what_is_in_hand(bench: Bench) -> None:
    job = bench.submit()
    stop = Stop()

    def ask(function: Callable[..., Any], arguments: tuple[Any, ...]) -> object:
        stop.requests = 2
        return NOTHING

    crew = Here(ask)
    crew.wait = lambda _: ()  # type: ignore[method-assign]
    Runner(bench.service, crew, 1, stop).run()
    assert has_waiting(bench.service.database)
    bench.crew.instead = lambda *_: NOTHING
    bench.make()
    assert bench.job(job.id).state is JobState.DONE


def test_the_loop_outlives_a_database_that_is_away(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(docgen.service.runner.runner, "_TROUBLE", 0.0)
    turns = iter([ServiceError("away"), BusyError("busy", 1.0), None])

    def turn(self: Runner) -> None:
        error = next(turns)
        if error is not None:
            raise error
        self.stop.requests = 1

    monkeypatch.setattr(Runner, "turn", turn)
    bench.runner.run()
    assert [each.message for each in caplog.records] == ["away", "busy"]


def test_two_runners_share_the_work(bench: Bench) -> None:
    jobs = [bench.submit() for _ in range(6)]
    other = Bench(bench.app, Here(lambda *_: NOTHING))
    answering(bench, NOTHING)
    while has_waiting(bench.service.database):
        bench.runner.turn()
        other.runner.turn()
    bench.make()
    other.make()
    assert {bench.job(each.id).state for each in jobs} == {JobState.DONE}


def test_limits_of_a_service_are_those_of_its_runner(tmp_path) -> None:
    from docgen.service.settings import Limits

    bench = opened(tmp_path / "once", Limits(tries=1, document=7.0))
    job, seconds = bench.submit(), []
    start = bench.crew.start

    def remembered(ticket: int, function: Any, arguments: tuple[Any, ...], limit: float) -> None:
        seconds.append((arguments[1][0].seconds, limit))
        start(ticket, function, arguments, limit)

    bench.crew.start = remembered  # type: ignore[method-assign]
    answering(bench, INNOCENT)
    bench.make()
    assert bench.job(job.id).state is JobState.FAILED
    ((each, whole),) = seconds
    assert each == 7.0
    assert whole > 2 * each
