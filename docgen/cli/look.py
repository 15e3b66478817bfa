"""The options that say how documents look, shared by the commands that make some."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from docgen.theme import Theme

_OPTIONS = (
    click.option(
        "--theme",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="A theme file: organisation, logo, colours, fonts, page.",
    ),
    click.option(
        "--fonts",
        multiple=True,
        type=click.Path(exists=True, file_okay=False),
        help="A folder with further fonts; more than once for more.",
    ),
)


def look_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options ``--theme`` and ``--fonts``."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def read_theme(path: Path | None) -> Theme:
    """The theme of a file, or the house's own.

    Raises:
        DataError: the file has problems.
    """
    from docgen.pipeline import load_theme  # noqa: PLC0415 - loads the schemas
    from docgen.theme import Theme  # noqa: PLC0415

    return Theme() if path is None else load_theme(path)
