"""``docgen completion``: the script that lets a shell complete docgen's commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    r"""Print the completion script for a shell.

    \b
    bash:  docgen completion bash > ~/.local/share/bash-completion/completions/docgen
    zsh:   docgen completion zsh > "${fpath[1]}/_docgen"
    fish:  docgen completion fish > ~/.config/fish/completions/docgen.fish
    """
    from docgen.cli.group import docgen  # noqa: PLC0415 - the group loads this module

    made = get_completion_class(shell)
    if made is None:  # pragma: no cover - Click knows these three
        raise click.UsageError(f"no completion for {shell}")
    click.echo(made(docgen, {}, "docgen", "_DOCGEN_COMPLETE").source())
