"""Moments on the command line: ``--as-of``, by which something is judged, and ``--since``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import click

_FIRST_YEAR, _LAST_YEAR = 1900, 9998  # every instant of theirs exists in every zone


def as_of_option(usual: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option; ``usual`` says what holds without it."""
    text = f"Judge what has not been submitted as of this moment (ISO 8601); {usual} by default."
    return click.option("--as-of", "as_of", callback=_read, metavar="MOMENT", help=text)


def since_option() -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option; its value is naive where it has no offset."""
    text = "Only from this moment on (ISO 8601; in UTC where it has no offset)."
    return click.option("--since", callback=_read, metavar="MOMENT", help=text)


def _read(ctx: click.Context, param: click.Parameter, value: str | None) -> datetime | None:
    """A time of ISO 8601, a date alone being its beginning; naive where it has no offset."""
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        moment = None
    if moment is None or not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        expected = "YYYY-MM-DD or YYYY-MM-DDTHH:MM, with Z or an offset where it has another one"
        raise click.BadParameter(f"{value!r} is not a time ({expected})", ctx, param)
    return moment


def in_zone(moment: datetime | None, timezone: str) -> datetime | None:
    """The instant; without an offset of its own it is on the clocks of a zone."""
    if moment is None or moment.tzinfo is not None:
        return moment
    return moment.replace(tzinfo=ZoneInfo(timezone))
