"""Labels that run both ways are drawn in the order that Unicode asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.drawing.order import visual_order


def seen(text: str) -> str:
    """What stands on the page from left to right."""
    return "".join(run.text[::-1] if run.right_to_left else run.text for run in visual_order(text))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Onset 13:52", "Onset 13:52"),
        ("אבג", "גבא"),
        ("אבג 13:52", "13:52 גבא"),
        ("13:52 אבג", "גבא 13:52"),
        ("Onset אבג now", "Onset גבא now"),
        ("Onset אב גד now", "Onset דג בא now"),
        ("אב abc גד", "דג abc בא"),
        ("Onset אב 12 גד now", "Onset דג 12 בא now"),
        ("a אב 12", "a 12 בא"),
        ("אב 12%", "12% בא"),
        ("+5 אב", "בא 5+"),
        ("2026-03-14", "2026-03-14"),
        ("...", "..."),
        ("", ""),
    ],
)
def test_order_on_the_page(text: str, shown: str) -> None:
    assert seen(text) == shown


@given(st.text(alphabet="abאבبت 12:.-+%\u0301", max_size=24))
def test_no_character_is_lost(text: str) -> None:
    assert sorted(seen(text)) == sorted(text)


@given(st.text(alphabet="abcé 12:.-", max_size=24))
def test_latin_text_keeps_its_order(text: str) -> None:
    assert seen(text) == text
