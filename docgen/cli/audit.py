"""What an audit of a batch's folder found, for people and for machines."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.console import count, safe

if TYPE_CHECKING:
    from docgen.batch import Audit


def is_folder(argument: str) -> bool:
    """Whether an argument names a folder, or the URL of one, and no document."""
    return "://" in argument or Path(argument).is_dir()


def audit_folder(argument: str) -> Audit:
    """Compare a folder with its manifest.

    Raises:
        UnreadableError: it has none, or none that can be read.
        StorageError: it cannot be opened or listed.
    """
    from docgen.batch import audit  # noqa: PLC0415 - loads the whole of docgen
    from docgen.storage import open_place  # noqa: PLC0415

    return audit(open_place(argument))


def is_sound(audits: Mapping[str, Audit]) -> bool:
    """Whether nothing was found anywhere."""
    return not any(each.findings for each in audits.values())


def show_audit(folder: str, audit: Audit) -> None:
    """Print what differs, and the figures."""
    for finding in audit.findings:
        word = click.style(finding.fault.value, fg="red", bold=True)
        click.echo(f"{safe(finding.name) or 'the manifest'}: {word}")
        for message in finding.messages:
            click.echo(f"  {safe(message)}")
    how = (
        click.style("as its manifest says", fg="green") if not audit.findings else "differs from its manifest"
    )
    failed = f", {audit.failed} could not be made" if audit.failed else ""
    click.echo(f"{safe(folder)}: {how}: {count(audit.intact, 'document')} intact{failed}")


def audit_as_data(folder: str, audit: Audit) -> Mapping[str, object]:
    """The same, as JSON can hold it."""
    return {
        "folder": folder,
        "intact": not audit.findings,
        "documents": audit.intact,
        "failed": audit.failed,
        "findings": [
            {"fault": each.fault.value, "file": each.name or None, "messages": list(each.messages)}
            for each in audit.findings
        ],
    }
