"""``docgen preview``: a PDF and its pages as pictures, kept up to date while the file is edited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.audience import Readers, audience_options, with_audience
from docgen.cli.console import count, say, show_problems
from docgen.cli.exits import Exit, report
from docgen.cli.look import look_options, read_theme
from docgen.cli.source import folder_option, read_source
from docgen.errors import DocgenError

if TYPE_CHECKING:
    from docgen.pipeline import Rendered

_PAGE = "page-{:03}.png"
_PASSING = (".part", ".swp", "~")


@click.command("preview")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-l", "--layout", default="postmortem", metavar="NAME|FILE.py", help="The layout.")
@click.option(
    "-o", "--output", type=click.Path(file_okay=False, path_type=Path), help="Where the preview goes."
)
@click.option(
    "--dpi", type=click.IntRange(20, 400), default=80, show_default=True, help="Pixels to the inch."
)
@click.option("--once", is_flag=True, help="Make the preview once, and do not wait for changes.")
@look_options
@audience_options
@folder_option
def command(
    file: Path,
    layout: str,
    output: Path | None,
    dpi: int,
    once: bool,
    theme: Path | None,
    fonts: tuple[str, ...],
    readers: Readers,
    folder: Path | None,
) -> int:
    """Keep a PDF and its pages up to date while a file is edited.

    The preview goes into <stem>-preview beside the file: <stem>-<layout>.pdf, page-001.png and so on. It is
    made anew whenever the file, its exhibits, the theme or the layout changes; end it with Ctrl-C.
    """
    target = output or file.parent / f"{file.stem}-preview"
    preview = _Preview(file, layout, target, dpi, theme, fonts, folder, readers)
    ended = preview.make()
    if once:
        return ended
    for _ in preview.changes():
        preview.make()
    return Exit.INTERRUPTED


@dataclass(frozen=True, slots=True)
class _Preview:
    """What is previewed, how, and where."""

    file: Path
    layout: str
    target: Path
    dpi: int
    theme: Path | None
    fonts: tuple[str, ...]
    folder: Path | None
    readers: Readers

    def make(self) -> int:
        """Make the preview once; where the data is wrong, that is said and the last good preview stays."""
        from docgen.pipeline import Request, render, validate  # noqa: PLC0415 - loading takes its time
        from docgen.policy import edition  # noqa: PLC0415

        try:
            source = read_source(str(self.file))
            rules = self.readers.policy(self.theme)
            whole = validate(source, folder=self.folder, policy=rules)
            show_problems(whole.findings)
            theme = read_theme(self.theme)
            request = Request(source, (self.layout,), ("pdf",), theme, self.fonts, self.folder)
            self._write(render(request, edition(whole, self.readers.audience, rules))[0])
        except DocgenError as error:
            return report(error)
        return Exit.DONE

    def changes(self) -> Iterator[object]:
        """Something each time that a file changes on which the preview may depend."""
        from watchfiles import watch  # noqa: PLC0415 - only where something is watched

        watched = {self.file.resolve().parent, (self.folder or self.file.parent).resolve()}
        for file in (self.theme, self.readers.policy_file):
            if file is not None:
                watched.add(file.resolve().parent)
        if self.layout.endswith(".py"):
            watched.add(Path(self.layout).resolve().parent)
        own = self.target.resolve()
        return watch(
            *watched,
            watch_filter=lambda _, path: not (Path(path).is_relative_to(own) or path.endswith(_PASSING)),
            raise_interrupt=True,
        )

    def _write(self, rendered: Rendered) -> None:
        from docgen.output import write_whole  # noqa: PLC0415
        from docgen.raster import page_pictures  # noqa: PLC0415 - loads PDFium

        name = with_audience(f"{self.file.stem}-{rendered.layout}", self.readers.audience)
        path = self.target / f"{name}.pdf"
        write_whole(path, rendered.artifact.data, replace=True)
        pages = 0
        for pages, picture in enumerate(page_pictures(rendered.artifact.data, self.dpi), 1):
            write_whole(self.target / _PAGE.format(pages), picture, replace=True)
        for left_over in self._pages_after(pages):
            left_over.unlink(missing_ok=True)
        say(f"{path}: {count(pages, 'page')}")

    def _pages_after(self, last: int) -> Iterator[Path]:
        number = last + 1
        while (path := self.target / _PAGE.format(number)).exists():
            yield path
            number += 1
