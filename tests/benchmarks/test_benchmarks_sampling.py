"""Time is counted to the stage that spends it."""

from __future__ import annotations

import hashlib
import time

from benchmarks.sampling import OTHER, sampled


def inner(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        hashlib.sha256(bytes(200_000)).digest()


def outer(seconds: float) -> None:
    inner(seconds)


def nobody(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


RULES = (("inner", __name__, "inner"), ("outer", __name__, "outer"))


def test_the_innermost_function_that_is_known_decides() -> None:
    with sampled(RULES) as spent:
        outer(0.3)
        nobody(0.1)
    assert set(spent) == {"inner", OTHER}
    assert 0.2 < spent["inner"] < 0.4
    assert 0.05 < spent[OTHER] < 0.2


def test_a_whole_stage_holds_all_that_it_calls() -> None:
    with sampled(RULES[:1], whole=RULES[1:]) as spent:
        outer(0.2)
        inner(0.1)
    assert spent["outer"] > spent["inner"] > 0.03
