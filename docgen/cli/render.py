"""``docgen render``: the documents of one incident, in the layouts and formats asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.audience import Readers, audience_options
from docgen.cli.circulation import both, circulate, read_list
from docgen.cli.console import show_log, show_problems
from docgen.cli.delivery import Delivery, claim_places
from docgen.cli.destination import plan
from docgen.cli.look import look_options, read_theme, writer_options
from docgen.cli.moment import as_of_option
from docgen.cli.recording import Made, entry_of
from docgen.cli.redaction import record_file
from docgen.cli.remote import server_options
from docgen.cli.source import folder_option, read_source
from docgen.instant import in_zone

if TYPE_CHECKING:
    from docgen.manifest import Entry
    from docgen.pipeline import Rendered, Request
    from docgen.policy import Edition
    from docgen.readers import Source
    from docgen.writers import WriterOptions


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
@audience_options
@click.option(
    "--redaction-record",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write what was taken out for the audience, and why: .json, .docx or .pdf. It is internal.",
)
@folder_option
@click.option(
    "--manifest",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a file that says what was made from what, with digests, for docgen verify.",
)
@as_of_option("the date of the report")
@click.option(
    "--copies",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.csv",
    help="Make a numbered copy for each recipient that the file lists.",
)
@click.option("--strict", is_flag=True, help="Make no document while a reviewer's findings stand.")
@click.option("--force", is_flag=True, help="Replace files that docgen did not make.")
@click.option("-v", "--verbose", is_flag=True, help="Say what is done, and how long it takes.")
@server_options
def command(
    file: str,
    layouts: tuple[str, ...],
    form: str | None,
    output: str | None,
    theme: Path | None,
    fonts: tuple[str, ...],
    asked: WriterOptions,
    readers: Readers,
    redaction_record: Path | None,
    folder: Path | None,
    manifest: Path | None,
    as_of: datetime | None,
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
    from docgen.pipeline import Request, validate  # noqa: PLC0415 - loading docgen's rooms takes its time
    from docgen.policy import edition  # noqa: PLC0415

    if verbose:
        show_log()
    wanted = layouts or ("postmortem",)
    destination = replace(plan(file, wanted, form, output, many=bool(copies)), audience=readers.audience)
    rules = readers.policy(theme)
    source = read_source(file)
    listed, whole = both(
        lambda: read_list(copies) if copies else (),
        lambda: validate(source, folder=folder, strict=strict, policy=rules),
    )
    show_problems(whole.findings)
    made_for = edition(whole, readers.audience, rules)
    look = (read_theme(theme), fonts)
    judged = in_zone(as_of, whole.incident.timezone)
    request = Request(source, wanted, destination.formats, *look, folder, options=asked, as_of=judged)
    claim_places(request, destination, listed, (redaction_record, manifest), force=force)
    record = {redaction_record: record_file(redaction_record, made_for, request)} if redaction_record else {}
    deliver = partial(circulate, listed) if listed else _deliver
    deliver(request, made_for, Delivery(destination, manifest, record, force, verbose))


def _deliver(request: Request, made_for: Edition, delivery: Delivery) -> None:
    """Write the documents, the record and the manifest that says what they are, all of them or none."""
    from docgen.output import write_files  # noqa: PLC0415
    from docgen.pipeline import render  # noqa: PLC0415

    made = render(request, made_for)
    files = {delivery.destination.path(each.layout, each.artifact.suffix): each for each in made}
    written = {path: rendered.artifact.data for path, rendered in files.items()}
    manifest = delivery.manifest
    entries = _entries(files, manifest, request.source, made_for) if manifest else ()
    write_files(written | delivery.beside(entries), force=delivery.force)
    for path, rendered in files.items():
        delivery.tell(path, rendered.artifact)


def _entries(
    files: dict[Path, Rendered], manifest: Path, source: Source, made_for: Edition
) -> Iterator[Entry]:
    """The entries of the manifest."""
    for path, rendered in files.items():
        made = Made(rendered.layout, rendered.artifact, made_for.audience, made_for.dossier.digest)
        yield entry_of(path, made, manifest, source)
