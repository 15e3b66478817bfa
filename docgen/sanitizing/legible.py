"""What of an exhibit can be read as text, and so be looked through."""

from __future__ import annotations

from docgen.evidence import Exhibit
from docgen.incident import AppendixKind

MOST_BYTES = 8 * 2**20
"""The largest file of kind ``file`` that is looked through; a listing is no larger."""


def legible(exhibit: Exhibit) -> str | None:
    """The listing of an exhibit, or an enclosed file that is all UTF-8; ``None`` for anything else."""
    if exhibit.text is not None:
        return exhibit.text
    data = exhibit.original
    if exhibit.appendix.kind is not AppendixKind.FILE or data is None:
        return None
    if len(data) > MOST_BYTES or b"\0" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None
