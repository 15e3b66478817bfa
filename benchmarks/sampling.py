"""Where time goes, by looking every millisecond at what is being executed; nothing is changed for it.

Each look is weighed with the time of the processor since the last one, so that a long call into C counts in
full although it can be looked at only when it returns.
"""

from __future__ import annotations

import signal
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

Rule = tuple[str, str, str]
"""A stage, the module that it belongs to, with all below, and the name of a function, or "" for any."""

OTHER = "everything else"


@contextmanager
def sampled(
    rules: Sequence[Rule], whole: Sequence[Rule] = (), every: float = 0.001
) -> Iterator[dict[str, float]]:
    """Gather seconds by stage while the block runs, in the main thread.

    The innermost function that a rule knows decides; one that ``whole`` knows decides for all that it calls.
    """
    spent: dict[str, float] = defaultdict(float)
    last = time.process_time()

    def look(_signal: int, frame: FrameType | None) -> None:
        nonlocal last
        now = time.process_time()
        spent[_stage(frame, rules, whole)] += now - last
        last = time.process_time()  # looking is not counted

    before = signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, every, every)
    try:
        yield spent
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _stage(frame: FrameType | None, rules: Sequence[Rule], whole: Sequence[Rule]) -> str:
    found = ""
    while frame is not None:
        module, function = frame.f_globals.get("__name__", ""), frame.f_code.co_name
        name = _known(module, function, whole)
        if name:
            return name
        found = found or _known(module, function, rules)
        frame = frame.f_back
    return found or OTHER


def _known(module: str, function: str, rules: Sequence[Rule]) -> str:
    for stage, home, wanted in rules:
        if (module == home or module.startswith(f"{home}.")) and wanted in ("", function):
            return stage
    return ""
