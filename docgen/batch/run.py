"""Running a batch: look at every input, plan, make what is missing, and keep the journal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Protocol

import docgen
from docgen.batch.crew import Crew, Death
from docgen.batch.inquiry import Answer, Inquiry, inquire
from docgen.batch.journal import Journal, is_of_journal
from docgen.batch.making import make
from docgen.batch.naming import Pattern
from docgen.batch.order import Commission, Done, Order, Task
from docgen.batch.plan import Plan, Planner, again
from docgen.batch.source import source_name
from docgen.batch.stop import Stop
from docgen.batch.work import Work
from docgen.batch.worker import Raised
from docgen.errors import DocgenError, OutputError
from docgen.manifest import Failure, FailureKind, Line
from docgen.storage import Input, is_leftover

_TRIES = 3


class Listener(Protocol):
    """Who is told how a batch goes on."""

    def looked(self, count: int, total: int) -> None:
        """So many of the inputs have been looked at."""

    def planned(self, plan: Plan) -> None:
        """Work begins."""

    def done(self, line: Line) -> None:
        """A document has been made, or cannot be."""


@dataclass(slots=True)
class Tally:
    """How a batch ended; ``left`` is how many documents were not begun, or given up."""

    made: int = 0
    failed: int = 0
    current: int = 0
    left: int = 0
    fault: DocgenError | None = None
    """Why the batch stopped: nothing more could be written, or nobody was left to do the work."""
    failures: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Terms:
    """How a batch is run.

    ``seconds`` is what a document may take, ``grace`` what a task may take besides: to start, to read what
    lies far away, to answer. With ``force`` all documents are made again.
    """

    pattern: Pattern
    seconds: float
    force: bool = False
    grace: float = 60.0


@dataclass(frozen=True, slots=True)
class _Question:
    """What is to be found out of an input; ``index`` is its place in the run."""

    index: int
    inquiry: Inquiry
    attempt: int = 1


@dataclass(slots=True)
class Batch:
    """One run: what is wanted and on which terms, who does it, where it is written down and who is told.

    The work goes on where nobody listens: a terminal that has been closed stops no batch.
    """

    order: Order
    terms: Terms
    crew: Crew
    journal: Journal
    stop: Stop
    listener: Listener
    tally: Tally = field(default_factory=Tally)
    _unknown: dict[str, Death | Raised] = field(default_factory=dict)
    """The inputs of which nothing could be found out, by their name in the manifest."""
    _deaths: int = 0

    def run(self, inputs: Sequence[Input]) -> Tally:
        """Make what is missing of everything that the order wants.

        Raises:
            PlanError: documents would have one name; nothing was made.
            LayoutError: a layout cannot be loaded.
        """
        _remove_leftovers(self.order)
        self._run(inputs)
        if self._deaths or self.stop.at_once:
            _remove_leftovers(self.order)
        return self.tally

    def _run(self, inputs: Sequence[Input]) -> None:
        planner = Planner(self.order, self.terms.pattern, self.journal.standing(), force=self.terms.force)
        looked = list(self._look(planner, inputs))
        if self.stop.requested:
            self.tally.left = len(inputs) * len(self.order.layouts) * len(self.order.formats)
            return
        plan = planner.plan(looked)
        self.tally.current, self.tally.left = plan.current, plan.count
        with suppress(OSError):
            self.listener.planned(plan)
        self._make(plan.tasks)

    def _look(self, planner: Planner, inputs: Sequence[Input]) -> Iterator[tuple[Input, str, Answer]]:
        """Every input with its name in the manifest and what a worker found out of it, in their order."""
        names = [source_name(each, self.order) for each in inputs]
        answers: dict[int, Answer] = {}
        seconds = self.terms.seconds + self.terms.grace
        work: Work[_Question] = Work(
            self.crew, self.stop, inquire, lambda each: (self.order.out, each.inquiry), lambda _: seconds
        )
        work.add(_Question(index, planner.inquiry(each, names[index])) for index, each in enumerate(inputs))
        for question, result in work.finished():
            self._deaths += isinstance(result, Death)
            if isinstance(result, Death) and result.innocent and question.attempt < _TRIES:
                work.add((replace(question, attempt=question.attempt + 1),))
                continue
            if not isinstance(result, Answer):
                self._unknown[names[question.index]] = result
            answers[question.index] = result if isinstance(result, Answer) else Answer()
            with suppress(OSError):
                self.listener.looked(len(answers), len(inputs))
        for index, each in enumerate(inputs):
            yield each, names[index], answers.get(index, Answer())

    def _make(self, tasks: Sequence[Task]) -> None:
        seconds = self.terms.seconds
        work: Work[Task] = Work(
            self.crew,
            self.stop,
            make,
            lambda task: (self.order, task, seconds),
            lambda task: seconds * len(task.commissions) + self.terms.grace,
        )
        work.add(task for task in tasks if not self._has_no_name(task))
        for task in filter(self._has_no_name, tasks):
            self._settle(task, self._unknown[task.source])
        for task, result in work.finished():
            self._deaths += isinstance(result, Death)
            if _deserves_another_try(task, result):
                work.add(again(task))
            else:
                self._settle(task, result)

    def _has_no_name(self, task: Task) -> bool:
        """Whether even the names of the documents are unknown, since a worker died over the data."""
        return task.source in self._unknown and not all(each.document for each in task.commissions)

    def _settle(self, task: Task, result: Done | Death | Raised) -> None:
        try:
            self._keep(_lines(task, result, self.order.audience))
        except OutputError as error:
            self._give_up(error)
        if isinstance(result, Done) and result.full:
            self._give_up(OutputError("there is no room left to write (make room, and run it again)"))

    def _keep(self, lines: Sequence[Line]) -> None:
        self.journal.add(lines)
        for line in lines:
            self.tally.left -= 1
            if line.failure is None:
                self.tally.made += 1
            else:
                self.tally.failed += 1
                self.tally.failures.append(line)
            with suppress(OSError):
                self.listener.done(line)

    def _give_up(self, error: OutputError) -> None:
        """Every further document would fail alike: what is in hand is finished, nothing more is begun."""
        self.tally.fault = self.tally.fault or error
        self.stop.requests = max(self.stop.requests, 1)


def _remove_leftovers(order: Order) -> None:
    """What an earlier run left half written when it was ended; the journal sees to its own."""
    for name in [name for name in order.out.names() if is_leftover(name) and not is_of_journal(name)]:
        with suppress(OutputError):  # docgen verify names it
            order.out.remove(name)


def _deserves_another_try(task: Task, result: Done | Death | Raised) -> bool:
    """Of several documents any may be the cause; one is it, unless its worker may have died of another."""
    if isinstance(result, Done):
        return False
    innocent = isinstance(result, Death) and result.innocent
    return len(task.commissions) > 1 or (innocent and task.attempt < _TRIES)


def _lines(task: Task, result: Done | Death | Raised, audience: str) -> Sequence[Line]:
    match result:
        case Done():
            return result.lines
        case Death():
            failure = Failure(result.kind, f"{task.input.address}: {result.message}")
        case Raised():
            failure = Failure(FailureKind.BUG, result.trace)
    return [_failed(task, each, failure, audience) for each in task.commissions]


def _failed(task: Task, commission: Commission, failure: Failure, audience: str) -> Line:
    return Line(
        source=task.source,
        layout=commission.layout_name,
        format=commission.format,
        recipe_sha256=commission.recipe,
        docgen=docgen.__version__,
        finished=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        seconds=0.0,
        document=commission.document,
        source_sha256=task.digest,
        incident=task.facts,
        failure=failure,
        audience=audience,
    )
