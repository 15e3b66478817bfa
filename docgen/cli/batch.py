"""``docgen batch``: the documents of many incidents, what is missing of them and nothing else."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.amount import DURATION
from docgen.cli.audience import Readers, audience_options
from docgen.cli.crew import crew_options, hire
from docgen.cli.exits import Exit, report
from docgen.cli.look import look_options, read_theme, writer_options
from docgen.cli.moment import as_of_option
from docgen.cli.source import STANDARD_INPUT

if TYPE_CHECKING:
    from docgen.batch import Crew, Order, Stop, Tally, Terms
    from docgen.writers import WriterOptions

_FORMATS = ("docx", "pdf")
_USUAL_NAME = "{date}-{id}-{layout}"
_IN_HAND = "the documents in hand are finished first (once more to stop at once)"


@click.command("batch")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", required=True, metavar="OUT", help="The folder, or the URL of one.")
@click.option("-l", "--layout", "layouts", multiple=True, metavar="NAME|FILE.py", help="As in render.")
@click.option(
    "-f", "--format", "form", type=click.Choice([*_FORMATS, "all"]), default="all", help="As in render."
)
@click.option(
    "--name",
    default=_USUAL_NAME,
    show_default=True,
    metavar="PATTERN",
    help="The names of the documents, of {date}, {year}, {id}, {severity}, of the input's {stem}, {suffix} "
    "and {folder}, and of {layout}, {format} and {audience}; a / makes folders.",
)
@click.option(
    "--timeout", type=DURATION, default=600.0, help="The time that a document may take; 10m by default."
)
@crew_options
@look_options
@writer_options
@audience_options
@as_of_option("the date of each report")
@click.option("--strict", is_flag=True, help="Make no document while a reviewer's findings stand.")
@click.option("--force", is_flag=True, help="Make all documents again, not only what is missing or changed.")
@click.option("--replace", is_flag=True, help="Replace files that were changed, or that docgen did not make.")
@click.option("--json", "as_json", is_flag=True, help="Say how it ended as one JSON object.")
def command(
    inputs: tuple[str, ...],
    output: str,
    layouts: tuple[str, ...],
    form: str,
    name: str,
    timeout: float,
    jobs: int | None,
    memory: float | None,
    cluster: str | None,
    tls_ca: Path | None,
    tls_cert: Path | None,
    tls_key: Path | None,
    theme: Path | None,
    fonts: tuple[str, ...],
    asked: WriterOptions,
    readers: Readers,
    as_of: datetime | None,
    strict: bool,
    force: bool,
    replace: bool,
    as_json: bool,
) -> int:
    """Make the documents of many incidents.

    INPUT is a data file, a folder that is searched for them, a pattern such as 'archive/**/*.yaml', the URL
    of any of these, or - for a list on standard input, one a line. What OUT/manifest.jsonl says is done
    already, from the same data, exhibits, theme and layout, is not made again; docgen verify OUT checks the
    folder.
    """
    from docgen.batch import Order, Terms, anchored, read_pattern  # noqa: PLC0415 - loading docgen's rooms takes its time
    from docgen.storage import open_place  # noqa: PLC0415

    wanted = tuple(dict.fromkeys(layouts or ("postmortem",)))
    formats = _FORMATS if form == "all" else (form,)
    out, look, reader = open_place(output), read_theme(theme), (*readers.under(theme), as_of)
    order = Order(out, wanted, formats, look, fonts, asked, strict, replace, *reader)
    order = anchored(order) if cluster else order
    terms, arguments = Terms(read_pattern(name), timeout, force), tuple(_arguments(inputs))
    crew = hire(order, jobs, memory, cluster, (tls_ca, tls_cert, tls_key))
    return _run(order, terms, arguments, crew, as_json=as_json)


def _run(order: Order, terms: Terms, arguments: tuple[str, ...], crew: Crew, *, as_json: bool) -> int:
    from docgen.batch import Batch, open_journal, stopping  # noqa: PLC0415
    from docgen.cli.progress import Progress, show_passed_over  # noqa: PLC0415
    from docgen.cli.summary import show_json, show_table  # noqa: PLC0415
    from docgen.errors import CrewError  # noqa: PLC0415
    from docgen.storage import survey  # noqa: PLC0415

    found = survey(arguments)
    show_passed_over(found.passed_over)
    with stopping(_tell) as stop, open_journal(order.out) as journal, crew, Progress() as progress:
        batch = Batch(order, terms, crew, journal, stop, progress)
        tally = batch.tally
        try:
            batch.run(found.inputs)
        except CrewError as error:
            tally.fault = error
    (show_json if as_json else show_table)(tally, order, progress.seconds)
    return _exit(tally, stop)


def _exit(tally: Tally, stop: Stop) -> int:
    if tally.fault is not None:
        return report(tally.fault)
    if stop.requested:
        return 128 + stop.signal
    return Exit.PROBLEMS if tally.failed else Exit.DONE


def _arguments(inputs: tuple[str, ...]) -> Iterator[str]:
    """The inputs, with the list of standard input in the place of -."""
    for each in inputs:
        if each == STANDARD_INPUT:
            yield from (line for line in sys.stdin.read().splitlines() if line.strip())
        else:
            yield each


def _tell(stop: Stop) -> None:
    """Say it past all buffers, since a signal may come while one is being written."""
    told = "stopping at once" if stop.at_once else f"stopping: {_IN_HAND}"
    with suppress(OSError):
        os.write(2, f"{told}\n".encode())
