"""``docgen token``: who may use a service, and what for."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.amount import Amount
from docgen.cli.console import aside, safe
from docgen.cli.issued import json_option
from docgen.cli.service_database import database_options, opened

if TYPE_CHECKING:
    from docgen.service.access.token import Token

# Here by hand, so that --help need not load the service; a test compares.
_SCOPES = ("validate", "render", "read", "verify", "metrics")
_USUAL = ("validate", "render", "read", "verify")
_DAY = 24 * 3600.0
_LONGEST = 3660 * _DAY
_LIFETIME = Amount("lifetime", {"m": 60, "h": 3600, "d": _DAY, "w": 7 * _DAY}, 60, "90d, 12h or never")


def _lifetime(ctx: click.Context, param: click.Parameter, value: str) -> float | None:
    """Seconds; ``None`` for ever."""
    if value.strip().lower() == "never":
        return None
    seconds = _LIFETIME.convert(value, param, ctx)
    if not seconds <= _LONGEST:
        raise click.BadParameter(
            f"{value!r} is more than ten years (say never, if that is meant)", ctx, param
        )
    return seconds


@click.group("token")
def command() -> None:
    """Give out the tokens of a service, list and revoke them.

    Who presents a token to the service is its owner there, and may do what its scopes say.
    """


@command.command("new")
@database_options
@click.option(
    "--owner", required=True, metavar="NAME", help="Whose it is: jobs are seen by their owner only."
)
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    type=click.Choice(_SCOPES),
    default=_USUAL,
    show_default=True,
    help="What it may be used for; may be said more than once.",
)
@click.option(
    "--expires",
    "lifetime",
    default="90d",
    show_default=True,
    callback=_lifetime,
    metavar="TIME",
    help="After how long it expires: 90d, 12h, or never.",
)
def new(data: Path, database: str, owner: str, scopes: tuple[str, ...], lifetime: float | None) -> None:
    """Make a token, and print it.

    It is shown this once: the service keeps only what tells whether a token is right.
    """
    from docgen.service.access.token import issue  # noqa: PLC0415 - loads Flask and SQLAlchemy

    issued = issue(opened(data, database, make=True), owner, scopes, lifetime)
    token = issued.token
    may = ", ".join(sorted(token.scopes))
    click.echo(issued.text)
    until = "it never expires" if token.expires is None else f"it expires at {_moment(token.expires)}"
    aside(f"the token {token.id} of {safe(token.owner)}, for {may}; {until}. It is not shown again.")


@command.command("list")
@database_options
@click.option("--owner", default="", metavar="NAME", help="Only those of one owner.")
@json_option
def list_(data: Path, database: str, owner: str, as_json: bool) -> None:
    """List the tokens, each with its id and how it stands; none can be seen again."""
    from docgen.service.access.token import list_tokens  # noqa: PLC0415 - loads SQLAlchemy

    tokens, now = list_tokens(opened(data, database), owner)
    if as_json:
        click.echo(json.dumps({"tokens": [_as_data(token, now) for token in tokens]}, indent=2))
        return
    for token in tokens:
        state = _state(token, now)
        word = click.style(state, fg="green" if state == "holds" else "yellow")
        click.echo(f"{token.id}: {word}: {safe(token.owner)}")
        until = "never expires" if token.expires is None else f"expires at {_moment(token.expires)}"
        click.echo(f"  {', '.join(sorted(token.scopes))}; made at {_moment(token.created)}, {until}")


@command.command("revoke")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@database_options
def revoke(data: Path, database: str, ids: tuple[str, ...]) -> None:
    """Let tokens hold no longer, at once and in every session.

    An ID is what stands between the underscores of a token; docgen token list shows it.
    """
    from docgen.service.access.token import revoke as revoke_token  # noqa: PLC0415 - loads Flask, SQLAlchemy

    found = opened(data, database)
    for id_ in ids:
        token, is_new = revoke_token(found, id_)
        click.echo(f"{token.id}: {'revoked' if is_new else 'revoked already'}: {safe(token.owner)}")


def _state(token: Token, now: float) -> str:
    refusal = token.refusal(now)
    return refusal.value if refusal else "holds"


def _as_data(token: Token, now: float) -> dict[str, object]:
    moments = {name: getattr(token, name) for name in ("created", "expires", "revoked")}
    return {
        "id": token.id,
        "owner": token.owner,
        "scopes": sorted(token.scopes),
        "state": _state(token, now),
        **{name: None if at is None else _moment(at) for name, at in moments.items()},
    }


def _moment(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
