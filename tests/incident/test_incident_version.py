"""The order of versions: total, the same for all spellings, and what a reader expects."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.incident.version import LONGEST, read_version

texts = st.one_of(
    st.text("0123456789.-_ vabcrdftRC", min_size=1, max_size=12),
    st.text(min_size=1, max_size=20),
).filter(lambda text: any(each.isalnum() and (each.isalpha() or each.isdecimal()) for each in text))


def versions() -> st.SearchStrategy:
    def read(text: str) -> object:
        try:
            return read_version(text)
        except ValueError:
            return None

    return texts.map(read).filter(lambda version: version is not None)


@pytest.mark.parametrize(
    "rising",
    [
        ["0.1", "0.9", "0.10", "1", "1.0.1", "1.1", "1.9", "1.10", "2", "10"],
        [
            "2.0-draft",
            "2.0-alpha",
            "2.0-beta",
            "2.0-rc1",
            "2.0-rc2",
            "2.0-rc10",
            "2.0",
            "2.0a",
            "2.0b",
            "2.0.1",
        ],
        ["Rev A", "Rev B", "Rev Z", "Rev AA", "Rev AB"],
        ["2025-12", "2026-07", "2026-07-01", "2026-10"],
        ["1", "2 final", "2 revised", "3"],
        ["draft", "1"],
    ],
)
def test_what_a_reader_expects(rising: list[str]) -> None:
    for lower, higher in pairwise(map(read_version, rising)):
        assert lower < higher, (lower.text, higher.text)


@pytest.mark.parametrize(
    "spellings",
    [
        ["1", "1.0", "1.0.0", "v1", "V1.0", "Version 1.0", "rev. 1", "Issue 1", "01.00", "１.０", "١.٠"],
        ["1.0-rc1", "1-rc1", "1.0 RC 1", "v1.0.0-rc.1", "1.0rc01"],
        ["B", "b", "Rev B", "revision: b"],
        ["0", "0.0", "v0"],
    ],
)
def test_one_version_in_several_spellings(spellings: list[str]) -> None:
    assert len({read_version(each) for each in spellings}) == 1
    assert len({read_version(each).canonical for each in spellings}) == 1


def test_a_word_that_begins_with_v_is_not_cut() -> None:
    assert read_version("vega").canonical == "vega"
    assert read_version("v").canonical == "v"
    assert read_version("Revised 2").canonical == "revised.2"


@pytest.mark.parametrize("text", ["", " ", "–", "...", "_", "1" * (LONGEST + 1)])
def test_what_is_no_version(text: str) -> None:
    with pytest.raises(ValueError, match=r"version|neither"):
        read_version(text)


@given(versions(), versions(), versions())
def test_the_order_is_total(one, two, three) -> None:
    assert (one < two) + (one == two) + (one > two) == 1
    if one <= two <= three:
        assert one <= three


@given(versions(), versions())
def test_the_canonical_spelling_names_a_version(one, two) -> None:
    assert (one == two) == (one.canonical == two.canonical)


@given(versions())
def test_the_canonical_spelling_is_its_own(version) -> None:
    assert (
        read_version(version.text.upper()).canonical == read_version(version.text.upper().lower()).canonical
    )


@given(
    st.lists(st.integers(0, 999), min_size=1, max_size=4),
    st.lists(st.integers(0, 999), min_size=1, max_size=4),
)
def test_plain_numbers_compare_as_lists_of_numbers(one: list[int], two: list[int]) -> None:
    length = max(len(one), len(two))
    padded = [each + [0] * (length - len(each)) for each in (one, two)]
    left, right = (read_version(".".join(map(str, each))) for each in (one, two))
    assert (left < right) == (padded[0] < padded[1])
    assert (left == right) == (padded[0] == padded[1])
