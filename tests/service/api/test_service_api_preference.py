"""How long a caller would wait, by the header Prefer (RFC 7240)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.service.api.preference import seconds_to_wait


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ([], None),
        (["wait=30"], 30),
        (["Wait = 30"], 30),
        (['wait="30"'], 30),
        (["wait=0"], 0),
        (["wait=61"], 60),
        (["wait=999999999"], 60),
        (["respond-async, wait=10"], 10),
        (["wait=10, respond-async"], 10),
        (["respond-async"], None),
        (["handling=lenient; x=y, wait=5"], 5),
        (['wait=5; a; b=c; d="e, wait=9"'], 5),
        (['foo="wait=9, \\" x", wait=5'], 5),
        (["return=minimal", "wait=7"], 7),
        (["wait=7", "wait=9"], 7),
        (["wait=7, wait=9"], 7),
        ([""], None),
        (["wait"], None),
        (["wait="], None),
        (["wait=soon"], None),
        (["wait=-5"], None),
        (["wait=5.5"], None),
        (["wait=1e9"], None),
        (["wait=٣"], None),
        (["wait=" + "9" * 5000], None),
        (["=, wait=5"], None),
        (["waiting=5"], None),
        (["a wait=5"], None),
    ],
)
def test_preferences(headers: list[str], seconds: float | None) -> None:
    assert seconds_to_wait(headers, 60) == seconds


@given(st.lists(st.text(max_size=60) | st.text('wait=0123,;" \\\t', max_size=200), max_size=3))
def test_nonsense_is_passed_over(headers: list[str]) -> None:
    found = seconds_to_wait(headers, 60)
    assert found is None or 0 <= found <= 60


@pytest.mark.parametrize(
    "text", ['wait;"' * 20_000, "a;" * 40_000, "a=" * 40_000, '"\\' * 40_000, " " * 80_000]
)
def test_a_long_header_takes_no_time(text: str) -> None:
    assert seconds_to_wait([text, f"a{text}"], 60) is None


@given(
    st.integers(0, 60), st.lists(st.sampled_from(["respond-async", "return=minimal", 'x="y, z"', "q;r=s"]))
)
def test_wait_is_found_among_others(seconds: int, others: list[str]) -> None:
    assert seconds_to_wait([", ".join([*others, f"wait={seconds}"])], 60) == seconds
    assert seconds_to_wait([*others, f"wait={seconds}", *others], 60) == seconds
