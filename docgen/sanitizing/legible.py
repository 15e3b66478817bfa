"""What of an exhibit can be read as text, and so be looked through."""

from __future__ import annotations

import re

from docgen.errors import DataError
from docgen.evidence import Exhibit, text_of
from docgen.incident import AppendixKind

MOST_BYTES = 8 * 2**20
"""The largest file of kind ``file`` that is looked through; a listing is no larger."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ENOUGH = 2**16


def legible(exhibit: Exhibit) -> str | None:
    """The listing of an exhibit, or an enclosed file that is text; ``None`` for anything else.

    A file is text in UTF-8, in UTF-16 or UTF-32 with a byte order mark, and in Windows-1252 where it holds no
    controls: so spreadsheets write their tables.
    """
    if exhibit.text is not None:
        return exhibit.text
    data = exhibit.original
    if exhibit.appendix.kind is not AppendixKind.FILE or data is None or len(data) > MOST_BYTES:
        return None
    return _text(data)


def is_too_large(exhibit: Exhibit) -> bool:
    """Whether an exhibit is a file that seems to be text, and is too large to be looked through."""
    data = exhibit.original
    if exhibit.appendix.kind is not AppendixKind.FILE or data is None or len(data) <= MOST_BYTES:
        return False
    return _text(data[:_ENOUGH]) is not None


def _text(data: bytes) -> str | None:
    try:
        return data.decode("utf-8") if b"\0" not in data else _marked(data)
    except UnicodeDecodeError:
        return _marked(data)


def _marked(data: bytes) -> str | None:
    """Text in another encoding; packed and binary files are full of controls."""
    try:
        text = text_of(data)
    except DataError:
        return None
    return None if _CONTROL.search(text) else text
