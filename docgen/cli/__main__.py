"""The ``docgen`` command: runs the command line and ends with the right exit code."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType
from typing import NoReturn

import click

from docgen.cli.exits import Exit, report
from docgen.cli.group import docgen
from docgen.cli.streams import PipeClosedError, end_as_others_do, guard_streams

_STANDARD_ERROR = 2


class _Terminated(BaseException):
    """The process was asked to end (SIGTERM)."""


def run() -> NoReturn:
    """Run the command line with the arguments of the process, and end it."""
    _open_streams()
    signal.signal(signal.SIGTERM, _terminate)
    guard_streams()
    try:
        code = _exit_code()
    except PipeClosedError:  # also of what is said of an error
        end_as_others_do()
        code = Exit.DONE
    sys.exit(code)


def _open_streams() -> None:
    """Open what the process was started without of standard input, output and error.

    What it opens first would get their numbers else, and what a library prints would be written into that.
    """
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= _STANDARD_ERROR:
        os.set_inheritable(descriptor, True)
    os.close(descriptor)
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        if getattr(sys, name) is None:
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115 - it stays open


def _exit_code() -> int:
    try:
        result = docgen.main(prog_name="docgen", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return Exit.USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return Exit.INTERRUPTED
    except _Terminated:
        return Exit.TERMINATED
    except Exception as error:  # noqa: BLE001 - the one place where everything is caught
        return report(error)
    return result if isinstance(result, int) else Exit.DONE


def _terminate(_signal: int, _frame: FrameType | None) -> None:
    raise _Terminated


if __name__ == "__main__":
    run()
