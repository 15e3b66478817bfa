"""The life of jobs among runners that die, stall and come back, on a clock that jumps.

hypothesis plays it: no job is ever lost, none is finished twice, and when all is quiet each has ended.
"""

from __future__ import annotations

import itertools
import sqlite3
import tempfile
from pathlib import Path

from bench import row, submitted
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
)
from sqlalchemy import event, select

from docgen.errors import BusyError
from docgen.manifest import Failure, FailureKind
from docgen.service.database import TASKS, Database
from docgen.service.job import (
    Claim,
    Job,
    JobKind,
    JobState,
    claim,
    expired_jobs,
    find_job,
    list_jobs,
    release_lost,
    remove_job,
    settle,
    try_again,
    withdraw_runner,
)
from docgen.service.job.claiming import show
from docgen.service.job.finding import LEASE
from docgen.service.job.settling import Outcome
from docgen.service.rooms import Rooms, open_rooms
from docgen.service.settings import Limits, Settings

_KEEP = 1000.0
_QUEUE = 6
_FAILED = [Failure(FailureKind.TIME, "it took too long")]
_RUNNERS = st.sampled_from("abc")


class Clocked(Database):
    """A database whose clock is turned by hand."""

    moment = 0.0

    def now(self, connection: object) -> float:
        return self.moment


def _hastily(connection: sqlite3.Connection, _: object) -> None:
    connection.execute("PRAGMA synchronous = OFF")  # nobody pulls a plug here


class Life(RuleBasedStateMachine):
    """Jobs as a reader of the code believes them to be, beside those of the database."""

    claims = Bundle("claims")

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="docgen-life-")
        limits = Limits(queue=_QUEUE, keep=_KEEP)
        opened = open_rooms(Settings(Path(self.folder.name), limits=limits))
        event.listen(opened.database._engine, "connect", _hastily)
        opened.database.__class__ = Clocked
        self.clock: Clocked = opened.database  # type: ignore[assignment]
        self.clock.moment = 1_000_000.0
        self.rooms: Rooms = opened
        self.kinds: dict[str, JobKind] = {}
        self.removed: set[str] = set()
        self.open_tasks: dict[str, int] = {}
        self.documents: dict[str, list[str]] = {}
        self.failed: set[str] = set()
        self.settled: set[int] = set()
        self.numbers = itertools.count()

    @rule(kind=st.sampled_from(JobKind))
    def submit(self, kind: JobKind) -> None:
        ahead = self._waiting(kind.priority)
        try:
            job = submitted(self.rooms, kind=kind)
        except BusyError:
            assert ahead >= _QUEUE
            return
        assert ahead < _QUEUE
        self.kinds[job.id] = kind
        self.open_tasks[job.id] = 1
        self.documents[job.id] = []

    @rule(target=claims, runner=_RUNNERS, most=st.integers(1, 3))
    def claim(self, runner: str, most: int) -> object:
        show(self.clock, runner, most)
        taken = claim(self.clock, runner, most)
        assert len(taken) <= most
        assert all(each.task not in self.settled for each in taken)
        return multiple(*((runner, each) for each in taken))

    @rule(taken=consumes(claims), fails=st.booleans())
    def settle(self, taken: tuple[str, Claim], fails: bool) -> None:
        runner, claimed = taken
        held = self._is_held(runner, claimed)
        is_zip = claimed.kind == "unpack" and not fails
        outcome = Outcome(
            [] if is_zip else [row(claimed, f"{next(self.numbers)}.pdf")],
            _FAILED if fails else (),
            members=["a.yaml", "b.yaml"] if is_zip else (),
        )
        told = settle(self.clock, runner, claimed, outcome)
        assert told == held
        if not told:
            return
        assert claimed.task not in self.settled, "a task was finished twice"
        self.settled.add(claimed.task)
        self.open_tasks[claimed.job] += 1 if is_zip else -1
        self.documents[claimed.job] += [str(each["name"]) for each in outcome.documents]
        if fails:
            self.failed.add(claimed.job)

    @rule(taken=consumes(claims))
    def try_again(self, taken: tuple[str, Claim]) -> None:
        try_again(self.clock, *taken)

    @rule(runner=_RUNNERS)
    def leave(self, runner: str) -> None:
        withdraw_runner(self.clock, runner)

    @rule(seconds=st.sampled_from([1.0, LEASE - 1, LEASE + 1]))
    def pass_time(self, seconds: float) -> None:
        self.clock.moment += seconds

    @rule(runner=_RUNNERS)
    def beat(self, runner: str) -> None:
        show(self.clock, runner, 2)
        release_lost(self.clock)

    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        there = sorted(set(self.kinds) - self.removed)
        if there:
            chosen = data.draw(st.sampled_from(there))
            remove_job(self.rooms, "local", chosen)
            self.removed.add(chosen)

    @rule()
    def expire(self) -> None:
        due = {each.id for each in self._jobs() if each.expires < self.clock.moment}
        assert expired_jobs(self.rooms) == len(due)
        self.removed |= due

    @invariant()
    def none_is_lost_or_made_up(self) -> None:
        if hasattr(self, "kinds"):
            assert {each.id for each in self._jobs()} == set(self.kinds) - self.removed

    @invariant()
    def each_stands_as_its_tasks_do(self) -> None:
        for job in self._jobs() if hasattr(self, "kinds") else ():
            assert sorted(each.name for each in job.documents) == sorted(self.documents[job.id])
            if self.open_tasks[job.id]:
                assert not job.state.is_final
                assert job.finished is None
            else:
                assert job.state is (JobState.FAILED if job.id in self.failed else JobState.DONE)
                assert job.finished is not None
            assert (job.state is JobState.QUEUED) == (job.started is None)

    def teardown(self) -> None:
        if hasattr(self, "kinds"):
            with self.folder:
                self.end()

    def end(self) -> None:
        """All runners are gone: one that stays brings every job to its end."""
        self.clock.moment += LEASE + 1
        show(self.clock, "last", 9)
        release_lost(self.clock)
        while taken := claim(self.clock, "last", 9):
            for each in taken:
                self.settle(("last", each), fails=False)
        for job in self._jobs():
            assert job.state.is_final
            assert self.open_tasks[job.id] == 0

    def _jobs(self) -> list[Job]:
        listed = list_jobs(self.clock, "local", kinds=JobKind, limit=10_000)
        return [find_job(self.clock, "local", each.job.id) for each in listed]

    def _waiting(self, priority: int) -> int:
        with self.clock.reading() as connection:
            tasks = connection.execute(select(TASKS.c.state, TASKS.c.priority)).all()
        return sum(state == "waiting" and each >= priority for state, each in tasks)

    def _is_held(self, runner: str, claimed: Claim) -> bool:
        with self.clock.reading() as connection:
            found = connection.execute(select(TASKS).where(TASKS.c.id == claimed.task)).one_or_none()
        held = (runner, claimed.attempt, "running")
        return found is not None and (found.runner, found.attempts, found.state) == held


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=20,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
