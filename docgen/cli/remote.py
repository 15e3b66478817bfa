"""``docgen render --server``: the documents are made by a service elsewhere, and come back."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.cli.audience import Readers
from docgen.cli.console import aside, show_log, show_problems
from docgen.cli.delivery import Delivery, claim_paths
from docgen.cli.destination import plan
from docgen.cli.exits import Exit, report
from docgen.cli.recording import Made, entry_of
from docgen.cli.source import STANDARD_INPUT

if TYPE_CHECKING:
    from docgen.manifest import Entry
    from docgen.remote import Fetched, Parcel
    from docgen.writers import WriterOptions

_VARIABLE = "DOCGEN_TOKEN"
_MOST_BYTES = 4096  # of a token's file

_SERVER = click.option(
    "--server",
    metavar="URL",
    is_eager=True,  # what a theme is depends on it
    help="Have them made by the docgen service there; --theme then names one of its themes.",
)
_TOKEN_FILE = click.option(
    "--token-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=f"For --server: the file with the token (by default it is that of {_VARIABLE}).",
)


def server_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give ``docgen render`` ``--server``, which has the work done there, and ``--token-file``."""

    @wraps(command)
    def joined(*arguments: Any, server: str | None, token_file: Path | None, **options: Any) -> Any:
        if server is not None:
            return _render_there(server, token_file, options)
        if token_file is not None:
            raise click.UsageError("--token-file is for --server")
        return command(*arguments, **options)

    return _SERVER(_TOKEN_FILE(joined))


def _render_there(address: str, token_file: Path | None, options: Mapping[str, Any]) -> int:
    """Do what the command does, by a server; ``options`` are those of the command."""
    from docgen.remote import Connection, Wish, pack, read_server, render_there  # noqa: PLC0415 - few need it

    _refuse_what_stays_here(**options)
    if options["verbose"]:
        show_log()
    file, layouts = options["file"], options["layouts"] or ("postmortem",)
    destination = plan(file, layouts, options["form"], options["output"])
    destination = replace(destination, audience=options["readers"].audience)
    manifest = options["manifest"]
    documents = [destination.path(layout, f".{form}") for layout in layouts for form in destination.formats]
    connection = Connection(read_server(address, _token(token_file)))
    parcel = pack(file, options["folder"], STANDARD_INPUT)
    claim_paths(parcel.source.name, documents, [manifest] if manifest else [], force=options["force"])
    theme = str(options["theme"] or "")
    as_of, asked = options["as_of"], options["asked"]
    judged = as_of.isoformat() if as_of else ""
    look = (theme, options["strict"], judged, asked.pdf_variant, asked.embed_fonts)
    wish = Wish(layouts, destination.formats, destination.audience, *look)
    outcome = render_there(connection, parcel, wish, aside)
    show_problems(outcome.findings)
    if outcome.error is not None:
        code = report(outcome.error)
        return Exit.BUG if outcome.is_bug else code
    delivery = Delivery(destination, manifest, {}, options["force"], options["verbose"])
    _deliver(outcome.documents, parcel, delivery)
    return Exit.DONE


def _deliver(documents: tuple[Fetched, ...], parcel: Parcel, delivery: Delivery) -> None:
    """Write the documents, and the manifest that says what they are, all of them or none."""
    from docgen.output import write_files  # noqa: PLC0415 - as above

    place = delivery.destination.path
    files = {place(each.layout, each.artifact.suffix): each for each in documents}
    entries = _entries(files, parcel, delivery) if delivery.manifest else ()
    written = {path: each.artifact.data for path, each in files.items()}
    write_files(written | delivery.beside(entries), force=delivery.force)
    for path, each in files.items():
        delivery.tell(path, each.artifact)


def _entries(files: Mapping[Path, Fetched], parcel: Parcel, delivery: Delivery) -> Iterator[Entry]:
    """The entries of the manifest; the version of docgen is the server's, which the document tells itself."""
    from docgen.finishing import open_document  # noqa: PLC0415 - as above

    manifest, audience = delivery.manifest, delivery.destination.audience
    if manifest is None:
        return
    for path, each in files.items():
        version = open_document(each.artifact.data).version
        made = Made(each.layout, each.artifact, audience, each.content_sha256, version)
        yield entry_of(path, made, manifest, parcel.source)


def _token(file: Path | None) -> str:
    """The token of a file, else of the environment; empty where there is none."""
    if file is None:
        return os.environ.get(_VARIABLE, "").strip()
    try:
        with file.open("rb") as opened:
            return opened.read(_MOST_BYTES).decode("utf-8", "replace").strip()
    except OSError as error:
        raise click.UsageError(f"--token-file {file} cannot be read: {error.strerror}") from error


def _refuse_what_stays_here(
    *,
    layouts: tuple[str, ...],
    theme: Path | None,
    fonts: tuple[str, ...],
    asked: WriterOptions,
    readers: Readers,
    redaction_record: Path | None,
    copies: Path | None,
    **_: object,
) -> None:
    """Refuse what a server cannot be asked for, all of it at once.

    Raises:
        click.UsageError: something of the kind is asked for.
    """
    files = [each for each in layouts if each.endswith(".py")]
    stays = {
        f"-l {', '.join(files)}": (files, "a server has the layouts that are installed there"),
        f"--theme {theme}": (
            theme and _is_path(str(theme)),
            "with --server it is the name of one of its themes",
        ),
        "--fonts": (fonts, "a server has fonts of its own, and those of its themes"),
        "--policy": (readers.policy_file, "the server's own policy holds"),
        "--output-profile": (asked.output_profile, "a server prints for coated paper (FOGRA39)"),
        "--redaction-record": (redaction_record, "it is internal, and made where the data are"),
        "--copies": (copies, "numbered copies are made where the list of their recipients is"),
    }
    told = [f"{option} is not for --server: {why}" for option, (given, why) in stays.items() if given]
    if told:
        raise click.UsageError("; ".join(told))


def _is_path(theme: str) -> bool:
    return (
        "/" in theme or os.sep in theme or Path(theme).suffix.lower() in (".yaml", ".yml", ".json", ".toml")
    )
