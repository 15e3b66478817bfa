"""The options that say how documents look and what their files keep to, shared by the commands."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from docgen.theme import Theme
    from docgen.writers import WriterOptions

PDF_VARIANTS = ("pdf/a-3a+ua-1", "pdf/a-2a+ua-1", "pdf/x-4")
"""As in :mod:`docgen.writers`, which would take its time to load; a test holds them together."""
FOR_PRESS = PDF_VARIANTS[-1]


class _ThemeFile(click.Path):
    """The path of a theme file; where a command's ``--server`` does the work, the name of a theme there."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if ctx is not None and isinstance(
            ctx.params.get("server"), str
        ):  # Click has a mark for what is unset
            return Path(value)
        return super().convert(value, param, ctx)


_LOOK = (
    click.option(
        "--theme",
        type=_ThemeFile(exists=True, dir_okay=False, path_type=Path),
        help="A theme file: organisation, logo, colours, fonts, page.",
    ),
    click.option(
        "--fonts",
        multiple=True,
        type=click.Path(exists=True, file_okay=False),
        help="A folder with further fonts; more than once for more.",
    ),
)


_FILE = (
    click.option(
        "--pdf-variant",
        type=click.Choice(PDF_VARIANTS, case_sensitive=False),
        default=PDF_VARIANTS[0],
        help="The standard that the PDF keeps to: for archives and everyone (the default), for archives that "
        "take no files within files, or for a printing house.",
    ),
    click.option(
        "--output-profile",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help=f"The ICC profile of the press, for {FOR_PRESS}; coated paper (FOGRA39) by default.",
    ),
    click.option(
        "--embed-fonts/--no-embed-fonts",
        default=True,
        help="Whether the Word file brings its fonts; it does by default.",
    ),
)


def look_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options ``--theme`` and ``--fonts``."""
    return _with(command, _LOOK)


def writer_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--pdf-variant``, ``--output-profile`` and ``--no-embed-fonts``, as one ``asked``."""

    @wraps(command)
    def joined(
        *arguments: Any, pdf_variant: str, output_profile: Path | None, embed_fonts: bool, **options: Any
    ) -> Any:
        asked = read_options(pdf_variant, output_profile, embed_fonts=embed_fonts)
        return command(*arguments, asked=asked, **options)

    return _with(joined, _FILE)


def read_theme(path: Path | None) -> Theme:
    """The theme of a file, or the house's own.

    Raises:
        DataError: the file has problems.
    """
    from docgen.pipeline import load_theme  # noqa: PLC0415 - loads the schemas
    from docgen.theme import Theme  # noqa: PLC0415

    return Theme() if path is None else load_theme(path)


def read_options(pdf_variant: str, output_profile: Path | None, *, embed_fonts: bool) -> WriterOptions:
    """What is asked of the formats.

    Raises:
        click.UsageError: there is no use for a profile, or it cannot be used.
    """
    from docgen.errors import DocumentError  # noqa: PLC0415
    from docgen.writers import WriterOptions, read_profile  # noqa: PLC0415

    if output_profile is None:
        return WriterOptions(pdf_variant, embed_fonts)
    if pdf_variant != FOR_PRESS:
        raise click.UsageError(f"--output-profile is for a printing house: add --pdf-variant {FOR_PRESS}")
    try:
        profile = read_profile(output_profile.read_bytes())
    except OSError as error:
        raise click.UsageError(f"{output_profile} cannot be read: {error.strerror}") from error
    except DocumentError as error:
        raise click.UsageError(f"{output_profile} is of no use: {'; '.join(error.faults)}") from error
    return WriterOptions(pdf_variant, embed_fonts, profile)


def _with(command: Callable[..., Any], options: tuple[Callable[..., Any], ...]) -> Callable[..., Any]:
    for option in reversed(options):
        command = option(command)
    return command
