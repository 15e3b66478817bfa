"""TOML: every place, dates as they are, numbers as they were written, and everything that is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from docgen.errors import DataError
from docgen.readers import read_bytes


def load(text: str) -> object:
    return read_bytes(text.encode(), "x.toml").data


def fault(text: str) -> str:
    with pytest.raises(DataError) as caught:
        read_bytes(text.encode(), "x.toml")
    return str(caught.value)


def test_numbers_stay_the_text_they_were_and_dates_what_they_are() -> None:
    text = """
numbers = [1_000, 0x1F, 0o17, 0b1, +5, -0, 1.10, 6.02e+23, inf, -nan, 9_9.5]
times = [2024-05-17, 07:32:00, 2024-05-17T07:32:00, 2024-05-17 07:32:00.25Z, 2024-05-17T07:32:00-03:30]
flags = [true, false]
"""
    assert load(text) == {
        "numbers": ["1_000", "0x1F", "0o17", "0b1", "+5", "-0", "1.10", "6.02e+23", "inf", "-nan", "9_9.5"],
        "times": [
            date(2024, 5, 17),
            time(7, 32),
            datetime(2024, 5, 17, 7, 32),
            datetime(2024, 5, 17, 7, 32, 0, 250_000, UTC),
            datetime(2024, 5, 17, 7, 32, tzinfo=timezone(-timedelta(hours=3, minutes=30))),
        ],
        "flags": [True, False],
    }


def test_every_key_and_value_has_its_place_in_characters() -> None:
    text = (
        "# 😀\n'é' = [1, # one\n  {b.c = 'x'}]\r\n[t.\"q \\u0041\"]\nk = '''\n'''\n"
        "[[l]]\nx=1\n[l.m]\ny=2\n[[l]]\n"
        'z.z = """a""""\n[[l.n]]\n[[l.n]]\nw = 1 # end'
    )
    source = read_bytes(text.encode(), "x.toml")
    assert source.data == {
        "é": ["1", {"b": {"c": "x"}}],
        "t": {"q A": {"k": ""}},
        "l": [{"x": "1", "m": {"y": "2"}}, {"z": {"z": 'a"'}, "n": [{}, {"w": "1"}]}],
    }
    expected = {
        ("é",): (2, 7),
        ("é", 0): (2, 8),
        ("é", 1): (3, 3),
        ("é", 1, "b", "c"): (3, 10),
        ("t", "q A"): (4, 4),
        ("t", "q A", "k"): (5, 5),
        ("l",): (7, 3),
        ("l", 0): (7, 1),
        ("l", 0, "x"): (8, 3),
        ("l", 0, "m", "y"): (10, 3),
        ("l", 1): (11, 1),
        ("l", 1, "z", "z"): (12, 7),
        ("l", 1, "n", 1): (14, 1),
        ("l", 1, "n", 1, "w"): (15, 5),
    }
    assert {path: source.positions.values[path] for path in expected} == expected
    assert source.positions.keys["é", 1, "b", "c"] == (3, 6)
    assert source.positions.keys["l", 1, "n", 1, "w"] == (15, 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "x.toml:1:1: the file is empty"),
        ("a = b", "x.toml:1:5: this is no value of TOML (put text in quotes)"),
        ("a =", "x.toml:1:4: a value is missing"),
        ("a", "x.toml:1:2: no = follows the key"),
        ("= 1", "x.toml:1:1: no key stands where one is wanted"),
        ("'''a''' = 1", "x.toml:1:1: no key stands where one is wanted"),
        ("a = 1 b = 2", "x.toml:1:6: something follows the value on its line"),
        ("a = 'b", "x.toml:1:5: the quotation mark is not closed"),
        ("a = [1 2]", "x.toml:1:8: the list in brackets is not closed"),
        ("a = [1,", "x.toml:1:8: a value is missing"),
        ("a = {b = 1,}", "x.toml:1:12: a comma stands before the closing }"),
        ("a = {b = 1\n}", "x.toml:1:11: the table in braces is not closed on its line"),
        ("[a", "x.toml:1:3: the header is not closed (])"),
        ("[a]\n[a]", "x.toml:2:3: the table is declared twice"),
        ("a = {b = 1}\na.c = 2", "x.toml:2:8: a table in braces cannot grow later"),
        (
            "a = 1\na = 2",
            "x.toml:2:1: the key 'a' stands twice (keep one: it stands at line 1, column 1 already)",
        ),
        ("[a]\nb = 1\n[a.b]", "the key stands twice"),
        ('a = "\\q"', "x.toml:1:8: an unknown escape stands in double quotes"),
        ("a = 2024-02-30", "x.toml:1:5: there is no such date or time"),
        ("a = 1__0", "x.toml:1:6: something follows the value"),
        ("a = 012", "x.toml:1:6"),
        ("a = \x00", "x.toml:1:5"),
        ("a = 1\rb = 2", "x.toml:1:6: something follows the value on its line"),
        ("a = " + "9" * 5000, "x.toml:1:5: the number is too long"),
        ("a" + ".a" * 20_000 + " = 1", "the data is nested too deeply"),
        ("[a" + ".a" * 20_000 + "]", "the data is nested too deeply"),
        ("a = " + "[" * 20_000, "x.toml:1:45: the data is nested too deeply"),
        ("a = " + "{a = " * 20_000, "the data is nested too deeply"),
    ],
)
def test_what_is_refused_is_told_with_its_place(text: str, said: str) -> None:
    assert said in fault(text)
