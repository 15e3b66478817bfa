"""How a batch ended: a table for people, an object for machines, and why what failed did."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from docgen.batch import shown_source
from docgen.cli.console import count, safe, say
from docgen.manifest import BATCH_MANIFEST, FailureKind

if TYPE_CHECKING:
    from docgen.batch import Order, Tally
    from docgen.manifest import Line

_MOST_TOLD = 20  # inputs whose failures are shown; the manifest has all


def show_table(tally: Tally, order: Order, seconds: float) -> None:
    """Why what failed did, on standard error, and the figures on standard output."""
    _show_failures(tally.failures, order)
    rows = [
        ("made", tally.made, "green" if tally.made else None),
        ("as they should be already", tally.current, None),
        ("failed", tally.failed, "red" if tally.failed else None),
        ("left to do", tally.left, "yellow" if tally.left else None),
    ]
    width = max(len(f"{number:,}") for _, number, _ in rows)
    for name, number, colour in rows:
        if number or name in {"made", "failed"}:
            click.echo(click.style(f"{number:>{width},}", fg=colour, bold=bool(colour)) + f"  {name}")
    rate = f", {tally.made / seconds * 60:,.0f} a minute" if tally.made and seconds else ""
    click.echo(f"{_duration(seconds)}{rate}; manifest: {_manifest(order)}")


def show_json(tally: Tally, order: Order, seconds: float) -> None:
    """Everything as one JSON object on standard output."""
    said = {
        "made": tally.made,
        "current": tally.current,
        "failed": tally.failed,
        "left": tally.left,
        "seconds": round(seconds, 3),
        "manifest": _manifest(order),
        "failures": [_as_data(line) for line in tally.failures],
        "error": str(tally.fault) if tally.fault else None,
    }
    click.echo(json.dumps(said, indent=2, ensure_ascii=False))


def _show_failures(failures: Sequence[Line], order: Order) -> None:
    """Each input once, since bad data fail in every layout and format alike."""
    told: dict[tuple[str, str], list[Line]] = {}
    for line in failures:
        told.setdefault((line.source, line.failure.message if line.failure else ""), []).append(line)
    for (_, message), lines in list(told.items())[:_MOST_TOLD]:
        _show_failure(message, lines, order)
    if len(told) > _MOST_TOLD:
        say(f"{count(len(told) - _MOST_TOLD, 'more failure')}: the manifest has them all")


def _show_failure(message: str, lines: Sequence[Line], order: Order) -> None:
    failure = lines[0].failure
    whole_input = failure is not None and failure.kind is FailureKind.DATA
    source = shown_source(lines[0].source, order)
    what = source if whole_input else ", ".join(_shown(line, source) for line in lines)
    say(click.style(f"failed: {safe(what)}", fg="red", bold=True))
    shown = message.rstrip().split("\n")
    if failure is not None and failure.kind is FailureKind.BUG:
        shown = [f"this is a bug in docgen: {shown[-1]} (the manifest has the whole trace)"]
    for each in shown:
        say(f"  {safe(each)}")


def _shown(line: Line, source: str) -> str:
    return line.document or f"{source} ({line.layout}, {line.format})"


def _as_data(line: Line) -> Mapping[str, object]:
    failure = line.failure
    return {
        "source": line.source,
        "layout": line.layout,
        "format": line.format,
        "document": line.document or None,
        "kind": failure.kind.value if failure else "",
        "message": failure.message if failure else "",
        "problems": list(failure.problems) if failure else [],
    }


def _manifest(order: Order) -> str:
    return f"{order.out.address.rstrip('/')}/{BATCH_MANIFEST}"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{seconds:.1f} s"
