"""Reading a file that the data names: from the incident's folder, and from nowhere else.

The path is walked component by component from an open descriptor of the folder, no symbolic link is ever
followed, and only a regular file is read: what was checked is what is opened (CWE-22, CWE-59, CWE-367).
"""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path

from docgen.errors import DataError
from docgen.evidence.refusal import megabytes, refusal

_DRIVE = re.compile(r"[A-Za-z]:")
_RIGHT = "a path within the folder of the data file, with / between its parts: evidence/graph.png"
_DIRECTORY = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
# Without O_NONBLOCK, opening a named pipe would wait for a writer for ever.
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


def read_within(folder: Path, path: str, limit: int) -> bytes:
    """The content of a file.

    Args:
        folder: where paths start; it may itself be reached by symbolic links, for the user named it.
        path: relative, with ``/`` between its parts.
        limit: the most bytes that the file may have.

    Raises:
        DataError: the path leaves the folder or goes through a link, there is no such file, it is none
            that can be read, or it is too large.
    """
    parts = path_parts(path)
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError as error:
        raise refusal(
            "unreadable-folder", f"the folder of {path} cannot be opened: {error.strerror}"
        ) from error
    try:
        for part in parts[:-1]:
            inner = _open(part, descriptor, _DIRECTORY, path)
            os.close(descriptor)
            descriptor = inner
        file = _open(parts[-1], descriptor, _FILE, path)
    finally:
        os.close(descriptor)
    try:
        return read_regular(file, path, limit)
    finally:
        os.close(file)


def path_parts(path: str) -> list[str]:
    """The parts of a path that stays within its folder.

    Raises:
        DataError: it does not, or names no file.
    """
    parts = [part for part in path.split("/") if part not in ("", ".")]
    reason = ""
    if path.startswith("/") or _DRIVE.match(path):
        reason = "is absolute"
    elif "\\" in path:
        reason = "holds a backslash"
    elif ".." in parts:
        reason = "leaves its folder by .."
    elif "\x00" in path:
        reason = "holds the character NUL"
    elif not parts or path.endswith("/"):
        reason = "names no file"
    if reason:
        raise refusal("unsafe-path", f"the path {path!r} {reason}", _RIGHT)
    return parts


def _open(part: str, folder: int, flags: int, path: str) -> int:
    try:
        return os.open(part, flags, dir_fd=folder)
    except UnicodeEncodeError as error:
        raise refusal("unsafe-path", f"the path {path!r} holds what no file name can", _RIGHT) from error
    except OSError as error:
        raise _explained(part, folder, path, error) from error


def _explained(part: str, folder: int, path: str, error: OSError) -> DataError:
    if _is_link(part, folder):
        return refusal(
            "unsafe-path",
            f"the path {path!r} goes through the symbolic link {part!r}, which is not followed",
            "the file itself, within the folder of the data file",
        )
    if isinstance(error, FileNotFoundError):
        return refusal("missing-file", f"there is no file {path!r}", _suggestion(part, folder))
    if isinstance(error, NotADirectoryError):
        return refusal("missing-file", f"there is no file {path!r}: {part!r} is no folder")
    return refusal("unreadable-file", f"the file {path!r} cannot be read: {error.strerror}")


def _is_link(part: str, folder: int) -> bool:
    try:
        return stat.S_ISLNK(os.stat(part, dir_fd=folder, follow_symlinks=False).st_mode)
    except OSError:
        return False


def _suggestion(part: str, folder: int) -> str:
    names: list[str] = []
    with suppress(OSError):
        names = os.listdir(folder)
    close = get_close_matches(part, sorted(names), n=1)
    return f"did you mean {close[0]!r}?" if close else "paths start at the folder of the data file"


def read_regular(descriptor: int, path: str, limit: int) -> bytes:
    """The content of an open file that messages call ``path``.

    Raises:
        DataError: it is no regular file, or has more than ``limit`` bytes.
        OSError: it cannot be read.
    """
    facts = os.fstat(descriptor)
    if stat.S_ISDIR(facts.st_mode):
        raise refusal("not-a-file", f"{path!r} is a folder", "a file")
    if not stat.S_ISREG(facts.st_mode):
        raise refusal("not-a-file", f"{path!r} is a device, a pipe or a socket", "a regular file")
    if facts.st_size > limit:
        raise too_large(path, facts.st_size, limit)
    pieces: list[bytes] = []
    size = 0
    while size <= limit and (piece := os.read(descriptor, min(1 << 20, limit + 1 - size))):
        pieces.append(piece)
        size += len(piece)
    if size > limit:  # it grew while it was read
        raise too_large(path, size, limit)
    return b"".join(pieces)


def too_large(name: str, size: int, limit: int) -> DataError:
    """A file of more bytes than are read."""
    return refusal(
        "too-large", f"{name!r} has {megabytes(size)}, more than docgen reads", f"at most {megabytes(limit)}"
    )
