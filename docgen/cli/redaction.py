"""The file of a redaction record, in the format that its name asks for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from docgen.pipeline import Request
    from docgen.policy import Edition

_PRINTED = ("docx", "pdf")


def record_file(path: Path, made_for: Edition, request: Request) -> bytes:
    """The bytes of the redaction record of an edition: JSON, or a document, as the path's suffix says.

    Raises:
        click.UsageError: the suffix names no format.
    """
    from docgen.pipeline import write_record  # noqa: PLC0415 - loading docgen's rooms takes its time
    from docgen.policy import dump_record  # noqa: PLC0415

    suffix = path.suffix.lower().lstrip(".")
    if suffix in _PRINTED:
        return write_record(made_for, suffix, request).data
    if suffix != "json":
        raise click.UsageError(f"{path} names no format for the redaction record (.json, .docx or .pdf)")
    return dump_record(made_for.record)
