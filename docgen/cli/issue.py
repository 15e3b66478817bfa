"""``docgen issue``: finished documents are recorded as issued."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from docgen.problem import Problem
    from docgen.register import Finished, Recorded


@click.command("issue")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@register_option(required=True)
@click.option("--recipient", default="", metavar="NAME", help="To whom, where the document does not say it.")
@by_option
@json_option
def command(files: tuple[Path, ...], register: str, recipient: str, by: str | None, as_json: bool) -> int:
    """Record finished documents as issued.

    Number, version, audience, copy and layout are read from each FILE itself. All of them are recorded or
    none: not where a file is not as docgen made it, or where another was issued under its number and
    version. The same file again changes nothing, and is said to be issued already.
    """
    from docgen.errors import DataError  # noqa: PLC0415 - loading docgen's rooms takes its time
    from docgen.register import Issue, open_register  # noqa: PLC0415 - loads SQLAlchemy

    opened = open_register(register)
    try:
        recorded = opened.issue(_read_all(files), Issue(account(by), now(), recipient))
    except DataError as error:
        if not as_json:
            raise
        _echo(opened.address.shown, (), error.problems)
        return Exit.PROBLEMS
    if as_json:
        _echo(opened.address.shown, recorded, ())
    else:
        for each in recorded:
            _show(each)
    return Exit.DONE


def _read_all(files: tuple[Path, ...]) -> list[Finished]:
    """Every document; all that is wrong with any of them is said at once."""
    from docgen.errors import DataError  # noqa: PLC0415 - loading docgen's rooms takes its time
    from docgen.register import read_finished  # noqa: PLC0415

    found: list[Finished] = []
    problems: list[Problem] = []
    for file in files:
        try:
            found.append(read_finished(file))
        except DataError as error:
            problems += error.problems
    if problems:
        raise DataError(problems)
    return found


def _show(recorded: Recorded) -> None:
    entry = recorded.entry
    word = click.style("issued" if recorded.is_new else "issued already", fg="green")
    click.echo(f"{safe(recorded.name)}: {word}: {safe(str(entry.identity))}")
    click.echo(f"  {shown_entry(entry)}, entry {entry.seq} {entry.digest}")
    if entry.supersedes:
        click.echo(f"  supersedes version {safe(entry.supersedes)}")
    if recorded.superseded_by:
        word = click.style("superseded", fg="yellow", bold=True)
        click.echo(f"  {word} by version {safe(recorded.superseded_by)}")


def _echo(register: str, recorded: tuple[Recorded, ...], problems: tuple[Problem, ...]) -> None:
    documents = [_as_data(each) for each in recorded]
    reasons = [_problem_as_data(each) for each in problems]
    click.echo(json.dumps({"register": register, "documents": documents, "problems": reasons}, indent=2))


def _problem_as_data(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.location.file,
        "rule": problem.rule,
        "message": problem.message,
        "expected": problem.expected or None,
    }


def _as_data(recorded: Recorded) -> dict[str, object]:
    return {
        "file": recorded.name,
        "new": recorded.is_new,
        "superseded_by": recorded.superseded_by or None,
        "entry": recorded.entry.as_data(),
    }
