"""The options that say for whom documents are made, shared by the commands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from docgen.policy import Policy

_AUDIENCE = click.option(
    "--audience",
    metavar="NAME",
    default="internal",
    help="For whom: internal (everything; the default), leadership, regulator, customer, or one of the "
    "policy's own.",
)
policy_option: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--policy",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A policy file: who may see what. Else that of the theme file, else the built-in one.",
)


@dataclass(frozen=True, slots=True)
class Readers:
    """For whom documents are made: the audience, and the policy file where one is given."""

    audience: str
    policy_file: Path | None = None

    def policy(self, theme: Path | None = None) -> Policy:
        """The policy of the file, else of the theme file, else the built-in one; it knows the audience.

        Raises:
            DataError: the file has problems.
            click.UsageError: the policy knows no such audience.
        """
        found = find_policy(self.policy_file, theme)
        if found.find(self.audience) is None:
            known = ", ".join(found.names)
            raise click.UsageError(
                f"there is no audience {self.audience!r} (one of {known}; --policy names others)"
            )
        return found

    def under(self, theme: Path | None = None) -> tuple[str, Policy]:
        """The audience, and the policy that holds for it."""
        return self.audience, self.policy(theme)


def audience_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options ``--audience`` and ``--policy``, as one argument ``readers``."""

    @wraps(command)
    def joined(*arguments: Any, audience: str, policy: Path | None, **options: Any) -> Any:
        return command(*arguments, readers=Readers(audience, policy), **options)

    return _AUDIENCE(policy_option(joined))


def find_policy(file: Path | None, theme: Path | None = None) -> Policy:
    """The policy of a file, else of the theme file, else the built-in one.

    Raises:
        DataError: the file has problems.
    """
    from docgen.policy import STANDING, read_policy, read_policy_of_theme  # noqa: PLC0415 - loads the schemas

    if file is not None:
        return read_policy(file)
    return STANDING if theme is None else read_policy_of_theme(theme)


def with_audience(name: str, audience: str) -> str:
    """A name for a document's file, so that no two editions have the same."""
    return name if audience == "internal" else f"{name}-{audience}"
