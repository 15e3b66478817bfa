"""JSON (RFC 8259) into data and positions.

The standard library's parser keeps no places and takes what the standard does not (NaN, the last of two equal
keys), so the structure is read here and only strings are left to it. A number stays the text it was.
"""

from __future__ import annotations

import re
from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined]  # public, but typeshed leaves it out
from typing import NoReturn

from docgen.location import FieldPath, Positions
from docgen.readers.source import Data, Value
from docgen.readers.survey import Survey

_SPACE = re.compile(r"[ \t\n\r]*+")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?")
_WORD = re.compile(r"[^\s,:\[\]{}\"]++")
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_SHOWN = 40
_STRING_FAULTS = {
    "Unterminated string": ("the quotation mark is not closed", ""),
    "Invalid control character": ("a control character or a line break stands in a string", r"write \n"),
    "Invalid \\escape": ("an unknown escape stands in a string", r"a backslash itself is written \\"),
    "Invalid \\u": ("an incomplete escape stands in a string", r"\u and four hexadecimal digits"),
}


def parse_json(text: str, name: str) -> tuple[Data, Positions]:
    """Read a JSON object.

    Raises:
        DataError: the text is not well-formed, is no object, or is too deep or too large.
    """
    survey = Survey(text, name)
    reader = _Reader(survey)
    start = reader.skip(0)
    if not text[start : start + 1]:
        survey.fail(start, "the file is empty", "an object with the incident's keys", "not-a-mapping")
    if text[start] != "{":
        survey.fail(start, "the file holds no object", "begin it with {", "not-a-mapping")
    data, end = reader.object((), start)
    end = reader.skip(end)
    if end < len(text):
        survey.fail(end, "something follows the end of the object", "one object in a file")
    return data, survey.finish()


class _Reader:
    """Goes through a text; each method takes the offset of its first character, gives that after its last."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._text = survey.text

    def skip(self, offset: int) -> int:
        """The offset of what follows blanks."""
        found = _SPACE.match(self._text, offset)
        assert found is not None  # noqa: S101 - it matches nothing, too
        return found.end()

    def value(self, path: FieldPath, offset: int) -> tuple[Value, int]:
        match self._text[offset : offset + 1]:
            case "{":
                return self.object(path, offset)
            case "[":
                return self.array(path, offset)
            case '"':
                self._survey.value(path, offset)
                return self.string(offset)
        self._survey.value(path, offset)
        return self._bare(offset)

    def object(self, path: FieldPath, offset: int) -> tuple[Data, int]:
        self._survey.value(path, offset)
        found: Data = {}
        offset = self.skip(offset + 1)
        if self._text[offset : offset + 1] == "}":
            return found, offset + 1
        while True:
            if self._text[offset : offset + 1] != '"':
                self._no_key(offset)
            key, colon = self.string(offset)
            inner = self._survey.key(path, key, offset)
            colon = self.skip(colon)
            if self._text[colon : colon + 1] != ":":
                self._survey.fail(colon, "no colon follows the key", '"key": value')
            found[key], offset = self.value(inner, self.skip(colon + 1))
            offset, more = self._next(offset, "}")
            if not more:
                return found, offset

    def array(self, path: FieldPath, offset: int) -> tuple[list[Value], int]:
        self._survey.value(path, offset)
        found: list[Value] = []
        offset = self.skip(offset + 1)
        if self._text[offset : offset + 1] == "]":
            return found, offset + 1
        while True:
            item, offset = self.value((*path, len(found)), offset)
            found.append(item)
            offset, more = self._next(offset, "]")
            if not more:
                return found, offset

    def string(self, offset: int) -> tuple[str, int]:
        try:
            text, end = scanstring(self._text, offset + 1, True)
        except JSONDecodeError as error:
            for message, (plain, expected) in _STRING_FAULTS.items():
                if error.msg.startswith(message):
                    self._survey.fail(error.pos, plain, expected)
            self._survey.fail(error.pos, f"this string is not JSON: {error.msg}")
        return text, end

    def _next(self, offset: int, closing: str) -> tuple[int, bool]:
        """Past a comma to the next item, or past the closing bracket."""
        offset = self.skip(offset)
        match self._text[offset : offset + 1]:
            case found if found == closing:
                return offset + 1, False
            case ",":
                pass
            case "":
                self._survey.fail(offset, f"the file ends before a {closing} closes what was opened")
            case _:
                self._survey.fail(offset, "a comma is missing", f"a comma or {closing} before this")
        after = self.skip(offset + 1)
        if self._text[after : after + 1] == closing:
            self._survey.fail(offset, f"a comma stands before the closing {closing}", "leave the comma out")
        return after, True

    def _bare(self, offset: int) -> tuple[Value, int]:
        if (number := _NUMBER.match(self._text, offset)) and not _WORD.match(self._text, number.end()):
            return number[0], number.end()
        word = _WORD.match(self._text, offset)
        if word and word[0] in _CONSTANTS:
            return _CONSTANTS[word[0]], word.end()
        return self._no_value(offset, word[0] if word else self._text[offset : offset + 1])

    def _no_value(self, offset: int, word: str) -> NoReturn:
        if not word:
            self._survey.fail(offset, "the file ends where a value is wanted")
        shown = word if len(word) <= _SHOWN else word[:_SHOWN] + "…"
        if word.lstrip("-") in {"NaN", "Infinity"}:
            self._survey.fail(offset, f"{shown} is no JSON", "a number, or null")
        if word.startswith(("//", "/*")):
            self._survey.fail(offset, "JSON has no comments", "YAML and TOML have")
        self._survey.fail(offset, f"{shown!r} is no value", 'text stands in double quotes: "…"')

    def _no_key(self, offset: int) -> NoReturn:
        if not self._text[offset : offset + 1]:
            self._survey.fail(offset, "the file ends before this object is closed", "a key or }")
        self._survey.fail(offset, "no key stands where one is wanted", 'a key in double quotes: "title"')
