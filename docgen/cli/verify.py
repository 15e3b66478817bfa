"""``docgen verify``: whether documents are as they were made, and what was changed where they are not."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.audience import Readers, audience_options
from docgen.cli.audit import audit_as_data, audit_folder, is_folder, is_sound, show_audit
from docgen.cli.console import safe
from docgen.cli.exits import Exit
from docgen.cli.issued import answer_as_data, ask_register, holds, register_option, show_answer
from docgen.cli.source import folder_option, read_source
from docgen.errors import UnreadableError

if TYPE_CHECKING:
    from docgen.batch import Audit
    from docgen.finishing import Opened
    from docgen.register import Answer


@click.command("verify")
@click.argument("files", nargs=-1, required=True, metavar="FILE|OUT...")
@click.option("--data", metavar="FILE", help="The data that the documents should have been made from.")
@click.option(
    "--manifest",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The manifest in which the documents should be listed.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to say it.")
@audience_options
@folder_option
@register_option(required=False)
def command(
    files: tuple[str, ...],
    data: str | None,
    manifest: Path | None,
    form: str,
    readers: Readers,
    folder: Path | None,
    register: str | None,
) -> int:
    """Say whether documents are as they were made.

    Each FILE, a PDF or a Word file, is compared with its own seal, and with the data and the manifest where
    they are given. The register says whether it is the issued one, superseded, withdrawn, altered or unknown.
    OUT is the folder (or the URL) of a batch: all of it is compared with its manifest alone. The exit code
    is 1 where anything differs, or where a FILE is not the issued one.
    """
    from docgen.manifest import read_manifest  # noqa: PLC0415 - loading docgen's rooms takes its time
    from docgen.pipeline import validate  # noqa: PLC0415
    from docgen.policy import edition  # noqa: PLC0415
    from docgen.verifying import verify  # noqa: PLC0415

    rules = readers.policy()
    whole = validate(read_source(data), folder=folder, policy=rules) if data else None
    dossier = edition(whole, readers.audience, rules).dossier if whole else None
    listed = read_manifest(manifest) if manifest else None
    folders = [each for each in files if is_folder(each)]
    if folders and (data or manifest):
        raise click.UsageError(f"{folders[0]} is a folder: it is compared with its own manifest alone")
    audits = {each: audit_folder(each) for each in folders}
    found: dict[Path, Opened | UnreadableError] = {}
    for file in (Path(each) for each in files if each not in audits):
        try:
            found[file] = verify(file, dossier, listed, manifest.parent if manifest else Path())
        except UnreadableError as error:
            found[file] = error
    answers = ask_register(register, found) if register else {}
    if form == "json":
        _echo(found, answers, audits)
    else:
        _print(found, answers, audits, [each for each in (data, str(manifest) if manifest else "") if each])
    good = all(map(_is_intact, found.values())) and all(map(holds, answers.values()))
    return Exit.DONE if good and is_sound(audits) else Exit.PROBLEMS


def _echo(
    found: Mapping[Path, Opened | UnreadableError],
    answers: Mapping[Path, Answer | UnreadableError],
    audits: Mapping[str, Audit],
) -> None:
    said = {
        "files": [_as_data(*each) | _answer_as_data(answers, each[0]) for each in found.items()],
        "folders": [audit_as_data(*each) for each in audits.items()],
    }
    click.echo(json.dumps(said, indent=2))


def _print(
    found: Mapping[Path, Opened | UnreadableError],
    answers: Mapping[Path, Answer | UnreadableError],
    audits: Mapping[str, Audit],
    compared: list[str],
) -> None:
    for file, each in found.items():
        _show(file, each, compared)
        if file in answers:
            show_answer(answers[file])
    for name, audit in audits.items():
        show_audit(name, audit)


def _is_intact(found: Opened | UnreadableError) -> bool:
    return not isinstance(found, UnreadableError) and not found.differences


def _show(file: Path, found: Opened | UnreadableError, compared: list[str]) -> None:
    if isinstance(found, UnreadableError):
        click.echo(f"{file}: {click.style('not as it was made', fg='red', bold=True)}")
        click.echo(f"  {safe(str(found))}")
        return
    intact = _is_intact(found)
    word = click.style("intact", fg="green") if intact else click.style("altered", fg="red", bold=True)
    click.echo(f"{file}: {word}{''.join(f', as in {each}' for each in compared) if intact else ''}")
    for difference in found.differences:
        click.echo(f"  {difference.aspect.value}: {safe(difference.message)}")
    layout = f", layout {safe(found.layout)}" if found.layout else ""
    readers = f", for {safe(found.audience)}" if found.audience else ""
    click.echo(f"  made by docgen {safe(found.version) or '(unknown)'}{layout}{readers}")
    if found.claims:
        click.echo(f"  says that it keeps to {safe(', '.join(found.claims))}")
    if found.digest:
        click.echo(f"  content SHA-256 {safe(found.digest)}")


def _answer_as_data(answers: Mapping[Path, Answer | UnreadableError], file: Path) -> dict[str, object]:
    return {"register": answer_as_data(answers[file])} if file in answers else {}


def _as_data(file: Path, found: Opened | UnreadableError) -> dict[str, object]:
    if isinstance(found, UnreadableError):
        return {"file": str(file), "intact": False, "error": str(found)}
    return {"file": str(file)} | found.as_data()
