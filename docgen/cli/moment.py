"""Moments on the command line: ``--as-of``, by which something is judged, and ``--since``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import click

from docgen.instant import FORM, read_instant


def as_of_option(usual: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option; ``usual`` says what holds without it."""
    text = f"Judge what has not been submitted as of this moment (ISO 8601); {usual} by default."
    return click.option("--as-of", "as_of", callback=_read, metavar="MOMENT", help=text)


def since_option() -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option; its value is naive where it has no offset."""
    text = "Only from this moment on (ISO 8601; in UTC where it has no offset)."
    return click.option("--since", callback=_read, metavar="MOMENT", help=text)


def _read(ctx: click.Context, param: click.Parameter, value: str | None) -> datetime | None:
    """The moment; naive where it has no offset."""
    if value is None:
        return None
    moment = read_instant(value)
    if moment is None:
        raise click.BadParameter(f"{value!r} is not a time ({FORM})", ctx, param)
    return moment
