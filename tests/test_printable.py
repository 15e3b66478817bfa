"""What cannot be printed is shown as a mark and told; all other text stays as it is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.printable import is_printable, mark, printable


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "tab\tand\nline",
        "ü é é",
        "Ελληνικά",
        "日本語 👩‍👩‍👧",
        "مرحبا\u200f",
        "a\u00adb\u200bc\u2060d",
        "\u00a0",
    ],
)
def test_what_can_be_printed_stays(text: str) -> None:
    fit = printable(text)
    assert (fit.text, list(fit.changes)) == (text, [])
    assert is_printable(text)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_end_becomes_a_line_feed_without_a_word(end: str) -> None:
    fit = printable(f"one{end}two")
    assert (fit.text, list(fit.changes)) == ("one\ntwo", [])


CONTROLS = "\x00\x07\x08\x1b\x7f\x80\x9f"
DIRECTIONS = "\u202a\u202e\u2066\u2069"
NO_CHARACTERS = "\ufdd0\ufeff\ufff9\ufffd\ufffe\uffff\ud800\udfff\U000e0041\U0001fffe\U0010ffff"


@pytest.mark.parametrize("character", CONTROLS + DIRECTIONS + NO_CHARACTERS)
def test_what_cannot_is_shown_as_a_mark_and_told(character: str) -> None:
    fit = printable(f"a{character}b{character}")
    shown = f"‹U+{ord(character):04X}›"
    assert fit.text == f"a{shown}b{shown}"
    assert list(fit.changes) == [f"{shown} cannot be printed and is shown as a mark, 2 times"]
    assert mark(character) == shown
    assert not is_printable(f"a{character}")


def test_the_colours_of_a_terminal_are_left_out_and_counted() -> None:
    fit = printable("\x1b[1;31mred\x1b[0m \x9b38;2;1;2;3mtrue\x1b[K")
    assert fit.text == "red true‹U+001B›[K"
    assert list(fit.changes) == [
        "‹U+001B› cannot be printed and is shown as a mark",
        "3 terminal colour codes left out",
    ]
    assert list(printable("\x1b[m").changes) == ["1 terminal colour code left out"]


@given(st.text(st.characters(), max_size=50))
def test_the_result_can_always_be_printed_and_stays(text: str) -> None:
    fit = printable(text)
    assert is_printable(fit.text)
    assert printable(fit.text).text == fit.text
    assert all(unicodedata.category(each) not in {"Cc", "Cs"} for each in fit.text if each not in "\t\n")
    fit.text.encode("utf-8")


@given(st.text(st.characters(), max_size=50))
def test_no_letter_is_lost(text: str) -> None:
    letters = [each for each in text if each.isalpha()]
    kept = iter(printable(text).text)
    if "\x1b[" not in text and "\x9b" not in text:
        assert all(each in kept for each in letters)


@given(st.text(st.characters(), max_size=50))
def test_nothing_changes_without_a_word_but_line_ends(text: str) -> None:
    fit = printable(text)
    if not list(fit.changes):
        assert fit.text.split() == text.split()
