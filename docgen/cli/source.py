"""Where a command's data comes from: a file, or standard input."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from docgen.readers import Source

STANDARD_INPUT = "-"

folder_option: Callable[[Any], Any] = click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of the exhibits, when it is not that of the file.",
)


def read_source(file: str) -> Source:
    """Read the data of a file, or of standard input where the name is ``-``.

    Raises:
        DataError: it cannot be read.
    """
    from docgen.readers import read, read_bytes  # noqa: PLC0415 - loads the parsers

    if file == STANDARD_INPUT:
        return read_bytes(click.get_binary_stream("stdin").read(), "<stdin>")
    return read(file)
