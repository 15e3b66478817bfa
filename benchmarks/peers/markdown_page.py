"""The report as Markdown for pandoc, by a Jinja2 template; one table of pipes for each of its tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from benchmarks.peers.report import Report


def markdown_of(report: Report) -> str:
    text: str = _environment().get_template("report.md.jinja").render(r=report, d=report.data)
    return re.sub(r"\n{3,}", "\n\n", text)


@cache
def _environment() -> Environment:
    environment = Environment(loader=FileSystemLoader(Path(__file__).parent), keep_trailing_newline=True)
    environment.globals["table"] = _table
    return environment


def _table(head: Sequence[str], keys: Sequence[str | int], rows: Iterable[Any], widths: Sequence[int]) -> str:
    """Pandoc takes the widths of columns from the numbers of dashes."""
    lines = [_line(head), _line("-" * width for width in widths)]
    lines += [_line(_cell(row, key) for key in keys) for row in rows or ()]
    return "\n".join(lines)


def _cell(row: Any, key: str | int) -> str:
    value = row.get(key, "") if isinstance(row, dict) else row[int(key)]
    return str(value).replace("|", "\\|")


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
