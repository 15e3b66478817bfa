"""The rows of a filing as they are printed: in the tree, in a Word file, in a PDF."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from lxml import etree

from docgen.document import Document, Table
from docgen.document.walk import all_blocks
from docgen.filing import FILINGS
from words import _of_blocks

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NUMBER = re.compile(r"\d+(\.\d+[ab]?)?")
NOTE = re.compile(r"(?:From|Counted from|Sum of) [^\n]*$")


def letters(text: str) -> str:
    """A text without what print and JSON write differently: case, blanks, marks."""
    return "".join(each for each in text.casefold() if each.isalnum())


def figures(number: str) -> str:
    """The figures of a number, without zeros that say nothing."""
    return letters(f"{Decimal(number.replace(',', '')).normalize():f}")


def tree_rows(document: Document) -> Iterator[tuple[str, str]]:
    """Number and value of each row of a tree."""
    for block in all_blocks(document):
        if isinstance(block, Table):
            for row in block.rows:
                cells = ["\n".join(_of_blocks(cell.blocks, document)) for cell in row.cells]
                if NUMBER.fullmatch(cells[0]):
                    yield cells[0], cells[-1]


def word_rows(path: Path) -> Iterator[tuple[str, str]]:
    """Number and value of each row of a Word file's tables, but of tables within tables."""
    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read("word/document.xml")).find(f"{_W}body")
    assert body is not None
    for row in body.findall(f"{_W}tbl/{_W}tr"):
        cells = ["\n".join(_paragraphs(cell)) for cell in row.iter(f"{_W}tc")]
        if NUMBER.fullmatch(cells[0].strip()):
            yield cells[0].strip(), cells[-1]


def _paragraphs(cell: Any) -> Iterator[str]:
    for paragraph in cell.iter(f"{_W}p"):
        yield "".join(
            (each.text or "") if each.tag == f"{_W}t" else "\n"
            for each in paragraph.iter(f"{_W}t", f"{_W}br")
        )


def leaves(report: dict[str, Any], name: str) -> dict[str, Any]:
    """The values of a report by field number, each as JSON has it; a list for several entities."""
    found: dict[str, Any] = {}
    for part in FILINGS[name].parts:
        for question in part.questions:
            value = _at(report, question.place.split("."))
            if value is not None:
                found[question.number] = value
    return found


def _at(holder: Any, path: list[str]) -> Any:
    for index, step in enumerate(path):
        step_name, _, criterion = step.partition("[")
        holder = holder.get(step_name)
        if holder is None:
            return None
        if criterion == "]":
            values = [_at(each, path[index + 1 :]) for each in holder]
            return values if any(value is not None for value in values) else None
        if criterion:
            holder = next((each for each in holder if each["classificationCriterion"] == criterion[:-1]), {})
    return holder


def as_printed(value: Any) -> str:
    """The letters that a value of a report must have in print."""
    match value:
        case bool():
            return "yes" if value else "no"
        case list():
            return "".join(as_printed(each) for each in value)
        case int() | float():
            return figures(str(value))
        case None:
            return ""
    if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", value):
        moment = datetime.fromisoformat(value)
        seconds = f":{moment:%S}" if moment.second else ""
        return letters(f"{moment.day} {moment:%B %Y}, {moment:%H:%M}{seconds} UTC")
    return letters(value)
