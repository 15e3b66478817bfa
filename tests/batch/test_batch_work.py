"""Giving work to a crew: each item has one result, whatever happens; and what a batch makes of results."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from runs import incidents

from docgen.batch import Batch, Death, Order, Plan, Stop, Tally, Terms, read_pattern
from docgen.batch.crew import Finished
from docgen.batch.inquiry import Answer, inquire
from docgen.batch.making import make
from docgen.batch.order import Commission, Done, Task
from docgen.batch.work import Work
from docgen.batch.worker import Raised
from docgen.errors import OutputError
from docgen.manifest import FailureKind, Line
from docgen.manifest.line import Key
from docgen.storage import find_inputs, open_place

KILLED = Death(FailureKind.DIED, "killed", innocent=True)
GUILTY = Death(FailureKind.TIME, "too long", innocent=False)


class Scripted:
    """A crew of ``jobs`` that does everything at once, and gives it back in any order and number.

    ``does`` is called for each task; what it answers is the result.
    """

    def __init__(self, does: Callable[..., Any], jobs: int = 2, seed: int = 0) -> None:
        self.does = does
        self.jobs = jobs
        self.stopped = 0
        self.seconds: set[tuple[object, float]] = set()
        self._chance = random.Random(seed)
        self._done: list[Finished] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...

    def has_room(self) -> bool:
        return len(self._done) < self.jobs

    def start(self, ticket: int, function: Any, arguments: Any, seconds: float) -> None:
        assert self.has_room()
        self.seconds.add((function, seconds))
        self._done.append(Finished(ticket, self.does(function, *arguments)))

    def wait(self, seconds: float) -> Sequence[Finished]:
        self._chance.shuffle(self._done)
        count = self._chance.randint(0, len(self._done))
        given, self._done = self._done[:count], self._done[count:]
        return given

    def stop(self) -> None:
        self.stopped += 1
        self._done.clear()


@settings(deadline=None)
@given(st.lists(st.integers(0, 3), max_size=30), st.integers(1, 5), st.integers())
def test_each_item_has_exactly_one_result(deaths: list[int], jobs: int, seed: int) -> None:
    """An item that dies so often is added again, as a batch does."""
    left = dict(enumerate(deaths))

    def does(_function: object, item: int) -> object:
        left[item] -= 1
        return KILLED if left[item] >= 0 else item

    work: Work[int] = Work(Scripted(does, jobs, seed), Stop(), print, lambda item: (item,), lambda _: 1.0)
    work.add(left)
    ended: list[int] = []
    for item, result in work.finished():
        if isinstance(result, Death):
            work.add((item,))
        else:
            assert result == item
            ended.append(item)
    assert sorted(ended) == sorted(left)


@settings(deadline=None)
@given(st.integers(0, 20), st.integers(1, 5), st.integers(0, 20), st.integers(1, 2), st.integers())
def test_a_stop_lets_go_of_nothing_that_was_begun(
    count: int, jobs: int, moment: int, requests: int, seed: int
) -> None:
    """After one request what is in hand has its result, and nothing is begun; after two nothing has."""
    stop = Stop()
    begun: list[int] = []

    def does(_function: object, item: int) -> object:
        assert not stop.requested
        begun.append(item)
        return item

    crew = Scripted(does, jobs, seed)
    work: Work[int] = Work(crew, stop, print, lambda item: (item,), lambda _: 1.0)
    work.add(range(count))
    ended = []
    for item, _ in work.finished():
        ended.append(item)
        if len(ended) == moment:
            stop.requests = requests
    assert set(ended) <= set(begun)
    if requests == 1 or moment not in range(1, count + 1):
        assert sorted(ended) == sorted(begun)
        assert not crew.stopped


class Told:
    """A listener, which may fail as a closed terminal does."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.lines: list[Line] = []

    def looked(self, count: int, total: int) -> None:
        self._fail()

    def planned(self, plan: Plan) -> None:
        self._fail()

    def done(self, line: Line) -> None:
        self.lines.append(line)
        self._fail()

    def _fail(self) -> None:
        if self.error is not None:
            raise self.error


class Kept:
    """A journal in memory, on a disk that is full from one line on."""

    def __init__(self, room: int = 10**6) -> None:
        self.lines: list[Line] = []
        self.room = room

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...

    def standing(self) -> Mapping[Key, Line]:
        return {}

    def add(self, lines: Sequence[Line]) -> None:
        if len(self.lines) + len(lines) > self.room:
            raise OutputError("full")
        self.lines += lines


def done(task: Task, commissions: Iterable[Commission] | None = None, *, full: bool = False) -> Done:
    lines = [
        Line(task.source, each.layout_name, each.format, each.recipe, "1", "now", 0.0, each.document)
        for each in commissions or task.commissions
    ]
    return Done(tuple(lines), full)


def sound(function: object, *arguments: Any) -> Answer | Done:
    """What a worker answers to whom nothing happens."""
    return inquire(*arguments) if function is inquire else done(arguments[1])


class Bench:
    """A batch of some inputs in both formats, with everything around it made for tests."""

    def __init__(self, folder: Path, does: Callable[..., Any], count: int = 6) -> None:
        self.inputs = find_inputs([str(incidents(folder / "in", map(str, range(count))))])
        self.out = folder / "out"
        self.out.mkdir()
        self.crew = Scripted(does)
        self.journal = Kept()
        self.stop = Stop()
        self.told = Told()
        self.terms = Terms(read_pattern("{date}-{id}-{layout}"), 1.0)

    def run(self) -> Tally:
        order = Order(open_place(str(self.out)))
        return Batch(order, self.terms, self.crew, self.journal, self.stop, self.told).run(self.inputs)


def figures(tally: Tally) -> tuple[int, int, int]:
    return tally.made, tally.failed, tally.left


def test_all_goes_well(tmp_path: Path) -> None:
    bench = Bench(tmp_path, sound)
    assert figures(bench.run()) == (12, 0, 0)
    assert bench.told.lines == bench.journal.lines
    assert len(bench.journal.lines) == 12


def test_a_task_is_ended_by_force_after_its_time_and_a_grace(tmp_path: Path) -> None:
    bench = Bench(tmp_path, sound)
    bench.terms = replace(bench.terms, seconds=7.0, grace=0.5)
    bench.run()
    assert bench.crew.seconds == {(inquire, 7.5), (make, 2 * 7.0 + 0.5)}


@pytest.mark.parametrize("deaths", [1, 2])
def test_an_inquiry_whose_worker_is_killed_is_made_again(tmp_path: Path, deaths: int) -> None:
    """Else the names of its documents would be unknown, and they would fail for it."""
    count: dict[str, int] = {}

    def does(function: object, *arguments: Any) -> object:
        if function is inquire:
            name = arguments[1].input.name
            count[name] = count.get(name, 0) + 1
            if count[name] <= deaths:
                return KILLED
        return sound(function, *arguments)

    bench = Bench(tmp_path, does)
    assert figures(bench.run()) == (12, 0, 0)
    assert all(line.document for line in bench.journal.lines)


@pytest.mark.parametrize(
    ("end", "kind"),
    [(KILLED, "died"), (GUILTY, "time"), (Raised("Trace: of it"), "bug")],
)
def test_what_can_never_be_inquired_fails_of_that_and_alone(tmp_path: Path, end: object, kind: str) -> None:
    def does(function: object, *arguments: Any) -> object:
        if function is inquire and arguments[1].input.name == "3.yaml":
            return end
        assert function is inquire or arguments[1].input.name != "3.yaml", "without a name nothing is made"
        return sound(function, *arguments)

    bench = Bench(tmp_path, does)
    tally = bench.run()
    assert figures(tally) == (10, 2, 0)
    assert {line.source for line in tally.failures} == {"../in/3.yaml"}
    assert {line.failure.kind.value for line in tally.failures if line.failure} == {kind}


@pytest.mark.parametrize(("end", "tries"), [(KILLED, 3), (GUILTY, 2), (Raised("Trace"), 2)])
def test_one_of_two_documents_that_kills_its_worker_fails_alone(
    tmp_path: Path, end: object, tries: int
) -> None:
    """First both are tried together, then each by itself, and the innocent death once more."""
    seen: list[int] = []

    def does(function: object, *arguments: Any) -> object:
        if function is make:
            task = arguments[1]
            if task.input.name == "3.yaml" and "pdf" in {each.format for each in task.commissions}:
                seen.append(len(task.commissions))
                return end
        return sound(function, *arguments)

    bench = Bench(tmp_path, does)
    assert figures(bench.run()) == (11, 1, 0)
    assert seen == [2, *[1] * (tries - 1)]


def test_a_stop_while_one_waits_for_another_try_leaves_it_to_the_next_run(tmp_path: Path) -> None:
    def does(function: object, *arguments: Any) -> object:
        if function is make and arguments[1].input.name == "0.yaml":
            bench.stop.requests = 1
            return KILLED
        return sound(function, *arguments)

    bench = Bench(tmp_path, does)
    tally = bench.run()
    assert tally.failed == 0
    assert tally.left == 12 - tally.made
    assert tally.made == len(bench.journal.lines)
    assert tally.left >= 2
    assert not any(line.source.endswith("0.yaml") for line in bench.journal.lines)


def test_a_stop_during_the_inquiry_makes_nothing(tmp_path: Path) -> None:
    def does(function: object, *arguments: Any) -> object:
        assert function is inquire
        bench.stop.requests = 1
        return sound(function, *arguments)

    bench = Bench(tmp_path, does)
    assert figures(bench.run()) == (0, 0, 12)


def test_a_stop_between_inquiry_and_work_leaves_all(tmp_path: Path) -> None:
    bench = Bench(tmp_path, sound)

    def planned(plan: Plan) -> None:
        bench.stop.requests = 1

    bench.told.planned = planned  # type: ignore[method-assign]
    assert figures(bench.run()) == (0, 0, 12)


def test_a_journal_without_room_stops_the_batch_and_what_was_in_hand_is_heard(tmp_path: Path) -> None:
    bench = Bench(tmp_path, sound)
    bench.journal = Kept(room=4)
    tally = bench.run()
    assert str(tally.fault) == "full"
    assert figures(tally) == (4, 0, 8)
    assert len(bench.journal.lines) == 4


def test_no_room_for_documents_stops_the_batch(tmp_path: Path) -> None:
    def does(function: object, *arguments: Any) -> object:
        return inquire(*arguments) if function is inquire else done(arguments[1], full=True)

    bench = Bench(tmp_path, does, count=20)
    tally = bench.run()
    assert "no room left" in str(tally.fault)
    assert tally.made + tally.left == 40
    assert tally.left > 20


@pytest.mark.parametrize("error", [BrokenPipeError(), OSError(5, "Input/output error")])
def test_the_work_goes_on_where_nobody_listens(tmp_path: Path, error: Exception) -> None:
    bench = Bench(tmp_path, sound)
    bench.told = Told(error)
    assert figures(bench.run()) == (12, 0, 0)


@pytest.mark.parametrize("at_once", [False, True])
def test_what_a_killed_worker_left_half_written_is_removed_by_the_same_run(
    tmp_path: Path, at_once: bool
) -> None:
    begun: list[Task] = []

    def does(function: object, *arguments: Any) -> object:
        if function is make:
            begun.append(arguments[1])
            if len(begun) == 1:
                (bench.out / ".report.pdf.0123456789ab.part").write_bytes(b"half")
                if at_once:
                    bench.stop.requests = 2
                return KILLED
        return sound(function, *arguments)

    bench = Bench(tmp_path, does)
    bench.run()
    assert list(bench.out.iterdir()) == []
    assert bench.crew.stopped == at_once
