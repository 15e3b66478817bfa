"""Wrong tokens, counted."""

from __future__ import annotations

import pytest

from docgen.service.access.attempt import MOST, Attempts
from docgen.service.access.refusal import TooManyAttemptsError


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def spend(attempts: Attempts, peer: str, number: int = MOST) -> None:
    for _ in range(number):
        attempts.begin(peer)


def test_after_so_many_one_has_to_wait_until_the_minute_is_over(clock: Clock) -> None:
    attempts = Attempts(clock)
    spend(attempts, "192.0.2.1", 1)
    clock.now += 20.5
    spend(attempts, "192.0.2.1", MOST - 1)
    with pytest.raises(TooManyAttemptsError) as refused:
        attempts.begin("192.0.2.1")
    assert refused.value.seconds == 40
    clock.now += 39
    with pytest.raises(TooManyAttemptsError):
        attempts.begin("192.0.2.1")
    clock.now += 0.5
    spend(attempts, "192.0.2.1")


def test_others_need_not_wait(clock: Clock) -> None:
    attempts = Attempts(clock)
    for peer in ("192.0.2.1", "192.0.2.2", "2001:db8::1", "2001:db8:0:1::1", ""):
        spend(attempts, peer)


def test_who_has_a_whole_network_is_one(clock: Clock) -> None:
    attempts = Attempts(clock)
    for number in range(MOST):
        attempts.begin(f"2001:db8::{number:x}")
    with pytest.raises(TooManyAttemptsError):
        attempts.begin("2001:db8::ffff:ffff:ffff:ffff")


def test_an_address_is_the_same_in_both_spellings(clock: Clock) -> None:
    attempts = Attempts(clock)
    spend(attempts, "192.0.2.1")
    with pytest.raises(TooManyAttemptsError):
        attempts.begin("::ffff:192.0.2.1")


def test_a_right_token_is_taken_back(clock: Clock) -> None:
    attempts = Attempts(clock)
    for _ in range(3 * MOST):
        attempts.begin("192.0.2.1")
        attempts.succeed("192.0.2.1")
    assert len(attempts) == 0
    attempts.succeed("192.0.2.1")
    spend(attempts, "192.0.2.1")


def test_memory_is_bounded(clock: Clock) -> None:
    attempts = Attempts(clock, most_peers=100)
    for number in range(1000):
        attempts.begin(f"10.0.{number // 250}.{number % 250}")
    assert len(attempts) == 100
    clock.now += 60
    attempts.begin("192.0.2.1")
    assert len(attempts) == 1
