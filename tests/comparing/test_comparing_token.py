"""What a text is taken apart into."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.comparing.token import tokens


@given(st.text())
def test_tokens_put_together_are_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "it fired at 14:05, 3.5 s late",
            ["it", " ", "fired", " ", "at", " ", "14:05", ",", " ", "3.5", " ", "s", " ", "late"],
        ),
        ("the team’s user_id", ["the", " ", "team’s", " ", "user_id"]),
        ("a **b** `c`", ["a", " ", "**", "b", "**", " ", "`", "c", "`"]),
        ("[see](https://a.example/x?y=1)", ["[", "see", "]", "(", "https://a.example/x?y=1", ")"]),
        ("日誌を見る", ["日", "誌", "を", "見", "る"]),
        ("e\u0301te\u0301 x", ["e\u0301te\u0301", " ", "x"]),
        ("👩\u200d🔧!", ["👩\u200d🔧", "!"]),
        ("Διακοπή λειτουργίας", ["Διακοπή", " ", "λειτουργίας"]),
    ],
)
def test_words_are_whole(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_a_word_without_end_is_taken_in_pieces() -> None:
    started = time.monotonic()
    assert max(map(len, tokens("x" * 1_000_000))) == 200
    assert time.monotonic() - started < 5
