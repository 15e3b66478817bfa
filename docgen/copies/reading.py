"""Reading a list of recipients: CSV (RFC 4180), everything that is wrong with it told at once, by its line.

A cell is text and nothing else: no formula, no link, no markup. What cannot be printed as it is, is refused.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docgen.copies.copy import MOST_COPIES, Copy
from docgen.errors import DataError
from docgen.location import Location
from docgen.printable import is_printable
from docgen.problem import Problem
from docgen.readers.decode import decode
from docgen.schemas.suggestion import did_you_mean, quoted

MOST_BYTES = 2**20
_COLUMNS = ("number", "recipient", "organisation", "email")
_ALSO = {
    "organization": "organisation",
    "e-mail": "email",
    "mail": "email",
    "no": "number",
    "name": "recipient",
}
_LONGEST = 60
_NUMBER = re.compile("[1-9][0-9]{0,3}")
_EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]+")
_UNIQUE = ("number", "email")


def read_copies(data: bytes, name: str) -> tuple[Copy, ...]:
    """The copies that a list asks for, in the order of their numbers.

    Args:
        data: the file, UTF-8 or UTF-16: a heading with ``recipient`` and, as wanted, ``number``,
            ``organisation`` and ``email``, then a line for each copy. Without numbers they count from 1.
        name: of the file, for messages.

    Raises:
        DataError: anything is wrong with it; all of it is in the error.
    """
    if len(data) > MOST_BYTES:
        message = f"the list has {len(data):,} bytes"
        raise DataError([Problem("too-large", message, f"at most {MOST_BYTES:,}", location=Location(name))])
    reading = _Reading(name)
    reading.read(decode(data, name))
    if reading.problems:
        raise DataError(sorted(reading.problems, key=lambda problem: problem.location.line or 0))
    return reading.copies()


@dataclass(slots=True)
class _Reading:
    """One list at work: what its lines said, and what is wrong with them."""

    name: str
    problems: list[Problem] = field(default_factory=list)
    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)

    def read(self, text: str) -> None:
        records = self._records(text)
        line, heading = next(records, (1, []))
        columns = self._columns(line, heading)
        if self.problems:
            return
        for line, cells in records:
            if len(self.rows) == MOST_COPIES:
                self._tell(line, f"there are more than {MOST_COPIES:,} recipients", "fewer")
                return
            self._add(line, cells, columns)
        if not self.rows and not self.problems:
            self._tell(line, "nobody is on the list", "a line for each recipient below the heading")
        self._check_unique()

    def copies(self) -> tuple[Copy, ...]:
        numbered = [(int(row.get("number", count)), row) for count, (_, row) in enumerate(self.rows, 1)]
        total = max(number for number, _ in numbered)
        made = (
            Copy(number, total, row["recipient"], row.get("organisation", ""), row.get("email", ""))
            for number, row in numbered
        )
        return tuple(sorted(made, key=lambda copy: copy.number))

    def _records(self, text: str) -> Iterator[tuple[int, list[str]]]:
        """Each record with the line on which it begins; blank lines at the end are none."""
        reader = csv.reader(io.StringIO(text.rstrip("\r\n"), newline=""), strict=True)
        line = 1
        try:
            for cells in reader:
                yield line, [cell.strip() for cell in cells]
                line = reader.line_num + 1
        except csv.Error as error:
            self._tell(reader.line_num or line, f"the line is no CSV: {error}", "quotes that are closed")

    def _columns(self, line: int, heading: list[str]) -> list[str]:
        columns = [_ALSO.get(cell.casefold(), cell.casefold()) for cell in heading]
        if not any(columns):
            self._tell(line, "the list has no heading", f"columns from {', '.join(_COLUMNS)}")
            return columns
        for cell, column in zip(heading, columns, strict=True):
            if column not in _COLUMNS:
                hint = "commas between the columns" if ";" in cell or "\t" in cell else ""
                expected = hint or did_you_mean(cell, _COLUMNS)
                self._tell(line, f"the column {quoted(cell)} is not known here", expected)
        for column in sorted({each for each in columns if columns.count(each) > 1 and each in _COLUMNS}):
            self._tell(line, f"the column {quoted(column)} stands {columns.count(column)} times", "once")
        if "recipient" not in columns and not self.problems:
            self._tell(line, "the column 'recipient' is missing", "it names who receives a copy")
        return columns

    def _add(self, line: int, cells: list[str], columns: list[str]) -> None:
        if not any(cells):
            self._tell(line, "the line is empty", "a recipient, or no line")
        elif len(cells) != len(columns):
            self._tell(line, f"the line has {len(cells)} cells", f"{len(columns)}, as the heading has")
        else:
            row = dict(zip(columns, cells, strict=True))
            for column, cell in row.items():
                self._check(line, column, cell)
            self.rows.append((line, row))

    def _check(self, line: int, column: str, cell: str) -> None:
        """What is wrong with a cell by itself; only an organisation may be left out."""
        if not cell:
            if column != "organisation":
                self._tell(line, "it is empty", f"the {column} of each copy, or no such column", column)
        elif len(cell) > _LONGEST and column != "email":
            self._tell(line, f"it has {len(cell)} characters", f"at most {_LONGEST}", column)
        elif "\n" in cell or "\r" in cell or not is_printable(cell):
            self._tell(line, f"{quoted(cell)} cannot be printed on a line", "letters and signs alone", column)
        elif column == "number" and not _NUMBER.fullmatch(cell):
            self._tell(line, f"{quoted(cell)} is no number of a copy", "1 to 9999", column)
        elif column == "email" and (len(cell) > 254 or not _EMAIL.fullmatch(cell)):  # noqa: PLR2004 - RFC 5321
            self._tell(line, f"{quoted(cell)} is no address of e-mail", "name@example.org", column)

    def _check_unique(self) -> None:
        """No number, no recipient and no address stands twice, however its letters are written."""
        seen: dict[tuple[str, ...], int] = {}
        for line, row in self.rows:
            whose = ("recipient", row["recipient"], row.get("organisation", ""))
            single = [(column, row[column]) for column in _UNIQUE if row.get(column)]
            for column, *values in (whose, *single):
                key = (column, *(" ".join(value.casefold().split()) for value in values))
                if values[0] and key in seen:
                    message = f"{quoted(values[0])} is on line {seen[key]}, too"
                    self._tell(line, message, "each copy once, for one recipient", column)
                seen.setdefault(key, line)

    def _tell(self, line: int, message: str, expected: str, column: str = "") -> None:
        path = (column,) if column else ()
        self.problems.append(Problem("recipients", message, expected, path, Location(self.name, line)))
