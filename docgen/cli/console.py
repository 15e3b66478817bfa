"""What the commands print: problems, errors and progress, with colour only on a terminal."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from contextlib import suppress

import click

from docgen.cli.streams import PipeClosedError
from docgen.errors import OutputError
from docgen.location import show_path
from docgen.printable import printable
from docgen.problem import Problem


def show_problems(problems: Iterable[Problem]) -> None:
    """Print every problem on standard error, those that block first, and how many there are."""
    ordered = sorted(problems, key=lambda problem: not problem.blocks)
    for problem in ordered:
        say(show_problem(problem))
    errors = sum(problem.blocks for problem in ordered)
    if ordered:
        say(f"{count(errors, 'error')}, {count(len(ordered) - errors, 'warning')}")


def show_problem(problem: Problem) -> str:
    """One problem on one line: ``file:line:column: field.path: what is wrong (what would be right)``."""
    place = f"{problem.location}: " if problem.location.file else ""
    path = f"{show_path(problem.path)}: " if problem.path else ""
    hint = f" ({problem.expected})" if problem.expected else ""
    word = "" if problem.blocks else click.style("warning: ", fg="yellow")
    message = click.style(safe(problem.message), bold=problem.blocks)
    return f"{safe(place)}{word}{safe(path)}{message}{safe(hint)}"


def show_error(message: str) -> None:
    """Print an error on standard error, each of its lines marked as one."""
    for line in message.split("\n"):
        say(click.style("error: ", fg="red", bold=True) + safe(line))


def show_log() -> None:
    """Let docgen's log of its stages through to standard error, each line with the time since the start."""
    logging.basicConfig(format="%(relativeCreated)6.0f ms  %(message)s")
    logging.getLogger("docgen").setLevel(logging.INFO)


def say(message: str) -> None:
    """Print a line on standard error; standard output is for what was asked for."""
    click.echo(message, err=True, color=False if "NO_COLOR" in os.environ else None)


def aside(message: str) -> None:
    """Say what the work does not wait for: it goes on where nobody reads, and where a log's disk is full."""
    with suppress(PipeClosedError, OutputError):
        say(message)


def count(number: int, noun: str) -> str:
    """A number with its noun: ``1 error``, ``2 errors``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def safe(text: str) -> str:
    """Data must not steer the terminal that it is shown on."""
    return printable(text).text.replace("\n", " ")
