"""What the register of issued documents says, for people and for machines."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.cli.console import safe
from docgen.errors import UnreadableError

if TYPE_CHECKING:
    from docgen.register import Answer, Entry

_VARIABLE = "DOCGEN_REGISTER"


def register_option(*, required: bool) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option that names the register; the environment may name it too."""
    return click.option(
        "--register",
        envvar=_VARIABLE,
        show_envvar=True,
        required=required,
        metavar="FILE|URL",
        help="The register of issued documents: a file, or postgresql://USER@HOST/DATABASE.",
    )


json_option: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--json", "as_json", is_flag=True, help="Say it as one JSON object."
)
by_option: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--by", metavar="NAME", help="By whose word; the name of the account by default."
)


def account(by: str | None) -> str:
    """By whose word: as was said, else the account that runs the command.

    Raises:
        UsageError: nobody was named, and the account has no name.
    """
    if by and by.strip():
        return by
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        raise click.UsageError("the account has no name (say --by NAME)") from error


def now() -> str:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def shown_entry(entry: Entry) -> str:
    """When, by whom and to whom: ``2026-11-26T09:30:00Z by ama to BaFin``."""
    to = f" to {safe(entry.recipient)}" if entry.recipient else ""
    return f"{safe(entry.at)} by {safe(entry.by)}{to}"


def ask_register(address: str, files: Iterable[Path]) -> dict[Path, Answer | UnreadableError]:
    """What the register says of each file, or why it cannot say anything.

    Raises:
        RegisterError: it cannot be opened.
    """
    from docgen.register import in_hand, open_register  # noqa: PLC0415 - loads SQLAlchemy

    register = open_register(address)
    answers: dict[Path, Answer | UnreadableError] = {}
    for file in files:
        try:
            answers[file] = register.answer(in_hand(file))
        except UnreadableError as error:
            answers[file] = error
    return answers


def holds(answer: Answer | UnreadableError) -> bool:
    """Whether the register knows a file as the issued one."""
    return not isinstance(answer, Exception) and answer.holds


def show_answer(answer: Answer | UnreadableError) -> None:
    """Print what the register says of a file."""
    if isinstance(answer, Exception):
        click.echo(f"  register: {click.style('no answer', fg='red', bold=True)}: {safe(str(answer))}")
        return
    colour = "green" if answer.holds else "red"
    click.echo(f"  register: {click.style(answer.state.value, fg=colour, bold=not answer.holds)}")
    if answer.entry:
        as_other = ", as another file" if answer.state.value == "altered" else ""
        click.echo(f"    {safe(str(answer.entry.identity))}")
        click.echo(f"    issued {shown_entry(answer.entry)}{as_other}")
    if answer.superseded_by:
        version = safe(answer.superseded_by.identity.version)
        click.echo(f"    superseded by version {version}, issued {shown_entry(answer.superseded_by)}")
    if answer.withdrawal:
        reason = f": {safe(answer.withdrawal.reason)}" if answer.withdrawal.reason else ""
        by = f"{safe(answer.withdrawal.at)} by {safe(answer.withdrawal.by)}"
        click.echo(f"    withdrawn {by}{reason}")
    if answer.remark:
        click.echo(f"    {safe(answer.remark)}")


def answer_as_data(answer: Answer | UnreadableError) -> Mapping[str, object]:
    """The same, as JSON can hold it."""
    return {"state": None, "error": str(answer)} if isinstance(answer, Exception) else answer.as_data()
