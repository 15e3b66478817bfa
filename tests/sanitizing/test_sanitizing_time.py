"""Time and memory on hostile texts: both grow with the length, whatever a text holds."""

from __future__ import annotations

import tracemalloc
from time import process_time

import pytest

from docgen.sanitizing import Rule, sanitize, windows

HOSTILE = {
    "one letter": "a",
    "one digit": "1",
    "colons": "::",
    "mailboxes without end": "a.b@c.",
    "octets": "1.",
    "beginnings of keys": "-----BEGIN PRIVATE KEY-----",
    "beginnings of keys on lines": "-----BEGIN PRIVATE KEY-----\n",
    "names without values": 'password="',
    "addresses without end": "a://b:",
    "numbers that are none": "+1 23456789 ",
    "telephones": "+442079460958 ",
    "halves of accounts": "DE89 3704 ",
    "halves of cards": "4111 1111 ",
    "connections without end": "server=;",
    "cookies": "cookie: a=",
    "marks without end": "[REDACTED:a #1",
    "lines": "\n",
}
SMALL = 4 * 1024
FACTOR = 8


def seconds(text: str, rules: tuple[Rule, ...] | None = None) -> float:
    """The less of two runs, so that a busy machine does not decide."""
    times = []
    for _ in range(2):
        start = process_time()
        _ = sanitize(text) if rules is None else sanitize(text, rules)
        times.append(process_time() - start)
    return min(times)


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_eight_times_the_text_takes_about_eight_times_as_long(piece: str) -> None:
    small, large = (piece * (size // len(piece)) for size in (SMALL, SMALL * FACTOR))
    assert seconds(large) < 2.5 * FACTOR * seconds(small) + 0.05


@pytest.mark.parametrize("pattern", ["a[^x]*x|a", "(a|aa)+b|a", ".*b|a"])
def test_a_pattern_that_looks_at_all_the_rest_costs_no_square(
    pattern: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = (Rule("own", "own", pattern),)
    monkeypatch.setattr(windows, "LONGEST_LINE", 256)
    monkeypatch.setattr(windows, "OVERLAP", 128)
    small, large = "a" * 1024, "a" * 1024 * FACTOR
    assert seconds(large, rules) < 2.5 * FACTOR * seconds(small, rules) + 0.05


def test_memory_grows_with_the_text() -> None:
    def peak(size: int) -> int:
        text = "10.1.2.3 a@b.cc " * (size // 16)
        tracemalloc.start()
        sanitize(text)
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    sanitize("8.8.4.4")
    assert peak(4 * SMALL) < 6 * peak(SMALL)
    assert peak(4 * SMALL) < 4 * SMALL * 80  # bytes a byte, of a text that is nothing but finds
