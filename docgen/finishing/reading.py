"""Reading a finished document back, whatever its format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO

from docgen.errors import UnreadableError
from docgen.finishing.verification import Opened

_MOST_BYTES = 1024 * 2**20
_PIECE = 1 << 20


def read_document(path: Path) -> Opened:
    """A PDF or a Word file, read back and compared with its seal.

    Raises:
        UnreadableError: it cannot be read, is neither, is broken, or holds more than is read.
    """
    return open_document(read_file(path))


def read_file(path: Path) -> bytes:
    """The bytes of a document, for whoever needs them beside what they say.

    Raises:
        UnreadableError: the file cannot be read, or is larger than is read.
    """
    try:
        with path.open("rb") as file:
            data = b"".join(_pieces(file))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UnreadableError(f"the file cannot be read: {reason}") from error
    if len(data) > _MOST_BYTES:
        raise UnreadableError(f"the file has more than {_MOST_BYTES // 2**20} MiB")
    return data


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    """A file up to a byte more than may be; to ask for so much at once would take the memory beforehand."""
    room = _MOST_BYTES + 1
    while room and (piece := file.read(min(_PIECE, room))):
        room -= len(piece)
        yield piece


def open_document(data: bytes) -> Opened:
    """The same for a file that is at hand already.

    Raises:
        UnreadableError: as :func:`read_document`.
    """
    if data.startswith(b"%PDF-"):
        from docgen.finishing.pdf import open_pdf  # noqa: PLC0415 - pikepdf takes its time to load

        return open_pdf(data)
    if data.startswith(b"PK"):
        from docgen.finishing.word.verification import open_word_document  # noqa: PLC0415

        return open_word_document(data)
    raise UnreadableError("the file is neither a PDF nor a Word file")
