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

from docgen.batch import Crew, Stop
from docgen.batch.crew import Finished
from docgen.errors import DocgenError
from docgen.manifest import Failure, FailureKind
from docgen.service.job import Claim, claim, release_lost, settle, try_again, withdraw_runner
from docgen.service.job.claiming import has_waiting, show
from docgen.service.job.settling import Outcome
from docgen.service.rooms import Rooms
from docgen.service.runner.errand import Errands
from docgen.service.runner.upkeep import Upkeep

_log = logging.getLogger(__name__)

_IDLE = 0.1  # seconds from one look for work to the next
_BEAT = 2.0  # seconds from one sign of life to the next
_MOST_LOST = 10  # how often a task may be begun by runners that are gone
_TROUBLE = 5.0  # seconds until a database is asked again that could not be


@dataclass(slots=True)
class Runner:
    """One runner, with its crew of ``jobs`` workers."""

    rooms: Rooms
    crew: Crew
    jobs: int
    stop: Stop
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    _in_hand: dict[int, tuple[Claim, float]] = field(default_factory=dict)
    _tickets: Any = field(default_factory=count)
    _upkeep: Upkeep = field(init=False)
    _beaten: float = float("-inf")

    def __post_init__(self) -> None:
        self._upkeep = Upkeep(self.rooms)

    def run(self) -> None:
        """Work until a stop is asked for and what is in hand is finished; asked twice, end at once."""
        with self.crew:
            while self._in_hand or not self.stop.requested:
                if self.stop.at_once:
                    break
                try:
                    self._turn()
                except DocgenError as error:
                    _log.error("%s", error)
                    time.sleep(_TROUBLE)
        withdraw_runner(self.rooms.database, self.id)

    def _turn(self) -> None:
        self._beat()
        if not self.stop.requested:
            self._claim()
        if not self._in_hand:
            time.sleep(_IDLE)
            return
        for finished in self.crew.wait(_IDLE):
            self._settle(finished)

    def _beat(self) -> None:
        now = time.monotonic()
        if now - self._beaten < _BEAT:
            return
        self._beaten = now
        show(self.rooms.database, self.id, self.jobs)
        lost = release_lost(self.rooms.database)
        if lost:
            _log.warning("%d tasks were given back, whose runner is gone", lost)
        self._upkeep.turn()

    def _claim(self) -> None:
        free = self.jobs - len(self._in_hand)
        if free <= 0 or not has_waiting(self.rooms.database):
            return
        errands = Errands(self.rooms)
        for each in claim(self.rooms.database, self.id, free):
            if each.attempt > _MOST_LOST:
                failure = Failure(FailureKind.DIED, f"it was begun {_MOST_LOST} times and never finished")
                settle(self.rooms.database, self.id, each, Outcome(failures=[failure]))
                continue
            ticket = next(self._tickets)
            self._in_hand[ticket] = (each, time.monotonic())
            self.crew.start(ticket, *errands.call(each))

    def _settle(self, finished: Finished) -> None:
        each, since = self._in_hand[finished.ticket]
        outcome = Errands(self.rooms).outcome(each, finished.result, time.monotonic() - since)
        if outcome is None:
            try_again(self.rooms.database, self.id, each)
        else:
            settle(self.rooms.database, self.id, each, outcome)
        del self._in_hand[finished.ticket]
