"""How a worker answers: with what a function gives, or with the error that it raises on purpose."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docgen.errors import DocgenError, OutputError
from docgen.service.trouble import is_trouble


def answered(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    """The value of a call, or the :class:`DocgenError` that it raised: both travel as a value.

    A disk that is full, or gone, is told as what could not be written. Whatever else is raised is a bug, and
    told with its trace by the pool.
    """
    try:
        return function(*arguments)
    except DocgenError as error:
        return error
    except OSError as error:
        if not is_trouble(error):
            raise
        return OutputError(f"{error.filename or 'a file'}: cannot be written: {error.strerror}")
