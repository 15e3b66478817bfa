"""``docgen serve``: documents over HTTP, and a page to make them."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from docgen.cli.console import aside
from docgen.cli.service import service_options

if TYPE_CHECKING:
    from docgen.service.settings import Settings, Workforce

_LOOPBACK = ("127.0.0.1", "::1", "localhost")


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="The port.")
@click.option("--require-token", is_flag=True, help="Ask for a token on this machine, too.")
@service_options
def command(host: str, port: int, require_token: bool, settings: Settings, force: Workforce) -> None:
    """Serve documents over HTTP, and a page where anyone can make one.

    On this machine alone (the default) nobody needs a token; at any other --host everybody does: docgen token
    new makes one. The API is described at /v1/openapi.json and on the page. With --jobs 0 the documents are
    made by docgen work, here or on other machines, which share --database and --store.
    """
    from docgen.service.server import serve  # noqa: PLC0415 - loads the web framework

    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    opened = replace(settings, open=host in _LOOPBACK and not require_token)
    serve(opened, (host, port), force, _tell)


def _tell(address: str) -> None:
    click.echo(address)
    aside("the page and the API are there; end the service with Ctrl-C")
