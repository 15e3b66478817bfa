"""TOML 1.0 into data and positions.

The scanner goes first: it notes the places and refuses what is too deep (``tomllib`` takes 1.5 GB for 40 KB
of dots). Only what it has passed reaches ``tomllib``, which judges the rest of the standard and gives the
values. Dates and times stay what they are; a number becomes the text it was.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from typing import Any, NoReturn

from docgen.location import FieldPath, Positions
from docgen.readers.source import Data, Value
from docgen.readers.survey import Survey
from docgen.readers.toml_scanner import scan

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_PLAIN = {
    "Cannot overwrite a value": ("the key stands twice", "keep one"),
    "Cannot declare": ("the table is declared twice", "keep its keys under one header"),
    "Cannot mutate immutable namespace": ("a table in braces cannot grow later", "write it as a [table]"),
    "Cannot redefine namespace": ("the table is declared twice", "keep its keys under one header"),
    "Duplicate inline table key": ("the key stands twice", "keep one"),
    "Unescaped '\\' in a string": (
        "an unknown escape stands in double quotes",
        r"a backslash itself is written \\, or use single quotes",
    ),
    "Invalid hex value": ("an incomplete escape stands in double quotes", r"\u and four hexadecimal digits"),
    "Escaped character is not a Unicode scalar value": ("an escape stands for no character", ""),
    "Invalid date or datetime": ("there is no such date or time", "2024-05-17 or 2024-05-17T14:05:00Z"),
    "Expected newline or end of document": (
        "something follows the value on its line",
        "one key and value on a line",
    ),
    "Invalid value": ("this is no value of TOML", "put text in quotes"),
}


def parse_toml(text: str, name: str) -> tuple[Data, Positions]:
    """Read a TOML document.

    Raises:
        DataError: the text is not well-formed, or is too deep or too large.
    """
    survey = Survey(text, name)
    numbers = scan(survey)
    positions = survey.finish()
    try:
        raw = tomllib.loads(text)
    except ValueError as error:
        _fail(survey, error)
    data = {key: _as_written(value, (key,), numbers) for key, value in raw.items()}
    if not data:
        survey.fail(0, "the file is empty", 'keys and values: title = "…"', "not-a-mapping")
    return data, positions


def _as_written(value: Any, path: FieldPath, numbers: dict[FieldPath, str]) -> Value:
    match value:
        case dict():
            return {key: _as_written(each, (*path, key), numbers) for key, each in value.items()}
        case list():
            return [_as_written(each, (*path, index), numbers) for index, each in enumerate(value)]
        case bool() | str() | datetime.date() | datetime.time():
            return value
    return numbers.get(path, str(value))


def _fail(survey: Survey, error: ValueError) -> NoReturn:
    said = str(error)
    place = _PLACE.search(said)
    offset = 0
    if place:
        offset = survey.offset(int(place[1]), int(place[2])) if place[1] else len(survey.text)
        said = said[: place.start()]
    for beginning, (message, expected) in _PLAIN.items():
        if said.startswith(beginning):
            survey.fail(offset, message, expected)
    survey.fail(offset, f"this is not TOML: {said}")
