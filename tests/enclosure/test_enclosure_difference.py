"""What differs between two sets of data is told field by field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.enclosure import differences

VALUES = st.recursive(
    st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ({"a": "1"}, {"a": "2"}, ['a: "1" in A, "2" in B']),
        ({"a": ["x", {"b": "1"}]}, {"a": ["x", {"b": "2"}]}, ['a[1].b: "1" in A, "2" in B']),
        ({"a": ["x"]}, {"a": []}, ['a[0]: "x" in A, absent in B']),
        ({}, {"a": {"b": "é"}}, ['a: absent in A, {"b": "é"} in B']),
        ({"a": "x" * 100}, {"a": "y"}, [f'a: "{"x" * 58}… in A, "y" in B']),
    ],
)
def test_each_field_is_named(before: object, after: object, told: list[str]) -> None:
    assert [each.told("A", "B") for each in differences(before, after)] == told


@given(VALUES, VALUES)
def test_there_are_differences_where_values_differ_and_nowhere_else(first: object, second: object) -> None:
    assert bool(list(differences(first, second))) == (first != second)
    assert not list(differences(first, first))
