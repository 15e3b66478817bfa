"""Giving work to a crew, and taking what it has finished, until nothing is left or a stop is asked for."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import Any, Generic, TypeVar

from docgen.batch.crew import Crew
from docgen.batch.stop import Stop

_PATIENCE = 0.2  # seconds from a request to stop until it is heeded

T = TypeVar("T")


class Work(Generic[T]):
    """Items of one kind, each a call of one function.

    Args of the constructor:
        crew: who does it.
        stop: asked before anything is begun.
        function: it is called with what ``arguments`` makes of an item.
        seconds: after how many an item is ended by force.
    """

    def __init__(
        self,
        crew: Crew,
        stop: Stop,
        function: Callable[..., Any],
        arguments: Callable[[T], tuple[Any, ...]],
        seconds: Callable[[T], float],
    ) -> None:
        self._crew = crew
        self._stop = stop
        self._function = function
        self._arguments = arguments
        self._seconds = seconds
        self._waiting: deque[T] = deque()
        self._in_hand: dict[int, T] = {}
        self._tickets = count()

    def add(self, items: Iterable[T]) -> None:
        """More to do."""
        self._waiting.extend(items)

    def finished(self) -> Iterator[tuple[T, Any]]:
        """Each item with its result; more may be added meanwhile. Ends early where a stop is asked for."""
        while self._in_hand or (self._waiting and not self._stop.requested):
            self._begin()
            if self._stop.at_once:
                self._crew.stop()
                return
            results = self._crew.wait(_PATIENCE)
            ended = [(self._in_hand.pop(each.ticket), each.result) for each in results]
            self._begin()  # before the results are looked at, so that nobody waits for that
            yield from ended

    def _begin(self) -> None:
        while self._waiting and not self._stop.requested and self._crew.has_room():
            item = self._waiting.popleft()
            ticket = next(self._tickets)
            self._in_hand[ticket] = item
            self._crew.start(ticket, self._function, self._arguments(item), self._seconds(item))
