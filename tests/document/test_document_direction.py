"""Which way a text runs."""

from __future__ import annotations

import pytest

from docgen.document.direction import has_right_to_left, runs_right_to_left


@pytest.mark.parametrize(
    ("text", "starts_right", "holds_any"),
    [
        ("", False, False),
        ("English", False, False),
        ("12:30", False, False),
        ("שלום", True, True),
        ("سلام", True, True),
        ("12:30 שלום", True, True),
        ("«سلام»", True, True),
        ("English, then שלום", False, True),
        ("שלום, then English", True, True),
        ("Ελληνικά русский 中文", False, False),
        ("\U0001e900", True, True),  # Adlam, outside the first plane
    ],
)
def test_direction(text: str, starts_right: bool, holds_any: bool) -> None:
    assert runs_right_to_left(text) is starts_right
    assert has_right_to_left(text) is holds_any
