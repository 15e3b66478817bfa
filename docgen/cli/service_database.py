"""Which service a command is about: the options that name its database, and the database, opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.cli.service import data_options
from docgen.errors import ServiceError

if TYPE_CHECKING:
    from docgen.service.database import Database


def database_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options ``--data`` and ``--database``, as ``docgen serve`` has them."""
    for option in reversed(data_options):
        function = option(function)
    return function


def opened(data: Path, database: str, *, make: bool = False) -> Database:
    """The database of the service that the options name.

    Args:
        data: the folder of the service.
        database: the address of its database; the one in the folder if empty.
        make: whether the folder and the database may be new.

    Raises:
        ServiceError: there is no such database, or it cannot be used.
    """
    from docgen.service.database import open_database  # noqa: PLC0415 - loads SQLAlchemy
    from docgen.service.settings import Settings  # noqa: PLC0415 - only where a service is meant

    settings = Settings(data, database)
    if not settings.database:
        _find(data, Path(settings.database_address), make)
    return open_database(settings.database_address)


def _find(folder: Path, file: Path, make: bool) -> None:
    """See that the file is there, or can be made: a list of nothing would not tell of a wrong name."""
    if not make:
        if not file.is_file():
            raise ServiceError(
                f"{folder}: there is no database of a service here (such as docgen serve makes)"
            )
        return
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # it will hold what signs sessions
    except OSError as error:
        raise ServiceError(f"{folder}: the folder cannot be made: {error.strerror}") from error
