"""What ``docgen render`` leaves behind: each thing in a place of its own, and told of when it is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.console import count
from docgen.cli.destination import Destination

if TYPE_CHECKING:
    from docgen.copies import Copy
    from docgen.manifest import Entry
    from docgen.pipeline import Request
    from docgen.writers import Artifact

_EACH = "each of data, documents, manifest and redaction record"


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where the documents go, what is written beside them, and how much is said of each.

    ``record`` is the redaction record by its path; empty where none is asked for.
    """

    destination: Destination
    manifest: Path | None
    record: Mapping[Path, bytes]
    force: bool
    verbose: bool

    def beside(self, entries: Iterable[Entry]) -> dict[Path, bytes]:
        """The files beside the documents: the record, and the manifest that lists these entries."""
        from docgen.manifest import dump_manifest  # noqa: PLC0415 - loading docgen's rooms takes its time

        listed = {self.manifest: dump_manifest(entries)} if self.manifest else {}
        return {**self.record, **listed}

    def tell(self, path: Path, made: Artifact) -> None:
        """Say that a document stands in its place."""
        click.echo(f"{path}{_extent(made) if self.verbose else ''}")


def claim_places(
    request: Request,
    destination: Destination,
    copies: tuple[Copy, ...],
    beside: Sequence[Path | None],
    *,
    force: bool,
) -> None:
    """See that each document, and what is written beside them, has a place of its own, before work begins.

    Raises:
        click.UsageError: one file is named for all copies, two layouts have one name, or one thing would take
            the place of another, or of the data.
        OutputError: something that may not be replaced stands in one of the places.
    """
    documents = _documents(request, destination, copies)
    claim_paths(request.source.name, documents, [each for each in beside if each], force=force)


def claim_paths(source: str, documents: Sequence[Path], beside: Sequence[Path], *, force: bool) -> None:
    """The same where the places are known; ``source`` is the file of the data.

    Raises:
        click.UsageError: two documents, or two other things, would have one place.
        OutputError: something that may not be replaced stands in one of the places.
    """
    from docgen.output import refuse_taken  # noqa: PLC0415 - as above

    if len(set(documents)) < len(documents):
        raise click.UsageError("two of the layouts have the same name, so that their files would too")
    taken = {Path(source).resolve()}
    paths = [*documents, *beside]
    for path in paths:
        place = path.resolve()
        if place in taken:
            raise click.UsageError(f"{path} is named for two things ({_EACH} needs a name of its own)")
        taken.add(place)
    refuse_taken(paths, force=force)


def _documents(request: Request, destination: Destination, copies: tuple[Copy, ...]) -> list[Path]:
    from docgen.registry import find_layout  # noqa: PLC0415 - as above
    from docgen.writers import load_writer  # noqa: PLC0415 - as above

    if copies and destination.file is not None:
        raise click.UsageError(f"{destination.file} is one file, but copies are asked for (name a folder)")
    layouts = [find_layout(name).name for name in request.layouts]
    suffixes = [load_writer(name).suffix for name in request.formats]
    labels = [copy.label for copy in copies] or [""]
    return [destination.path(*each) for each in product(layouts, suffixes, labels)]


def _extent(made: Artifact) -> str:
    pages = made.pages
    size = f"{len(made.data) / 1000:,.0f} kB"
    return f"  {count(pages, 'page')}, {size}" if pages else f"  {size}"
