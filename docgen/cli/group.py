"""The group of commands, each loaded only when it is called, so that ``docgen --help`` answers at once."""

from __future__ import annotations

from importlib import import_module

import click

from docgen import __version__

_COMMANDS = {
    "new": "Write a commented scaffold to start from.",
    "check": "Check incident files and say everything that is wrong.",
    "render": "Make the Word document and the PDF of an incident.",
    "export": "Write a filing as data: the JSON of a DORA report.",
    "batch": "Make the documents of many incidents.",
    "serve": "Serve documents over HTTP, and a page where anyone can make one.",
    "work": "Make what is asked of a service.",
    "deadlines": "Say by when each authority must be told, and how that stands.",
    "issue": "Record finished documents as issued.",
    "register": "List, withdraw and check what was issued.",
    "verify": "Say whether documents are as they were made.",
    "diff": "Say what differs between two versions.",
    "extract": "Take the data and the exhibits out of a document.",
    "preview": "Keep a PDF and its pages up to date while a file is edited.",
    "token": "Give out the tokens of a service, list and revoke them.",
    "audit-log": "Print who made and fetched what of a service.",
    "layouts": "List the layouts there are.",
    "schema": "Print the JSON Schema (2020-12) of the data.",
    "completion": "Print the completion script for a shell.",
}


class _LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"docgen.cli.{cmd_name.replace('-', '_')}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(
    cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="docgen", message="%(prog)s %(version)s")
def docgen() -> None:
    """Turn incident data into the documents that an organisation signs, files and keeps."""
