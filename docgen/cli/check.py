"""``docgen check``: everything that is wrong with incident files, as text or JSON."""

from __future__ import annotations

import json
from pathlib import Path

import click

from docgen.cli.audience import find_policy, policy_option
from docgen.cli.console import count, say, show_problem
from docgen.cli.exits import Exit
from docgen.cli.source import folder_option, read_source
from docgen.errors import DataError
from docgen.problem import Problem

# Here by hand, so that --help need not load them; a test compares.
FILINGS = (
    "dora-initial",
    "dora-intermediate",
    "dora-final",
    "dora-reclassified",
    "nis2-early-warning",
    "nis2-notification",
    "nis2-final",
    "gdpr",
    "sec-8k",
)


@click.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to say it.")
@click.option("--strict", is_flag=True, help="Let a reviewer's findings count as errors.")
@click.option(
    "--for",
    "filings",
    multiple=True,
    type=click.Choice(FILINGS),
    help="A filing that is to be made from it; more than once for more.",
)
@policy_option
@folder_option
def command(
    files: tuple[str, ...],
    form: str,
    strict: bool,
    filings: tuple[str, ...],
    policy: Path | None,
    folder: Path | None,
) -> int:
    """Check incident files and say everything that is wrong.

    Their exhibits are checked too; - is standard input. Every problem is said at once, as
    file:line:column: field: what is wrong (what would be right). Errors keep a document from being made;
    warnings are a reviewer's findings. With --for each field that the regulation requires and the data does
    not have is an error, told by its number.
    """
    found = {file: _problems(file, policy, folder, filings) for file in files}
    if form == "json":
        click.echo(json.dumps({"files": [_as_data(*each, strict) for each in found.items()]}, indent=2))
    else:
        _print(found)
    blocked = any(problem.blocks or strict for problems in found.values() for problem in problems)
    return Exit.PROBLEMS if blocked else Exit.DONE


def _problems(
    file: str, policy: Path | None, folder: Path | None, filings: tuple[str, ...]
) -> tuple[Problem, ...]:
    from docgen.checking import review_filings, validate  # noqa: PLC0415 - loads the schemas

    try:
        rules = find_policy(policy)
        source = read_source(file)
    except DataError as error:
        return error.problems
    try:
        problems = validate(source, folder=folder, policy=rules).findings
    except DataError as error:
        problems = error.problems
    return (*problems, *review_filings(source, filings))


def _print(found: dict[str, tuple[Problem, ...]]) -> None:
    for file, problems in found.items():
        for problem in problems:
            click.echo(show_problem(problem))
        errors = sum(problem.blocks for problem in problems)
        say(f"{file}: {count(errors, 'error')}, {count(len(problems) - errors, 'warning')}")


def _as_data(file: str, problems: tuple[Problem, ...], strict: bool) -> dict[str, object]:
    return {
        "file": file,
        "ok": not any(problem.blocks or strict for problem in problems),
        "problems": [
            {key: value for key, value in problem.as_data().items() if key != "file"} for problem in problems
        ],
    }
