"""Deadlines for people at a terminal: each with its state, how long there is left, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from docgen.cli.console import safe
from docgen.deadlines import Deadline, State
from docgen.deadlines.name import REGIMES
from docgen.incident import Elapsed

if TYPE_CHECKING:
    from docgen.incident import Incident, Moment

_COLOURS = {State.DUE: "yellow", State.SUBMITTED: "green", State.LATE: "red", State.OPEN: "cyan"}
_WIDTH = max(len(each.value) for each in State)
_INDENT = " " * (_WIDTH + 4)


def show_deadlines(incident: Incident, found: tuple[Deadline, ...], as_of: datetime) -> None:
    """Print every deadline, under its regime and authority."""
    zone = incident.timezone
    click.echo(f"{safe(incident.id)} · as of {_stamp(as_of)} · days of {zone}")
    group: tuple[str, str | None] | None = None
    for each in found:
        heading = REGIMES[each.rule.regime], each.authority
        if heading != group:
            group = heading
            click.echo(f"\n{heading[0]}{f' · {safe(each.authority)}' if each.authority else ''}")
        word = click.style(each.state.value.ljust(_WIDTH), fg=_COLOURS[each.state], bold=True)
        click.echo(f"  {word}  {safe(each.rule.title)}")
        for line in _lines(each, as_of):
            click.echo(f"{_INDENT}{safe(line)}")


def _lines(each: Deadline, as_of: datetime) -> Iterator[str]:
    limit, made = each.limit, each.submitted_at
    if limit:
        until = (
            "until the end of " + limit.at.date().isoformat()
            if limit.whole_day
            else f"due {_stamp(limit.at)}"
        )
        yield f"{until}{_left(each, limit.at, as_of)}"
    if made:
        reference = each.submission.reference if each.submission else None
        yield f"submitted {_moment(made)}{f', {reference}' if reference else ''}"
    if limit and limit.moved_from:
        yield f"moved: {limit.moved_from}"
    if each.origin:
        yield f"counted from {each.origin.name}, {_moment(each.origin.moment)}"
    if each.missing:
        yield f"missing: {', '.join(f'{lack.name} ({lack.key})' for lack in each.missing)}"
    yield f"{each.rule.counted}{f' ({each.rule.article})' if each.rule.article else ''}"
    if each.delay_reason:
        yield f"reason for delay: {each.delay_reason}"


def _left(each: Deadline, limit: datetime, as_of: datetime) -> str:
    """How long there is, or how long it is overdue; nothing of what has been submitted in time."""
    made = each.submitted_at
    if made is not None:
        if made.utc is None or each.state is not State.LATE:
            return ""
        return f", {_length(limit, made.utc)} late"
    if each.state is State.LATE:
        return f", {_length(limit, as_of)} overdue"
    return f", in {_length(as_of, limit)}"


def _length(start: datetime, end: datetime) -> str:
    """In whole minutes, or in seconds where it is less."""
    seconds = int((end.astimezone(UTC) - start.astimezone(UTC)).total_seconds())
    return str(Elapsed(seconds=seconds - seconds % 60 or seconds))


def _moment(moment: Moment) -> str:
    return _stamp(moment.instant) if moment.instant else moment.day.isoformat()


def _stamp(instant: datetime) -> str:
    """``2026-03-27 21:00 +01:00``, with seconds where there are any."""
    clock = f"{instant:%Y-%m-%d %H:%M:%S}".removesuffix(":00")
    offset = instant.isoformat()[-6:]
    return f"{clock} {offset}"
