"""``docgen extract``: the data and the exhibits out of a document, and what was filled in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.console import say

if TYPE_CHECKING:
    from docgen.finishing import Opened

_FILLED_IN = "filled-in.json"


@click.command("extract")
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder in which the files appear; one of the document's name beside it by default.",
)
@click.option("--force", is_flag=True, help="Replace files that are there already.")
def command(file: Path, output: Path | None, force: bool) -> None:
    """Take the data and the exhibits out of a document.

    They come out as they went in, with their digests in SHA256SUMS: its own SHA-256 is the content digest
    that is printed in the document. What was filled in by hand in a Word file comes out as filled-in.json.
    """
    from docgen.errors import UnreadableError  # noqa: PLC0415 - loading docgen's rooms takes its time
    from docgen.finishing import read_document  # noqa: PLC0415
    from docgen.output import write_files  # noqa: PLC0415

    opened = read_document(file)
    if not opened.attachments:
        raise UnreadableError(f"{file}: there is no data in this document")
    folder = output or file.with_suffix("")
    files = {folder / name: data for name, data in _files(opened).items()}
    write_files({path: data for path, data in files.items() if not _has(path, data)}, force=force)
    for path in files:
        click.echo(path)
    for difference in opened.differences:
        say(f"{file}: warning: {difference.message}")


def _files(opened: Opened) -> dict[str, bytes]:
    """What is written, by its name within the folder."""
    from docgen.enclosure import SUMS_NAME, free_name, plain_names, sums  # noqa: PLC0415

    files = {name: each.data for name, each in plain_names(opened.attachments).items()}
    listed = sums({name: each.sha256 for name, each in plain_names(opened.attachments).items()})
    files[free_name(SUMS_NAME, files)] = listed.encode("utf-8", "surrogateescape")
    if opened.filled_in:
        files[free_name(_FILLED_IN, files)] = _filled_in(opened)
    return files


def _filled_in(opened: Opened) -> bytes:
    """Fields that were filled in; those of the table of signatures under the keys of the data."""
    by_role: dict[str, dict[str, str]] = {}
    for each in opened.filled_in:
        if each.role:
            key = "reviewed_on" if each.field == "date" else each.field
            by_role.setdefault(each.role, {})[key] = each.text
    signed = [{"role": role, **fields} for role, fields in by_role.items()]
    others = [{"field": each.field, "text": each.text} for each in opened.filled_in if not each.role]
    text = json.dumps({"sign_off": signed, "fields": others}, indent=2, ensure_ascii=False)
    return f"{text}\n".encode("utf-8", "backslashreplace")


def _has(path: Path, data: bytes) -> bool:
    """Whether a file is there already, just so."""
    try:
        return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False
