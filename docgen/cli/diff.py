"""``docgen diff``: what differs between two versions of an incident, on the terminal and as a document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.destination import plan
from docgen.cli.exits import Exit
from docgen.cli.look import look_options, read_theme, writer_options
from docgen.cli.source import STANDARD_INPUT, folder_option, read_source

if TYPE_CHECKING:
    from docgen.comparing import Comparison
    from docgen.readers import Source
    from docgen.theme import Theme
    from docgen.writers import WriterOptions

_SUFFIX = "diff"


@click.command("diff")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "-f",
    "--as",
    "form",
    type=click.Choice(["docx", "pdf", "all"]),
    help="Make the report as a document in this format; in both where only -o is given.",
)
@click.option("-o", "--output", metavar="PATH", help="Make the report: a folder (ends in /) or a file.")
@click.option(
    "--format", "told", type=click.Choice(["text", "json"]), default="text", help="How to say it here."
)
@click.option(
    "--common", is_flag=True, help="Compare only what both hold, as between editions for different readers."
)
@look_options
@writer_options
@folder_option
@click.option("--force", is_flag=True, help="Replace files that docgen did not make.")
def command(
    old: str,
    new: str,
    form: str | None,
    output: str | None,
    told: str,
    common: bool,
    theme: Path | None,
    fonts: tuple[str, ...],
    asked: WriterOptions,
    folder: Path | None,
    force: bool,
) -> int:
    """Say what differs between two versions.

    OLD and NEW are each a data file (YAML, JSON, TOML; one of them may be - for standard input) or a finished
    PDF or Word file of docgen's, whose data and exhibits are taken out of it. The exit code is 0 where
    nothing differs and 1 where anything does.
    """
    from docgen.cli.difference import show_json, show_text  # noqa: PLC0415 - loading rooms takes its time
    from docgen.differing import differ  # noqa: PLC0415

    look = read_theme(theme)
    wanted = _wanted(old, new, form, output)
    comparison = differ(*_inputs(old, new), folder, common=common)
    if wanted:
        _write(comparison, wanted, look, fonts, asked, force=force)
    made = [str(path) for path in wanted]
    if told == "json":
        show_json(comparison, made)
    else:
        show_text(comparison)
        for path in made:
            click.echo(path)
    return Exit.PROBLEMS if comparison.parts else Exit.DONE


def _wanted(old: str, new: str, form: str | None, output: str | None) -> dict[Path, str]:
    """The files to be made, each with its format.

    Raises:
        click.UsageError: one would take the place of what is compared.
    """
    if form is None and output is None:
        return {}
    destination = plan(new, (_SUFFIX,), form, output)
    files = {destination.path(_SUFFIX, f".{each}"): each for each in destination.formats}
    inputs = {Path(each).resolve() for each in (old, new) if each != STANDARD_INPUT}
    for path in files:
        if path.resolve() in inputs:
            raise click.UsageError(f"{path} is compared: the report needs another name (-o)")
    return files


def _inputs(old: str, new: str) -> tuple[str | Source, str | Source]:
    if old == new == STANDARD_INPUT:
        raise click.UsageError("only one of the two can come from standard input")
    first, second = (read_source(each) if each == STANDARD_INPUT else each for each in (old, new))
    return first, second


def _write(
    comparison: Comparison,
    wanted: dict[Path, str],
    theme: Theme,
    fonts: tuple[str, ...],
    options: WriterOptions,
    *,
    force: bool,
) -> None:
    from docgen.differing import report  # noqa: PLC0415
    from docgen.layout_api import Options  # noqa: PLC0415
    from docgen.output import write_files  # noqa: PLC0415
    from docgen.pipeline import write  # noqa: PLC0415
    from docgen.typeface import load_typefaces  # noqa: PLC0415

    document = report(comparison, Options(theme.organization, theme.logo))
    typefaces = load_typefaces(theme, fonts)
    files = {path: write(document, form, theme, typefaces, options).data for path, form in wanted.items()}
    write_files(files, force=force)
