"""Where the keys and values of a TOML document stand.

Structure only: what a string or a date holds is left to ``tomllib``. The standard's own words are used:
header, dotted key, array of tables, inline table.
"""

from __future__ import annotations

import re
import tomllib
from typing import NoReturn

from docgen.location import FieldPath
from docgen.readers.survey import MAX_DEPTH, Survey

_BLANK = re.compile(r"[ \t]*+")
_BLANKS_AND_COMMENTS = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_LINE_REST = re.compile(r"[ \t]*+(?:#[^\n]*+)?(?:\n|\r\n|\Z)")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]++")
_STRING = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+"{3,5}'
    r"|'''(?:[^']++|'(?!''))*+'{3,5}"
    r'|"(?!"")(?:[^"\\\n]++|\\[^\n])*+"'
    r"|'(?!'')[^'\n]*+'",
    re.DOTALL,
)
_OTHER = re.compile(r"\d{4}-\d\d-\d\d \d\d:[^\s,\]}#]++|[^\s,\]}#=]++")
_NUMBER_OR_TIME = re.compile(r"[+-]?(?:\d|inf$|nan$)")
_NUMBER = re.compile(r"[+-]?(?:inf|nan|0[xob][0-9a-fA-F_]+|[0-9_]+(?:\.[0-9_]+)?(?:[eE][+-]?[0-9_]+)?)")
_LONGEST = 1000  # Python takes no more than 4,300 digits for a number


def scan(survey: Survey) -> dict[FieldPath, str]:
    """Note every key and value; gives the numbers as they were written, by path.

    Raises:
        DataError: the structure is not TOML's, or is too deep or too large.
    """
    scanner = _Scanner(survey)
    scanner.document()
    return scanner.numbers


class _Scanner:
    """Goes through the text; ``_at`` is how far it has come."""

    def __init__(self, survey: Survey) -> None:
        self.numbers: dict[FieldPath, str] = {}
        self._survey = survey
        self._text = survey.text
        self._at = 0
        self._lengths: dict[FieldPath, int] = {}

    def document(self) -> None:
        self._survey.value((), 0)
        table: FieldPath = ()
        self._skip(_BLANKS_AND_COMMENTS)
        while self._at < len(self._text):
            if self._peek() == "[":
                table = self._header()
            else:
                self._pair(table)
            if not (rest := _LINE_REST.match(self._text, self._at)):
                self._fail("something follows the value on its line", "one key and value on a line")
            self._at = rest.end()
            self._skip(_BLANKS_AND_COMMENTS)

    def _header(self) -> FieldPath:
        start = self._at
        brackets = "]]" if self._text.startswith("[[", start) else "]"
        self._at += len(brackets)
        parts = self._dotted_key()
        if not self._text.startswith(brackets, self._at):
            self._fail("the header is not closed", brackets)
        self._at += len(brackets)
        path = self._enter((), parts[:-1])
        name, offset = parts[-1]
        path = (*path, name)
        if brackets == "]]":
            self._note_implicit(path, offset)
            count = self._lengths.setdefault(path, 0)
            self._lengths[path] += 1
            path = (*path, count)
            self._survey.value(path, start)
            return path
        path = self._inside(path)
        self._note_implicit(path, offset)
        return path

    def _pair(self, table: FieldPath) -> None:
        parts = self._dotted_key()
        if self._peek() != "=":
            self._fail("no = follows the key", 'key = "value"')
        self._at += 1
        self._skip(_BLANK)
        path = self._enter(table, parts[:-1])
        name, offset = parts[-1]
        self._value(self._survey.key(path, name, offset))

    def _enter(self, path: FieldPath, parts: list[tuple[str, int]]) -> FieldPath:
        """The table that the first parts of a dotted key lead to."""
        for name, offset in parts:
            path = self._inside((*path, name))
            self._note_implicit(path, offset)
        return path

    def _inside(self, path: FieldPath) -> FieldPath:
        """An array of tables stands for the last of them."""
        return (*path, self._lengths[path] - 1) if path in self._lengths else path

    def _note_implicit(self, path: FieldPath, offset: int) -> None:
        if not self._survey.knows(path):
            if isinstance(path[-1], str):
                self._survey.key(path[:-1], path[-1], offset)
            self._survey.value(path, offset)

    def _dotted_key(self) -> list[tuple[str, int]]:
        parts: list[tuple[str, int]] = []
        while True:
            self._skip(_BLANK)
            start = self._at
            parts.append((self._simple_key(), start))
            self._skip(_BLANK)
            if self._peek() != ".":
                return parts
            self._at += 1
            if len(parts) > MAX_DEPTH:
                self._fail("the data is nested too deeply", "fewer dots in a key", "too-deep")

    def _simple_key(self) -> str:
        if bare := _BARE_KEY.match(self._text, self._at):
            self._at = bare.end()
            return bare[0]
        quoted = _STRING.match(self._text, self._at)
        if not quoted or quoted[0].startswith(('"""', "'''")):
            self._fail("no key stands where one is wanted", 'key = "value"')
        self._at = quoted.end()
        return _unquoted(quoted[0])

    def _value(self, path: FieldPath) -> None:
        self._survey.value(path, self._at)
        match self._peek():
            case "[":
                self._array(path)
            case "{":
                self._inline_table(path)
            case '"' | "'":
                self._string()
            case _:
                self._other(path)

    def _array(self, path: FieldPath) -> None:
        self._at += 1
        count = 0
        self._skip(_BLANKS_AND_COMMENTS)
        while self._peek() != "]":
            self._value((*path, count))
            count += 1
            self._skip(_BLANKS_AND_COMMENTS)
            if self._peek() == ",":
                self._at += 1
                self._skip(_BLANKS_AND_COMMENTS)
            elif self._peek() != "]":
                self._fail("the list in brackets is not closed", "a comma or ]")
        self._at += 1

    def _inline_table(self, path: FieldPath) -> None:
        self._at += 1
        self._skip(_BLANK)
        while self._peek() != "}":
            self._pair(path)
            self._skip(_BLANK)
            if self._peek() == ",":
                self._at += 1
                self._skip(_BLANK)
                if self._peek() == "}":
                    self._fail("a comma stands before the closing }", "leave the comma out")
            elif self._peek() != "}":
                self._fail("the table in braces is not closed on its line", "a comma or }")
        self._at += 1

    def _string(self) -> None:
        found = _STRING.match(self._text, self._at)
        if not found:
            self._fail("the quotation mark is not closed", "three of them around several lines")
        self._at = found.end()

    def _other(self, path: FieldPath) -> None:
        found = _OTHER.match(self._text, self._at)
        if not found:
            self._fail("a value is missing", 'key = "value"')
        if found[0] not in {"true", "false"} and not _NUMBER_OR_TIME.match(found[0]):
            self._fail("this is no value of TOML", "put text in quotes")
        if len(found[0]) > _LONGEST:
            self._fail(
                "the number is too long", f"at most {_LONGEST} digits; put text in quotes", "too-large"
            )
        if _NUMBER.fullmatch(found[0]):
            self.numbers[path] = found[0]
        self._at = found.end()

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _skip(self, pattern: re.Pattern[str]) -> None:
        if found := pattern.match(self._text, self._at):
            self._at = found.end()

    def _fail(self, message: str, expected: str, rule: str = "syntax") -> NoReturn:
        self._survey.fail(self._at, message, expected, rule)


def _unquoted(quoted: str) -> str:
    """What a quoted key says; one that is not TOML stays as it is, for ``tomllib`` to refuse."""
    try:
        return str(tomllib.loads(f"key = {quoted}")["key"])
    except ValueError:
        return quoted
