"""Numbered copies for ``docgen render --copies``: the list is read, and each copy is made and written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from docgen.cli.delivery import Delivery
from docgen.cli.recording import Made, entry_of
from docgen.errors import DataError

if TYPE_CHECKING:
    from docgen.copies import Copy
    from docgen.pipeline import Request
    from docgen.policy import Edition

_T = TypeVar("_T")


def both(first: Callable[[], tuple[Copy, ...]], second: Callable[[], _T]) -> tuple[tuple[Copy, ...], _T]:
    """The list and the data; where something is wrong with both, all of it is told.

    Raises:
        DataError: of either, or of both.
    """
    try:
        copies = first()
    except DataError as error:
        try:
            second()
        except DataError as other:
            raise DataError([*error.problems, *other.problems]) from other
        raise
    return copies, second()


def read_list(path: Path) -> tuple[Copy, ...]:
    """The copies that a file asks for.

    Raises:
        DataError: it cannot be read, or anything is wrong with it.
    """
    from docgen.copies import read_copies  # noqa: PLC0415
    from docgen.copies.reading import MOST_BYTES  # noqa: PLC0415
    from docgen.location import Location  # noqa: PLC0415
    from docgen.problem import Problem  # noqa: PLC0415

    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror or error}"
        raise DataError([Problem("unreadable", message, location=Location(str(path)))]) from error
    return read_copies(data, str(path))


def circulate(copies: tuple[Copy, ...], request: Request, made_for: Edition, delivery: Delivery) -> None:
    """Make a document for each recipient, layout and format; each file is whole as soon as it is there.

    What is written beside them comes at the end.

    Raises:
        OutputError: a file could not be written.
    """
    from docgen.distributing import distribute  # noqa: PLC0415 - loads writers
    from docgen.output import write_files  # noqa: PLC0415

    manifest, entries = delivery.manifest, []
    for made in distribute(request, made_for, copies):
        path = delivery.destination.path(made.layout, made.artifact.suffix, made.copy.label)
        write_files({path: made.artifact.data}, force=delivery.force)
        delivery.tell(path, made.artifact)
        if manifest is not None:
            told = Made(made.layout, made.artifact, made_for.audience, made_for.dossier.digest)
            entries.append(entry_of(path, told, manifest, request.source))
    write_files(delivery.beside(entries), force=delivery.force)
