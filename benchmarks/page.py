"""The page of results: what was asked and what came out, then a table for each part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from benchmarks.parts.part import Part
from benchmarks.record import Record

_METHOD = """\
By `python -m benchmarks`. All tools make the same report of the same incident: 40 rows of a timeline, three
charts of 1600 by 900 pixels, narratives in Markdown, five whys, actions and a sign-off, in docgen's fonts.
Each peer is the script that a competent user of that tool would write, and stands in `benchmarks/peers`;
the drawn line of time, the data and exhibits within the file, standards, seal and form fields are docgen's
alone. Each document has text and pictures that none before it had. Before anything is timed it is checked
that a document holds every word, event, heading and picture, its fonts, its pages and their numbers; a peer
that lacks some is not timed. Runs are paired A B B A, beside a control in which both are docgen; a ratio
within the control's range is "no difference". Time of the processor is that of a process and all that it
starts, and what counts, since other programs take the clock's. A ratio above 1 says that the other tool
takes longer than docgen."""


def page(record: Record, parts: Iterable[Part], plots: Iterable[str]) -> str:
    """The whole page in Markdown."""
    measured = [part for part in parts if part.name in record]
    return "\n".join(_lines(record, measured, list(plots))) + "\n"


def conformance_page(part: Part, of_part: dict[str, Any]) -> str:
    """The page that has one part alone."""
    head = [f"# {part.title}", "", f"By `python -m benchmarks --only {part.name}`: {_taken_at(of_part)}."]
    return "\n".join([*head, "", *part.lines(of_part["result"])]) + "\n"


def _lines(record: Record, parts: list[Part], plots: list[str]) -> Iterator[str]:
    yield "# What docgen costs, beside what a user would pick instead"
    yield ""
    yield _METHOD
    yield ""
    yield "## Asked and measured"
    yield ""
    yield "| asked | measured | |"
    yield "| --- | --- | --- |"
    for part in parts:
        for each in record[part.name]["result"]["claims"]:
            yield f"| {each['asked']} | {each['measured']} | {_loud(each['held'])} |"
    yield ""
    for name in plots:
        yield f"![{_SHOWN.get(name, name)}]({name})"
        yield ""
    for part in parts:
        yield f"## {part.title}"
        yield ""
        yield from part.lines(record[part.name]["result"])
        yield ""
        yield f"*{part.name}: {_taken_at(record[part.name])}.*"
        yield ""
    yield _AGAIN


_SHOWN = {
    "benchmarks-documents.svg": "Bars of the time that each tool takes beside docgen, as in the tables below",
    "benchmarks-growth.svg": "Lines of time over rows, pictures and incidents, as in the tables below",
}
_AGAIN = """\
## Again

    apt-get install poppler-utils pandoc chromium libreoffice-writer-nogui
    python -m pip install -e '.[benchmarks]'
    python -m benchmarks                         # all of it, about 20 minutes on two idle cores
    python -m benchmarks --quick                 # a first look, about two minutes
    python -m benchmarks --only warm-pdf,batch --thorough   # some parts, in full; the others stay

The figures behind this page stand in `benchmarks.json` beside it."""


def _loud(held: str) -> str:
    return f"**{held}**" if held == "not held" else held


def _taken_at(of_part: dict[str, Any]) -> str:
    given = of_part["circumstances"]
    cores = f"{given['cores']} core" + "s" * (given["cores"] != 1)
    return (
        f"{given['date']}, docgen {given['docgen']}, Python {given['python']}, {given['system']} "
        f"{given['machine']}, {cores}, {given['depth']}"
    )
