"""Numbered copies for ``docgen render --copies``: the list is read, every name is free, then work begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from docgen.cli.destination import Destination
from docgen.cli.recording import entry_of
from docgen.errors import DataError

if TYPE_CHECKING:
    from docgen.copies import Copy
    from docgen.pipeline import Request
    from docgen.policy import Edition
    from docgen.writers import Artifact

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


def circulate(
    copies: tuple[Copy, ...],
    request: Request,
    made_for: Edition,
    destination: Destination,
    manifest: Path | None,
    record: Mapping[Path, bytes],
    *,
    force: bool,
    extent: Callable[[Artifact], str],
) -> None:
    """Make a document for each recipient, layout and format; each file is whole as soon as it is there.

    ``record`` is what is written besides, at the end.

    Raises:
        click.UsageError: they have no room: one file is named for all, or two layouts have one name.
        OutputError: something stands in the place of any of them.
    """
    from docgen.distributing import distribute  # noqa: PLC0415 - loads writers
    from docgen.manifest import dump_manifest  # noqa: PLC0415
    from docgen.output import refuse_taken, write_files  # noqa: PLC0415

    wanted = [*_paths(request, copies, destination), *record, *([manifest] if manifest else [])]
    refuse_taken(wanted, force=force)
    entries = []
    for made in distribute(request, made_for, copies):
        path = destination.path(made.layout, made.artifact.suffix, made.copy.label)
        write_files({path: made.artifact.data}, force=force)
        click.echo(f"{path}{extent(made.artifact)}")
        if manifest is not None:
            entries.append(entry_of(path, made.layout, made.artifact, manifest, request.source, made_for))
    written = {**record, **({manifest: dump_manifest(entries)} if manifest else {})}
    write_files(written, force=force)


def _paths(request: Request, copies: tuple[Copy, ...], destination: Destination) -> list[Path]:
    """Where the documents will stand; no two in one place."""
    from docgen.registry import find_layout  # noqa: PLC0415
    from docgen.writers import load_writer  # noqa: PLC0415

    if destination.file is not None:
        raise click.UsageError(f"{destination.file} is one file, but copies are asked for (name a folder)")
    layouts = [find_layout(name).name for name in request.layouts]
    suffixes = [load_writer(name).suffix for name in request.formats]
    paths = [
        destination.path(layout, suffix, copy.label)
        for layout in layouts
        for copy in copies
        for suffix in suffixes
    ]
    if max(Counter(paths).values()) > 1:
        raise click.UsageError("two of the layouts have the same name, so that their files would too")
    return paths
