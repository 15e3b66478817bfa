"""Which runs of two sequences are the same."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.comparing.alignment import align, longest_rising

letters = st.lists(st.sampled_from("abc"), max_size=30)


@pytest.mark.parametrize("most_work", [10**8, 40, 0])
@given(old=letters, new=letters)
def test_spans_cover_both_and_tell_the_truth(most_work: int, old: list[str], new: list[str]) -> None:
    at = other = 0
    kinds = []
    for span in align(old, new, most_work):
        assert (span.old_start, span.new_start) == (at, other)
        if span.same:
            assert old[span.old_start : span.old_end] == new[span.new_start : span.new_end]
        at, other = span.old_end, span.new_end
        kinds.append(span.same)
    assert (at, other) == (len(old), len(new))
    assert all(one != next_one for one, next_one in pairwise(kinds))


@given(letters)
def test_the_same_is_one_span(both: list[str]) -> None:
    assert [span.same for span in align(both, both)] == ([True] if both else [])


def test_what_stands_once_parts_what_is_too_long() -> None:
    old = [*"aaaa", "X", *"bbbb"]
    new = [*"cc", "X", *"dd", "e"]
    same = [(span.old_start, span.new_start) for span in align(old, new, most_work=20) if span.same]
    assert same == [(4, 2)]


@given(st.lists(st.integers(0, 50), unique=True))
def test_the_longest_run_rises(numbers: list[int]) -> None:
    places = longest_rising(numbers)
    assert places == sorted(places)
    run = [numbers[at] for at in places]
    assert run == sorted(run)
    best = [1] * len(numbers)
    for at, number in enumerate(numbers):
        best[at] += max((best[other] for other in range(at) if numbers[other] < number), default=0)
    assert len(run) == max(best, default=0)
