"""JSON: every place, numbers as they were written, and everything that is refused."""

from __future__ import annotations

import pytest

from docgen.errors import DataError
from docgen.readers import read_bytes


def load(text: str) -> object:
    return read_bytes(text.encode(), "x.json").data


def fault(text: str) -> str:
    with pytest.raises(DataError) as caught:
        read_bytes(text.encode(), "x.json")
    return str(caught.value)


def test_a_number_stays_the_text_it_was() -> None:
    text = '{"a": [1.10, -0, 1E400, 123456789012345678901234567890, 0.1e-7]}'
    assert load(text) == {"a": ["1.10", "-0", "1E400", "123456789012345678901234567890", "0.1e-7"]}


def test_the_other_values() -> None:
    text = ' {"a" : [ true , false , null , "", {} , [] ] , "" : "\\u00e9\\n\\ud83d\\ude00\\ud800" } \n'
    assert load(text) == {"a": [True, False, None, "", {}, []], "": "é\n😀\ud800"}


def test_every_key_and_value_has_its_place_in_characters() -> None:
    positions = read_bytes('{"😀": [1,\r\n {"b": "x"}],\n\n"c":null}'.encode(), "x.json").positions
    assert positions.values == {
        (): (1, 1),
        ("😀",): (1, 7),
        ("😀", 0): (1, 8),
        ("😀", 1): (2, 2),
        ("😀", 1, "b"): (2, 8),
        ("c",): (4, 5),
    }
    assert positions.keys == {("😀",): (1, 2), ("😀", 1, "b"): (2, 3), ("c",): (4, 1)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "x.json:1:1: the file is empty"),
        ("[1]", "x.json:1:1: the file holds no object (begin it with {)"),
        ('{"a": NaN}', "x.json:1:7: NaN is no JSON (a number, or null)"),
        ('{"a": -Infinity}', "x.json:1:7: -Infinity is no JSON"),
        ('{"a": 012}', "x.json:1:7: '012' is no value"),
        ('{"a": +1}', "x.json:1:7: '+1' is no value"),
        ('{"a": 1.}', "x.json:1:7: '1.' is no value"),
        ('{"a": yes}', "x.json:1:7: 'yes' is no value (text stands in double quotes: \"…\")"),
        ('{"a": }', "x.json:1:7: '}' is no value"),
        ('{"a": ', "x.json:1:7: the file ends where a value is wanted"),
        ('{"a": 1', "x.json:1:8: the file ends before a } closes what was opened"),
        ("{", "x.json:1:2: the file ends before this object is closed"),
        ('{"a": [1', "x.json:1:9: the file ends before a ] closes what was opened"),
        ('{"a": [1,]}', "x.json:1:9: a comma stands before the closing ] (leave the comma out)"),
        ('{"a": [1 2]}', "x.json:1:10: a comma is missing (a comma or ] before this)"),
        ('{"a" 1}', "x.json:1:6: no colon follows the key"),
        ("{'a': 1}", "x.json:1:2: no key stands where one is wanted"),
        ('{"a": "b}', "x.json:1:7: the quotation mark is not closed"),
        ('{"a": "b\n"}', "x.json:1:9: a control character or a line break stands in a string"),
        ('{"a": "\\x"}', "x.json:1:8: an unknown escape stands in a string"),
        ('{"a": "\\u12"}', "an incomplete escape stands in a string"),
        ('{"a": /* b */ 1}', "x.json:1:7: JSON has no comments"),
        ('{"a": 1} {"b": 2}', "x.json:1:10: something follows the end of the object"),
        (
            '{"a": 1, "a": 2}',
            "x.json:1:10: the key 'a' stands twice (keep one: it stands at line 1, column 2 already)",
        ),
        ('{"a": ' + "[" * 100_000, "x.json:1:47: the data is nested too deeply (at most 40 levels)"),
        ('{"a":' * 100_000, "the data is nested too deeply"),
        ('{"a": [' + "1," * 200_000 + "1]}", "the file holds too many values"),
    ],
)
def test_what_is_refused_is_told_with_its_place(text: str, said: str) -> None:
    assert said in fault(text)
