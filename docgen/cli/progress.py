"""How a batch goes on: a bar with rate and time left on a terminal, a line for each document elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import click

from docgen.cli.console import aside, count, safe

if TYPE_CHECKING:
    from docgen.batch import Plan
    from docgen.manifest import Line
    from docgen.storage import PassedOver

_MOST_TOLD = 10
_EVERY = 1000  # inputs looked at, from one plain line to the next


def show_passed_over(passed_over: Iterable[PassedOver]) -> None:
    """What a search found and left out, and why."""
    told = list(passed_over)
    for each in told[:_MOST_TOLD]:
        aside(f"{safe(each.address)}: no input: {safe(each.reason)}")
    if len(told) > _MOST_TOLD:
        aside(f"{len(told) - _MOST_TOLD} more are no inputs")


class Progress:
    """Tells on standard error how a batch goes on; used as a context."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._on_terminal = sys.stderr.isatty()
        self._start = time.monotonic()
        self._begun = 0.0
        self._made = 0
        self._total = 0

    @property
    def seconds(self) -> float:
        """Since the batch began."""
        return time.monotonic() - self._start

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end_bar()

    def looked(self, done: int, total: int) -> None:
        """So many of the inputs have been looked at."""
        if not self._on_terminal:
            if done % _EVERY == 0 or done == total > _EVERY:
                aside(f"looked at {done} of {total} inputs")
            return
        if self._bar is None:
            self._begin_bar(total, "Looking at the inputs")
        self._bar.update(1)

    def planned(self, plan: Plan) -> None:
        """Work begins."""
        self._end_bar()
        self._begun, self._total = time.monotonic(), plan.count
        aside(f"{count(plan.count, 'document')} to make, {plan.current} as they should be")
        if self._on_terminal and plan.count:
            self._begin_bar(plan.count, "Making documents")

    def done(self, line: Line) -> None:
        """A document has been made, or cannot be."""
        self._made += 1
        if self._on_terminal:
            self._bar.update(1, line)
            return
        name = line.document or f"{line.source}, {line.layout}, {line.format}"
        how = "failed" if line.failure else "made"
        aside(f"{how} {safe(name)} ({self._made} of {self._total}, {line.seconds:.1f} s)")

    def _begin_bar(self, total: int, label: str) -> None:
        self._bar = click.progressbar(
            length=total, label=label, file=sys.stderr, show_pos=True, item_show_func=self._rate
        )
        self._bar.__enter__()

    def _end_bar(self) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None

    def _rate(self, _line: Line | None) -> str:
        taken = time.monotonic() - self._begun
        return f"{self._made / taken * 60:.0f} a minute" if self._made and taken else ""
