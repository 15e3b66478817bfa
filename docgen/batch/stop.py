"""A request to stop: the first lets the documents in hand be finished, the second ends at once."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)


@dataclass(slots=True)
class Stop:
    """How often a stop was asked for, and by which signal first."""

    requests: int = 0
    signal: int = 0

    @property
    def requested(self) -> bool:
        """Nothing more is begun."""
        return self.requests > 0

    @property
    def at_once(self) -> bool:
        """What is in hand is given up."""
        return self.requests > 1


@contextmanager
def stopping(tell: Callable[[Stop], None]) -> Iterator[Stop]:
    """Take Ctrl-C and SIGTERM as requests to stop; ``tell`` is called after each.

    What is ignored stays ignored: so a shell keeps Ctrl-C from what it runs in the background.
    """
    stop = Stop()

    def ask(number: int, _frame: FrameType | None) -> None:
        stop.requests += 1
        stop.signal = stop.signal or number
        with suppress(OSError, RuntimeError):  # nobody listens, or this came in the middle of a message
            tell(stop)

    heard = [number for number in SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, ask) for number in heard}
    try:
        yield stop
    finally:
        for number, was in before.items():
            signal.signal(number, was)
