"""``docgen render``: the documents of one incident, in the layouts and formats asked for."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.circulation import both, circulate, read_list
from docgen.cli.console import count, show_problems
from docgen.cli.destination import Destination, plan
from docgen.cli.look import look_options, read_options, read_theme, writer_options
from docgen.cli.recording import entry_of
from docgen.cli.source import folder_option, read_source

if TYPE_CHECKING:
    from docgen.manifest import Entry
    from docgen.pipeline import Rendered
    from docgen.readers import Source
    from docgen.writers import Artifact


@click.command("render")
@click.argument("file", metavar="FILE")
@click.option(
    "-l",
    "--layout",
    "layouts",
    multiple=True,
    metavar="NAME|FILE.py",
    help="A layout; more than once for more.",
)
@click.option(
    "-f", "--format", "form", type=click.Choice(["docx", "pdf", "all"]), help="The format; both by default."
)
@click.option(
    "-o", "--output", metavar="PATH", help="A folder (ends in /, or gets several documents) or a file."
)
@look_options
@writer_options
@folder_option
@click.option(
    "--manifest",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a file that says what was made from what, with digests, for docgen verify.",
)
@click.option(
    "--copies",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.csv",
    help="Make a numbered copy for each recipient that the file lists.",
)
@click.option("--strict", is_flag=True, help="Make no document while a reviewer's findings stand.")
@click.option("--force", is_flag=True, help="Replace files that docgen did not make.")
@click.option("-v", "--verbose", is_flag=True, help="Say what is done, and how long it takes.")
def command(
    file: str,
    layouts: tuple[str, ...],
    form: str | None,
    output: str | None,
    theme: Path | None,
    fonts: tuple[str, ...],
    pdf_variant: str,
    output_profile: Path | None,
    embed_fonts: bool,
    folder: Path | None,
    manifest: Path | None,
    copies: Path | None,
    strict: bool,
    force: bool,
    verbose: bool,
) -> None:
    """Make the Word document and the PDF of an incident.

    FILE is YAML, JSON or TOML, or - for standard input. Without -o the documents appear beside it, as
    <stem>-<layout>.docx and .pdf. A file that docgen made is replaced, any other is not. With --copies there
    is one for each recipient, <stem>-<layout>-copy-<number>, which says on every page whose it is.
    """
    from docgen.pipeline import Request, render, validate  # noqa: PLC0415 - loading its rooms takes time

    if verbose:
        _show_log()
    options = read_options(pdf_variant, output_profile, embed_fonts=embed_fonts)
    wanted = layouts or ("postmortem",)
    destination = plan(file, wanted, form, output)
    source = read_source(file)
    listed, dossier = both(
        lambda: read_list(copies) if copies else (), lambda: validate(source, folder=folder, strict=strict)
    )
    show_problems(dossier.findings)
    request = Request(source, wanted, destination.formats, read_theme(theme), fonts, folder, options=options)
    extent = _extent if verbose else _nothing
    if listed:
        circulate(request, dossier, listed, destination, manifest, force=force, extent=extent)
    else:
        files = _named(destination, render(request, dossier))
        _deliver(files, manifest, source, dossier.digest, force=force)
        for path, rendered in files.items():
            click.echo(f"{path}{extent(rendered.artifact)}")


def _deliver(
    files: dict[Path, Rendered], manifest: Path | None, source: Source, digest: str, *, force: bool
) -> None:
    """Write the documents, and the manifest that says what they are, all of them or none."""
    from docgen.manifest import dump_manifest  # noqa: PLC0415
    from docgen.output import write_files  # noqa: PLC0415

    written = {path: rendered.artifact.data for path, rendered in files.items()}
    if manifest is not None:
        written[manifest] = dump_manifest(_entries(files, manifest, source, digest))
    write_files(written, force=force)


def _named(destination: Destination, made: tuple[Rendered, ...]) -> dict[Path, Rendered]:
    named = {destination.path(each.layout, each.artifact.suffix): each for each in made}
    if len(named) < len(made):
        raise click.UsageError("two of the layouts have the same name, so that their files would too")
    return named


def _entries(files: dict[Path, Rendered], manifest: Path, source: Source, digest: str) -> Iterator[Entry]:
    """The entries of the manifest."""
    for path, rendered in files.items():
        yield entry_of(path, rendered.layout, rendered.artifact, manifest, source, digest)


def _extent(made: Artifact) -> str:
    pages = made.pages
    size = f"{len(made.data) / 1000:,.0f} kB"
    return f"  {count(pages, 'page')}, {size}" if pages else f"  {size}"


def _nothing(_: Artifact) -> str:
    return ""


def _show_log() -> None:
    """Let docgen's log of its stages through to standard error, each line with the time since the start."""
    logging.basicConfig(format="%(relativeCreated)6.0f ms  %(message)s")
    logging.getLogger("docgen").setLevel(logging.INFO)
