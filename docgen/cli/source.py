"""Where a command's data comes from: a file, or standard input."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from docgen.readers import Source

STANDARD_INPUT = "-"

folder_option: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of the exhibits, when it is not that of the file.",
)


def read_source(file: str) -> Source:
    """Read the data of a file, or of standard input where the name is ``-``.

    Raises:
        DataError: it cannot be read.
    """
    from docgen.readers import MAX_BYTES, read, read_bytes  # noqa: PLC0415 - loads the parsers

    if file == STANDARD_INPUT:
        # One byte more than the reader takes: it says itself that this is too much.
        return read_bytes(sys.stdin.buffer.read(MAX_BYTES + 1), "<stdin>")
    return read(file)
