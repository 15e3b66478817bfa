"""A runner: claims tasks as long as workers are free, and settles what they have finished.

It shows itself in the database every few seconds. Whoever sees that another one does so no longer gives back
what that one had in hand; so does a runner for itself when it ends in good order.
"""

from __future__ import annotations

import logging
import secrets
import time
from collections import deque
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from docgen.batch import Crew, Stop
from docgen.batch.crew import Finished
from docgen.errors import CrewError, DocgenError
from docgen.manifest import Failure, FailureKind
from docgen.service.job import Claim, claim, release_lost, settle, try_again, withdraw_runner
from docgen.service.job.claiming import has_waiting, show
from docgen.service.job.removing import remove_leftovers
from docgen.service.job.settling import Outcome
from docgen.service.rooms import Rooms
from docgen.service.runner.errand import Errands
from docgen.service.runner.upkeep import Upkeep

_log = logging.getLogger(__name__)

_IDLE = 0.1  # seconds from one look for work to the next
_BEAT = 2.0  # seconds from one sign of life to the next
_MOST_LOST = 10  # how often a task may be begun by runners that are gone
_TROUBLE = 5.0  # seconds until a database is asked again that could not be


def new_runner() -> str:
    """An id for a runner."""
    return secrets.token_hex(8)


@dataclass(slots=True)
class Runner:
    """One runner, with a crew of ``jobs`` workers; 0 for as many as the crew does at a time."""

    rooms: Rooms
    crew: Crew
    jobs: int
    stop: Stop
    id: str = field(default_factory=new_runner)
    _in_hand: dict[int, tuple[Claim, float]] = field(default_factory=dict)
    _claimed: deque[Claim] = field(default_factory=deque)
    _ended: deque[tuple[Claim, Outcome | None]] = field(default_factory=deque)
    _tickets: Any = field(default_factory=count)
    _upkeep: Upkeep = field(init=False)
    _beaten: float = float("-inf")

    def __post_init__(self) -> None:
        self._upkeep = Upkeep(self.rooms)

    @property
    def is_busy(self) -> bool:
        """Whether a task is in hand, or what came of one is still to be written down."""
        return bool(self._in_hand or self._claimed or self._ended)

    def run(self) -> None:
        """Work until a stop is asked for and what is in hand is finished; asked twice, end at once.

        Raises:
            CrewError: those who do the work are gone, or would make other documents.
            PlanError: they cannot be reached in the first place.
        """
        fault: CrewError | None = None
        with self.crew, self._upkeep:
            while self.is_busy or not self.stop.requested:
                if self.stop.at_once:
                    break
                try:
                    self.turn()
                except CrewError as error:
                    fault = error
                    break
                except DocgenError as error:
                    _log.error("%s", error)
                    self._rest()
        withdraw_runner(self.rooms.database, self.id)
        if fault is not None:
            raise fault

    @property
    def most(self) -> int:
        """How many tasks are in hand at most."""
        return self.jobs or self.crew.room

    def turn(self) -> None:
        """Begin what there are workers for, and settle what they have finished.

        Raises:
            DocgenError: the database cannot be used, or no worker be started. Nothing is lost by that: the
                next turn goes on where this one ended.
        """
        self._beat()
        self._settle()
        if self.stop.requested:
            self._claimed.clear()  # what no worker has yet is given back when this runner withdraws
        else:
            self._claim()
        self._begin()
        if not self._in_hand:
            time.sleep(0 if self._ended else _IDLE)
            return
        self._wait()
        if not self.stop.requested:
            self._claim()  # first, so that no worker waits until results are written down
            self._begin()
        self._settle()

    def _beat(self) -> None:
        now = time.monotonic()
        if now - self._beaten < _BEAT:
            return
        show(self.rooms.database, self.id, self.most)
        self._beaten = now
        lost = release_lost(self.rooms.database)
        if lost:
            _log.warning("%d tasks were given back, whose runner is gone", lost)

    def _claim(self) -> None:
        free = self.most - len(self._in_hand) - len(self._claimed)
        if free > 0 and has_waiting(self.rooms.database):
            self._claimed.extend(claim(self.rooms.database, self.id, free))

    def _begin(self) -> None:
        """Give what was claimed to the crew; it stays claimed until a worker has it."""
        errands = Errands(self.rooms)
        while self._claimed:
            each = self._claimed[0]
            outcome = _hopeless(each)
            if outcome is None:
                called = errands.call(each)
                if isinstance(called, Outcome):
                    outcome = called
                else:
                    ticket = next(self._tickets)
                    self.crew.start(ticket, *called)
                    self._in_hand[ticket] = (each, time.monotonic())
            if outcome is not None:
                self._ended.append((each, outcome))
            self._claimed.popleft()

    def _wait(self) -> None:
        try:
            ended = self.crew.wait(_IDLE)
        except DocgenError:
            # No worker could take the place of one that died: which tasks it still knows of is not certain.
            self.crew.stop()
            self._ended.extend((each, None) for each, _ in self._in_hand.values())
            self._in_hand.clear()
            raise
        for finished in ended:
            self._take(finished)

    def _take(self, finished: Finished) -> None:
        each, since = self._in_hand.pop(finished.ticket)
        outcome = Errands(self.rooms).outcome(each, finished.result, time.monotonic() - since)
        self._ended.append((each, outcome))

    def _settle(self) -> None:
        """Write down what came of tasks; what cannot be now is kept for the next turn."""
        while self._ended:
            each, outcome = self._ended[0]
            if outcome is None:
                try_again(self.rooms.database, self.id, each)
            elif not settle(self.rooms.database, self.id, each, outcome):
                remove_leftovers(self.rooms, each.job)
            self._ended.popleft()

    def _rest(self) -> None:
        """Wait a while, but not long when a stop is asked for."""
        end = time.monotonic() + _TROUBLE
        time.sleep(_IDLE)
        while time.monotonic() < end and not self.stop.requested:
            time.sleep(_IDLE)


def _hopeless(claimed: Claim) -> Outcome | None:
    if claimed.attempt <= _MOST_LOST:
        return None
    message = f"it was begun {_MOST_LOST} times and never finished"
    return Outcome(failures=[Failure(FailureKind.DIED, message)])
