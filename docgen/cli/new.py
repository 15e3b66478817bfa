"""``docgen new``: a commented scaffold that is a valid Draft from the first moment."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.console import say
from docgen.cli.source import STANDARD_INPUT
from docgen.scaffold import scaffold

SCHEMA_NAME = "incident.schema.json"
_NOT_YAML = (".json", ".toml")  # by these names every reader would take the scaffold for what it is not


@click.command("new")
@click.argument("path", default="incident.yaml", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def command(path: Path, force: bool) -> None:
    """Write a commented scaffold to start from.

    PATH is incident.yaml where none is given, or - for standard output. The schema that editors check it
    with goes beside the file, as incident.schema.json; it is renewed when docgen was.
    """
    from docgen.cli.schema import schema_text  # noqa: PLC0415 - loads marshmallow

    if path.suffix.lower() in _NOT_YAML:
        raise click.UsageError(f"the scaffold is YAML, and {path} is named otherwise (name it .yaml)")
    text = scaffold()
    if str(path) == STANDARD_INPUT:
        click.echo(text, nl=False)
        return
    from docgen.output import write_whole  # noqa: PLC0415

    schema = path.parent / SCHEMA_NAME
    write_whole(path, text.encode(), replace=force)
    write_whole(schema, schema_text().encode(), replace=True)
    click.echo(path)
    say(f"fill it in, then: docgen check {path}")
