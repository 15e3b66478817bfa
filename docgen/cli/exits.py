"""How a command ends: the exit codes, and what an error says before it."""

from __future__ import annotations

import sys
import tempfile
import traceback
from enum import IntEnum

import click

from docgen.cli.console import show_error, show_problems
from docgen.errors import (
    DataError,
    DocgenError,
    OutputError,
    PlanError,
    PolicyError,
    RegisterError,
    RemoteRefusalError,
    ServiceError,
    StorageError,
    UnknownLayoutError,
    UnreadableError,
)


class Exit(IntEnum):
    """The exit codes of every command."""

    DONE = 0
    PROBLEMS = 1
    USAGE = 2
    NO_DOCUMENT = 3
    NOT_WRITTEN = 4
    BUG = 70
    INTERRUPTED = 130
    TERMINATED = 143


def report(error: Exception) -> Exit:
    """Tell the user what went wrong, and say how the command ends."""
    match error:
        case DataError():
            show_problems(error.problems)
            return Exit.PROBLEMS
        case UnreadableError():
            show_error(str(error))
            return Exit.PROBLEMS
        case (
            UnknownLayoutError()
            | PlanError()
            | PolicyError()
            | RegisterError()
            | RemoteRefusalError()
            | ServiceError()
            | StorageError()
        ):
            show_error(str(error))
            return Exit.USAGE
        case OutputError():
            show_error(str(error))
            return Exit.NOT_WRITTEN
        case DocgenError():
            show_error(str(error))
            return Exit.NO_DOCUMENT
        case _:
            return _report_bug(error)


def _report_bug(error: Exception) -> Exit:
    line = f"this is a bug in docgen: {type(error).__name__}: {error}".partition("\n")[0]
    try:
        with tempfile.NamedTemporaryFile(
            "w",
            prefix="docgen-bug-",
            suffix=".txt",
            delete=False,
            encoding="utf-8",
            errors="backslashreplace",
        ) as trace:
            trace.write(f"docgen on Python {sys.version}\n{''.join(traceback.format_exception(error))}")
    except OSError:
        show_error(line)
    else:
        show_error(f"{line} (the whole trace is in {click.format_filename(trace.name)})")
    return Exit.BUG
