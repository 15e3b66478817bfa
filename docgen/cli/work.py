"""``docgen work``: the documents that are asked of a service which itself makes none."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import click

from docgen.cli.service import service_options

if TYPE_CHECKING:
    from docgen.service.settings import Settings, Workforce


@click.command("work")
@service_options
def command(settings: Settings, force: Workforce) -> None:
    """Make what is asked of a service.

    It takes the jobs that stand in --database, and has their documents made into --store. As many as one
    likes may do so, on as many machines; what one leaves undone when it ends, another does.
    """
    from docgen.service.server import work  # noqa: PLC0415 - loads the whole of docgen

    if force.is_nobody:
        raise click.UsageError("--jobs 0 makes nothing (at least 1)")
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    work(settings, force)
