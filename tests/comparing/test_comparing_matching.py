"""Which row of an old list is which of a new one."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from docgen.comparing.matching import Match, match_rows

rows = st.lists(st.sampled_from("abcdef"), max_size=8)


def matched(old: list[str], new: list[str], least: float = 2.0) -> list[Match]:
    return match_rows(old, new, [lambda row: row], lambda one, other: float(one[0] == other[0]), least)


@given(rows, rows, st.sampled_from([0.5, 2.0]))
def test_what_is_told_makes_the_new_list_of_the_old(old: list[str], new: list[str], least: float) -> None:
    told = matched(old, new, least)
    assert sorted(each.old for each in told if each.old is not None) == list(range(len(old)))
    assert [each.new for each in told if each.new is not None] == list(range(len(new)))
    made: list[str | None] = [None] * len(new)
    steady = iter(
        [at for at in range(len(old)) if not any(m.old == at and (m.moved or m.new is None) for m in told)]
    )
    for each in told:
        if each.new is not None:
            made[each.new] = new[each.new] if each.old is None else old[each.old]
            if each.old is not None and not each.moved:
                assert next(steady) == each.old, "rows that are not moved keep their order"
    assert made == new


@given(rows)
def test_the_same_list_has_no_change(both: list[str]) -> None:
    assert all(each.old == each.new and not each.moved for each in matched(both, both))


def test_an_inserted_row_moves_no_other() -> None:
    assert matched(["a", "b", "c"], ["a", "x", "b", "c"]) == [
        Match(0, 0),
        Match(None, 1),
        Match(1, 2),
        Match(2, 3),
    ]


def test_a_removed_row_is_told_where_it_stood() -> None:
    assert matched(["a", "b", "c"], ["a", "c"]) == [Match(0, 0), Match(1, None), Match(2, 1)]
    assert matched(["a", "b"], ["b"]) == [Match(0, None), Match(1, 0)]


def test_only_the_row_that_moved_is_told_so() -> None:
    moved = [each for each in matched([*"abcde"], [*"eabcd"]) if each.moved]
    assert moved == [Match(4, 0, moved=True)]


def test_a_changed_row_is_known_again_by_likeness() -> None:
    pairs = {(each.old, each.new) for each in matched(["a1", "b1"], ["b2", "a2"], 1.0)}
    assert pairs == {(1, 0), (0, 1)}


def test_ten_thousand_rows_that_are_all_alike_take_seconds() -> None:
    started = time.monotonic()
    found = matched([f"a{at}" for at in range(10_000)], [f"a{at}" for at in range(10_000, 20_000)], 1.0)
    assert len(found) >= 10_000
    assert time.monotonic() - started < 20
