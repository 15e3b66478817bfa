"""``docgen export``: a filing as data, in the form that its authority publishes."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.audience import Readers, audience_options
from docgen.cli.console import show_problems
from docgen.cli.exits import Exit
from docgen.cli.source import folder_option, read_source


@click.command("export")
@click.argument("file", metavar="FILE")
@click.option("--dora", is_flag=True, required=True, help="The report on a major ICT-related incident.")
@click.option(
    "--stage",
    type=click.Choice(["initial", "intermediate", "final", "reclassified"]),
    default="final",
    show_default=True,
    help="Which report it is.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file; standard output by default.",
)
@audience_options
@folder_option
@click.option("--strict", is_flag=True, help="Write nothing while a field that is required is missing.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def command(
    file: str,
    dora: bool,  # noqa: ARG001 - there is no other kind yet
    stage: str,
    output: Path | None,
    readers: Readers,
    folder: Path | None,
    strict: bool,
    force: bool,
) -> int:
    """Write a filing as data: the JSON of a DORA report.

    It has the values of the layouts dora-initial, dora-intermediate and dora-final, and fits the schema that
    the supervisors publish (IR-1.2.1), or it is not written. What the regulation requires beyond the schema
    and the data does not have is said. Like every document it holds everything, unless --audience says for
    whom it is.
    """
    from docgen.checking import validate  # noqa: PLC0415 - loads the schemas
    from docgen.exporting import dora_report  # noqa: PLC0415
    from docgen.output import write_files  # noqa: PLC0415
    from docgen.policy import edition  # noqa: PLC0415

    source = read_source(file)
    rules = readers.policy()
    whole = validate(source, folder=folder, policy=rules)
    incident = edition(whole, readers.audience, rules).dossier.incident
    written, problems = dora_report(incident, source.positions, f"dora-{stage}", strict=strict)
    show_problems(problems)
    if output is None:
        click.echo(written, nl=False)
    else:
        write_files({output: written}, force=force)
        click.echo(output)
    return Exit.DONE
