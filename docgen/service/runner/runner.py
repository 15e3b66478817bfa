"""A runner: claims tasks as long as workers are free, and settles what they have finished.

It shows itself in the database every few seconds. Whoever sees that another one does so no longer gives back
what that one had in hand; so does a runner for itself when it ends in good order.
"""

from __future__ import annotations

import logging
import secrets
import time
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from docgen.batch import Crew, Death, Stop
from docgen.batch.crew import Finished
from docgen.batch.failing import failure_of
from docgen.errors import DocgenError
from docgen.manifest import Failure, FailureKind
from docgen.service.job import Claim, claim, release_lost, settle, try_again, withdraw_runner
from docgen.service.job.claiming import give_back, has_waiting, show
from docgen.service.job.removing import remove_leftovers
from docgen.service.job.settling import Outcome
from docgen.service.rooms import Rooms
from docgen.service.runner.errand import Errands
from docgen.service.runner.upkeep import upkeep
from docgen.service.scratch import sweep_workers

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
    """One runner, with its crew of ``jobs`` workers."""

    rooms: Rooms
    crew: Crew
    jobs: int
    stop: Stop
    id: str = field(default_factory=new_runner)
    _in_hand: dict[int, tuple[Claim, float]] = field(default_factory=dict)
    _made: list[tuple[Claim, Any, float]] = field(default_factory=list)
    """What is finished and not yet written down: the claim, its result, its seconds."""
    _tickets: Any = field(default_factory=count)
    _beaten: float = float("-inf")

    def run(self) -> None:
        """Work until a stop is asked for and what is in hand is finished; asked twice, end at once."""
        with self.crew, upkeep(self.rooms):
            while self._in_hand or self._made or not self.stop.requested:
                if self.stop.at_once:
                    break
                try:
                    self._turn()
                except DocgenError as error:
                    _log.error("%s", error)
                    self._rest()
        withdraw_runner(self.rooms.database, self.id)

    def _turn(self) -> None:
        self._beat()
        if not self.stop.requested:
            self._claim()
        while self._made:  # after the claim, so that no worker waits for that
            self._settle(*self._made[0])
            del self._made[0]
        if not self._in_hand:
            if not self.stop.requested:
                time.sleep(_IDLE)
            return
        self._made = [self._finished(each) for each in self.crew.wait(_IDLE)]

    def _beat(self) -> None:
        now = time.monotonic()
        if now - self._beaten < _BEAT:
            return
        self._beaten = now
        show(self.rooms.database, self.id, self.jobs)
        lost = release_lost(self.rooms.database)
        if lost:
            _log.warning("%d tasks were given back, whose runner is gone", lost)

    def _claim(self) -> None:
        free = self.jobs - len(self._in_hand)
        if free <= 0 or not has_waiting(self.rooms.database):
            return
        claims = list(claim(self.rooms.database, self.id, free))
        while claims:
            try:
                self._begin(claims[0])
            except DocgenError:  # no worker can be started: another runner may fare better
                give_back(self.rooms.database, self.id, [each.task for each in claims])
                raise
            del claims[0]

    def _begin(self, each: Claim) -> None:
        if each.attempt > _MOST_LOST:
            failure = Failure(FailureKind.DIED, f"it was begun {_MOST_LOST} times and never finished")
            settle(self.rooms.database, self.id, each, Outcome(failures=[failure]))
            return
        try:
            call = Errands(self.rooms).call(each)
        except DocgenError as error:  # it cannot be made as it was asked
            settle(self.rooms.database, self.id, each, Outcome(failures=[failure_of(error)]))
            return
        ticket = next(self._tickets)
        self.crew.start(ticket, *call)
        self._in_hand[ticket] = (each, time.monotonic())

    def _finished(self, finished: Finished) -> tuple[Claim, Any, float]:
        each, since = self._in_hand.pop(finished.ticket)
        return each, finished.result, time.monotonic() - since

    def _settle(self, each: Claim, result: Any, seconds: float) -> None:
        if isinstance(result, Death):
            sweep_workers()
        outcome = Errands(self.rooms).outcome(each, result, seconds)
        if outcome is None:
            try_again(self.rooms.database, self.id, each)
        elif not settle(self.rooms.database, self.id, each, outcome):
            remove_leftovers(self.rooms, each.job)

    def _rest(self) -> None:
        """Wait a while, but not when a stop is asked for."""
        end = time.monotonic() + _TROUBLE
        while time.monotonic() < end and not self.stop.requested:
            time.sleep(_IDLE)
        time.sleep(_IDLE)
