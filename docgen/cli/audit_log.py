"""``docgen audit-log``: who made and fetched what."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.console import safe
from docgen.cli.moment import since_option
from docgen.cli.service_database import database_options, opened
from docgen.instant import in_zone

if TYPE_CHECKING:
    from docgen.service.access.audit import Line


@click.command("audit-log")
@database_options
@since_option()
@click.option("--owner", default="", metavar="NAME", help="Only what one owner did.")
@click.option("--json", "as_json", is_flag=True, help="Say each line as a JSON object.")
def command(data: Path, database: str, since: datetime | None, owner: str, as_json: bool) -> None:
    """Print who made and fetched what of a service.

    The log holds ids and digests, never contents. Nothing removes a line: how long to keep them is yours to
    say.
    """
    from docgen.service.access.audit import read  # noqa: PLC0415 - loads Flask and SQLAlchemy

    moment = in_zone(since, "UTC")
    seconds = None if moment is None else moment.timestamp()
    for line in read(opened(data, database), since=seconds, owner=owner):
        click.echo(json.dumps(_as_data(line), ensure_ascii=False) if as_json else _as_text(line))


def _as_text(line: Line) -> str:
    token = f" with the token {safe(line.token)}" if line.token else ""
    parts = [f"{_moment(line.at)} {safe(line.owner)}{token}: {safe(line.action)}"]
    parts += [f"job {safe(line.job)}"] if line.job else []
    parts += [safe(line.document)] if line.document else []
    parts += [f"SHA-256 {safe(line.sha256)}"] if line.sha256 else []
    parts += [safe(line.detail)] if line.detail else []
    return ", ".join(parts)


def _as_data(line: Line) -> dict[str, object]:
    names = ("owner", "token", "action", "job", "document", "sha256", "detail")
    return {"seq": line.seq, "at": _moment(line.at), **{name: getattr(line, name) for name in names}}


def _moment(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
