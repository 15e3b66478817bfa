"""Where documents go: what ``-o`` and ``-f`` mean together."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePath

import click

from docgen.cli.audience import with_audience
from docgen.cli.source import STANDARD_INPUT

_FORMATS = ("docx", "pdf")


@dataclass(frozen=True, slots=True)
class Destination:
    """A folder with a stem, or one file; and the formats that go there."""

    folder: Path
    stem: str
    formats: tuple[str, ...]
    file: Path | None = None
    audience: str = "internal"

    def path(self, layout: str, suffix: str, label: str = "") -> Path:
        """The path of a layout's document; ``suffix`` with its dot, ``label`` tells copies apart."""
        name = with_audience(f"{self.stem}-{layout}", self.audience)
        copy = f"-{label}" if label else ""
        return self.file or self.folder / f"{name}{copy}{suffix}"


def plan(
    source: str, layouts: tuple[str, ...], form: str | None, output: str | None, *, many: bool = False
) -> Destination:
    """Where the documents of ``source`` go.

    Without ``form`` an output file's suffix says the format; otherwise both formats are made. Where each
    document is made ``many`` times, the output is a folder.

    Raises:
        click.UsageError: a file is named for several documents, or with a suffix of another format,
            or it is ``-``.
    """
    stem = "incident" if source == STANDARD_INPUT else PurePath(source).stem
    home = Path() if source == STANDARD_INPUT else Path(source).parent
    formats = _formats(form, output)
    if output is None:
        return Destination(home, stem, formats)
    if output == STANDARD_INPUT:
        raise click.UsageError("no document goes to standard output (name a file or a folder; ./- is a file)")
    path = Path(output)
    suffix = path.suffix.lower().lstrip(".")
    folder = many and suffix not in _FORMATS
    if folder or output.endswith(("/", os.sep)) or path.is_dir():
        return Destination(path, stem, formats)
    if len(layouts) * len(formats) > 1:
        if suffix in _FORMATS:
            raise click.UsageError(
                f"{output} is one file, but {len(layouts) * len(formats)} documents are asked for "
                "(name a folder, one layout and one format)"
            )
        return Destination(path, stem, formats)
    if suffix in _FORMATS and suffix != formats[0]:
        raise click.UsageError(f"{output} does not fit the format {formats[0]}")
    return Destination(path.parent, stem, formats, path)


def _formats(form: str | None, output: str | None) -> tuple[str, ...]:
    suffix = PurePath(output or "").suffix.lower().lstrip(".")
    if form is None and suffix in _FORMATS and not (output and Path(output).is_dir()):
        return (suffix,)
    return _FORMATS if form in (None, "all") else (form,)
