"""``docgen deadlines``: by when each authority must be told, as text, JSON or a calendar."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from docgen.cli.clock_text import show_deadlines
from docgen.cli.console import say, show_problems
from docgen.cli.moment import as_of_option
from docgen.cli.source import read_source
from docgen.instant import in_zone

if TYPE_CHECKING:
    from docgen.deadlines import Deadline
    from docgen.incident import Incident, Moment


@click.command("deadlines")
@click.argument("file", metavar="FILE")
@as_of_option("now")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "ics"]),
    default="text",
    help="How to say it; ics is a calendar of what is still to be submitted.",
)
def command(file: str, as_of: datetime | None, form: str) -> None:
    """Say by when each authority must be told, and how that stands.

    FILE is YAML, JSON or TOML, or - for standard input. Each deadline is computed from the moments and the
    notifications under regulatory, with the article that sets it. A moment without an offset is in the
    incident's timezone. What has been submitted is judged by its own time, whatever MOMENT is.
    """
    from docgen.deadlines import deadlines_of  # noqa: PLC0415 - loads docgen's rooms
    from docgen.schemas import load_incident  # noqa: PLC0415

    incident, findings = load_incident(read_source(file))
    show_problems(each for each in findings if each.path[:1] == ("regulatory",))
    instant = in_zone(as_of, incident.timezone) or datetime.now(UTC)
    found = deadlines_of(incident, instant)
    if form == "ics":
        from docgen.deadlines.agenda import agenda  # noqa: PLC0415

        click.echo(agenda(incident.id, incident.title, found, instant), nl=False)
    elif form == "json":
        click.echo(json.dumps(_as_data(incident, found, instant), indent=2))
    else:
        show_deadlines(incident, found, instant)
    if not found:
        say(f"{file}: nothing under regulatory names a regime, so that there are no deadlines")


def _as_data(incident: Incident, found: tuple[Deadline, ...], as_of: datetime) -> dict[str, object]:
    return {
        "incident": incident.id,
        "as_of": as_of.isoformat(timespec="seconds"),
        "deadlines": [_deadline(each) for each in found],
    }


def _deadline(each: Deadline) -> dict[str, object]:
    limit, origin = each.limit, each.origin
    return {
        "regime": each.rule.regime.value,
        "stage": each.rule.name,
        "title": each.rule.title,
        "authority": each.authority,
        "state": each.state.value,
        "due_at": limit.at.isoformat() if limit else None,
        "whole_day": limit.whole_day if limit else None,
        "moved_from": (limit.moved_from or None) if limit else None,
        "counted_from": {"what": origin.name, "at": _moment(origin.moment)} if origin else None,
        "rule": each.rule.counted,
        "article": each.rule.article or None,
        "submitted_at": _moment(each.submitted_at) if each.submitted_at else None,
        "reference": each.submission.reference if each.submission else None,
        "delay_reason": each.delay_reason,
        "missing": [{"what": lack.name, "key": lack.key} for lack in each.missing],
    }


def _moment(moment: Moment) -> str:
    return moment.instant.isoformat() if moment.instant else moment.day.isoformat()
