"""How a worker answers: with what a function gives, or with the error that it raises on purpose."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docgen.errors import DocgenError


def answered(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    """The value of a call, or the :class:`DocgenError` that it raised: both travel as a value.

    Whatever else is raised is a bug, and told with its trace by the pool.
    """
    try:
        return function(*arguments)
    except DocgenError as error:
        return error
