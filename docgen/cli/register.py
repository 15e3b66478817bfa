"""``docgen register``: what was issued is listed, withdrawn, and checked."""

from __future__ import annotations

import json

import click

from docgen.cli.console import safe
from docgen.cli.exits import Exit
from docgen.cli.issued import (
    account,
    by_option,
    json_option,
    now,
    register_option,
    shown_entry,
)


@click.group("register")
def command() -> None:
    """List, withdraw and check what was issued.

    docgen issue adds to the register, and docgen verify asks it about a file.
    """


@command.command("list")
@click.argument("number", default="")
@register_option(required=True)
@json_option
def list_(number: str, register: str, as_json: bool) -> None:
    """List what was issued, all of it or under one NUMBER."""
    from docgen.register import open_register  # noqa: PLC0415 - loads SQLAlchemy

    opened = open_register(register)
    standing = opened.standing(number)
    if as_json:
        said = {
            "register": opened.address.shown,
            "entries": [each.as_data() for each in standing.entries],
        }
        click.echo(json.dumps(said, indent=2))
        return
    for entry in standing.issued.values():
        state = standing.state(entry)
        word = click.style(state.value, fg="green" if state.value == "issued" else "yellow")
        click.echo(f"{safe(str(entry.identity))}: {word}")
        click.echo(f"  {shown_entry(entry)}, SHA-256 {safe(entry.file_sha256)}")


@command.command("withdraw")
@click.argument("number")
@click.option("--version", required=True, help="The version that holds no longer.")
@click.option("--audience", default="", help="Only the documents for this audience.")
@click.option("--layout", default="", help="Only those in this layout.")
@click.option("--format", "form", default="", help="Only those in this format.")
@click.option("--copy", default="", help="Only this copy.")
@click.option("--reason", default="", help="Why.")
@register_option(required=True)
@by_option
@json_option
def withdraw(
    number: str,
    version: str,
    audience: str,
    layout: str,
    form: str,
    copy: str,
    reason: str,
    register: str,
    by: str | None,
    as_json: bool,
) -> None:
    """Withdraw what was issued.

    All that was issued under a NUMBER and version holds no longer, or as much of it as the options choose.
    """
    from docgen.register import Withdrawal, open_register  # noqa: PLC0415 - loads SQLAlchemy

    opened = open_register(register)
    chosen = (audience, layout, form, copy)
    withdrawn = opened.withdraw(Withdrawal(number, version, account(by), now(), reason, *chosen))
    if as_json:
        documents = [{"new": each.is_new, "entry": each.entry.as_data()} for each in withdrawn]
        said = {"register": opened.address.shown, "withdrawn": documents}
        click.echo(json.dumps(said, indent=2))
        return
    for each in withdrawn:
        word = "withdrawn" if each.is_new else "withdrawn already"
        entry = each.entry
        click.echo(f"{safe(str(entry.identity))}: {word}: {safe(entry.at)} by {safe(entry.by)}")


@command.command("check")
@click.option("--head", default="", metavar="SHA256", help="A digest written down before: it must be there.")
@register_option(required=True)
@json_option
def check(head: str, register: str, as_json: bool) -> int:
    """Check that nobody has changed the register by other hands.

    Every entry holds the digest of the one before. Write the last one down elsewhere, and give it as --head
    the next time. The exit code is 1 where anything does not hold.
    """
    from docgen.register import open_register  # noqa: PLC0415 - loads SQLAlchemy

    opened = open_register(register)
    found = opened.check(head.strip().lower())
    if as_json:
        said = {"register": opened.address.shown, "sound": not found.faults, "entries": found.entries}
        said |= {"head": found.head, "faults": list(found.faults)}
        click.echo(json.dumps(said, indent=2))
    else:
        word = (
            click.style("changed", fg="red", bold=True) if found.faults else click.style("sound", fg="green")
        )
        entries = f"{found.entries} {'entry' if found.entries == 1 else 'entries'}"
        click.echo(f"{safe(opened.address.shown)}: {word}: {entries}, the last {safe(found.head)}")
        for fault in found.faults:
            click.echo(f"  {safe(fault)}")
    return Exit.PROBLEMS if found.faults else Exit.DONE
