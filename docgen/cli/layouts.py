"""``docgen layouts``: which layouts there are, what each is for, and who offers it."""

from __future__ import annotations

import click


@click.command("layouts")
def command() -> None:
    """List the layouts there are.

    A package of yours adds one through the entry-point group docgen.layouts; a file is used with
    `docgen render --layout path/to/layout.py`.
    """
    from docgen.registry import list_layouts  # noqa: PLC0415 - loads every layout

    listed = list_layouts()
    width = max(len(layout.name) for layout in listed)
    for layout in listed:
        click.echo(f"{click.style(layout.name.ljust(width), bold=True)}  {layout.purpose}")
        click.echo(f"{' ' * width}  {click.style(layout.package, dim=True)}")
