"""A crew: what a batch gives its tasks to, be it processes of this machine or a cluster."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from docgen.manifest import FailureKind


@dataclass(frozen=True, slots=True)
class Death:
    """The worker died over a task; ``message`` says of what, as far as can be seen from outside.

    ``innocent`` says that the task need not have been the cause: it deserves another try.
    """

    kind: FailureKind
    message: str
    innocent: bool


@dataclass(frozen=True, slots=True)
class Finished:
    """A task is finished: ``ticket`` names it; ``result`` is its value, or how its worker died."""

    ticket: int
    result: Any


class Crew(AbstractContextManager["Crew"], Protocol):
    """Who does the work. A task is a function with its arguments, all of which can be pickled."""

    @property
    def room(self) -> int:
        """How many tasks it does at a time, as things stand."""

    def has_room(self) -> bool:
        """Whether another task would be begun soon."""

    def start(
        self, ticket: int, function: Callable[..., Any], arguments: tuple[Any, ...], seconds: float
    ) -> None:
        """Begin a task, which is ended by force after so many seconds, should it not end by itself."""

    def wait(self, seconds: float) -> Sequence[Finished]:
        """What has been finished since the last time; waits for something, but not longer than this."""

    def stop(self) -> None:
        """End everything at once, by force."""
