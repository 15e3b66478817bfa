"""What a reader notes on its way through a text: places, mistakes, and whether it has had enough."""

from __future__ import annotations

from typing import NoReturn

from docgen.errors import DataError
from docgen.location import FieldPath, Location, Positions, show_path
from docgen.printable import printable
from docgen.problem import Problem
from docgen.readers.lines import Lines

MAX_DEPTH = 40
"""The deepest that data may nest; an incident needs six."""
MAX_VALUES = 200_000
"""The most keys and values a file may hold; 10,000 rows of a timeline need 70,000."""
_MAX_PROBLEMS = 200


class Survey:
    """The places of keys and values by path, and what is wrong with the text."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self._name = name
        self._lines = Lines(text)
        self._keys: dict[FieldPath, tuple[int, int]] = {}
        self._values: dict[FieldPath, tuple[int, int]] = {}
        self._problems: list[Problem] = []
        self._count = 0

    def key(self, parent: FieldPath, key: str, offset: int) -> FieldPath:
        """Note a key; gives the path of its value.

        A key that stands twice is a mistake, and its second value gets a path of its own, so that
        one mistake is told once.
        """
        path = (*parent, key)
        if path not in self._keys:
            self._keys[path] = self._lines.place(offset)
            self._spend(offset)
            return path
        line, column = self._keys[path]
        shown = printable(show_path(path)).text
        expected = f"keep one: it stands at line {line}, column {column} already"
        self.fault(offset, f"the key {shown!r} stands twice", expected, "duplicate-key")
        return (*path, f"#{len(self._problems)}")

    def value(self, path: FieldPath, offset: int) -> None:
        """Note where a value begins.

        Raises:
            DataError: the data is nested too deeply, or there is too much of it.
        """
        if len(path) > MAX_DEPTH:
            self.fail(offset, "the data is nested too deeply", f"at most {MAX_DEPTH} levels", "too-deep")
        self._values[path] = self._lines.place(offset)
        self._spend(offset)

    def fault(self, offset: int, message: str, expected: str = "", rule: str = "syntax") -> None:
        """Note a mistake that reading can go on after."""
        location = Location(self._name, *self._lines.place(offset))
        self._problems.append(Problem(rule, message, expected, location=location))
        if len(self._problems) == _MAX_PROBLEMS:
            self.fail(offset, f"reading stopped here, after {_MAX_PROBLEMS} problems", rule="too-many")

    def fail(self, offset: int, message: str, expected: str = "", rule: str = "syntax") -> NoReturn:
        """Give up at a mistake that nothing can be read after."""
        location = Location(self._name, *self._lines.place(offset))
        raise DataError([*self._problems, Problem(rule, message, expected, location=location)])

    def knows(self, path: FieldPath) -> bool:
        """Whether a value stands at the path."""
        return path in self._values

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column."""
        return min(self._lines.offset(line, column), len(self.text))

    def finish(self) -> Positions:
        """All places, once the whole text is read.

        Raises:
            DataError: there were mistakes; all of them are in it.
        """
        if self._problems:
            raise DataError(self._problems)
        return Positions(self._name, self._keys, self._values)

    def _spend(self, offset: int) -> None:
        self._count += 1
        if self._count > MAX_VALUES:
            self.fail(offset, "the file holds too many values", f"at most {MAX_VALUES:,}", "too-many")
