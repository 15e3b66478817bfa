"""Files that appear whole or not at all.

A document is written under a temporary name in the folder where it will stand, flushed to the disk, and
only then given its name. What stands there already is replaced only if docgen made it, or if asked to.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path

from docgen.errors import OutputError
from docgen.finishing import made_by_docgen

_LEFTOVER = re.compile(r"\..*\.[0-9a-f]{12}\.part", re.DOTALL)


def write_files(files: Mapping[Path, bytes], *, force: bool = False) -> None:
    """Write some files; before the first is touched, every one of them is known to be allowed.

    ``force`` replaces files that docgen did not make.

    Raises:
        OutputError: a file could not be written, or may not be replaced; each is named. Those that were
            written before it stand whole.
    """
    refuse_taken(files, force=force)
    for path, data in files.items():
        write_whole(path, data, replace=force or path.exists())


def refuse_taken(paths: Iterable[Path], *, force: bool = False) -> None:
    """Refuse before any work is done what could not be written after it.

    Raises:
        OutputError: something that may not be replaced stands in one of the places; each is named.
    """
    reasons = [reason for path in paths if (reason := _objection(path, force))]
    if reasons:
        raise OutputError("\n".join(reasons))


def write_whole(path: Path, data: bytes, *, replace: bool) -> None:
    """Write one file whole, making its folder; without ``replace`` a file that appeared meanwhile is kept.

    Raises:
        OutputError: the file could not be written; nothing is left of it.
    """
    temporary = path.with_name(temporary_name(path.name))
    try:
        _make_folder(path)
        try:
            _write_flushed(temporary, data)
            _give_name(temporary, path, replace=replace)
            flush_folder(path.parent)
        finally:
            temporary.unlink(missing_ok=True)
    except FileExistsError as error:
        raise OutputError(standing(path)) from error
    except (OSError, ValueError) as error:
        raise OutputError(f"{path}: cannot be written: {_reason(error)}") from error


def temporary_name(name: str) -> str:
    """A name to write a file under until it is whole, in the folder where it will stand."""
    # In bytes, of which a file name has at most 255, and without half a character at its end.
    beginning = name.encode("utf-8", "replace")[:100].decode("utf-8", "ignore")
    return f".{beginning}.{secrets.token_hex(6)}.part"


def is_leftover(name: str) -> bool:
    """Whether a file was being written, in whatever kind of folder, when docgen was stopped by force."""
    return _LEFTOVER.fullmatch(name.rpartition("/")[2]) is not None


def _objection(path: Path, force: bool) -> str:
    try:
        if path.is_dir():
            return f"{path}: is a folder (name a file, or end the path with / to write into it)"
        if path.exists() and not force and not made_by_docgen(path):
            return standing(path)
    except (OSError, ValueError) as error:
        return f"{path}: cannot be written: {_reason(error)}"
    return ""


def standing(path: Path | str) -> str:
    """What is said of a file that may not be replaced."""
    return f"{path}: is there already and was not made by docgen (--force replaces it)"


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise OutputError(f"{path}: cannot be written: {error.filename} is a file, not a folder") from error


def _give_name(temporary: Path, path: Path, *, replace: bool) -> None:
    if not replace:
        try:
            os.link(temporary, path)  # unlike a rename it never replaces a file that appeared meanwhile
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            if path.exists():
                raise FileExistsError(path) from None
        else:
            return
    temporary.replace(path)


def _write_flushed(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system lets a folder be flushed."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # pragma: no cover - a system that opens no folders
        return
    try:
        os.fsync(descriptor)
    except OSError:  # pragma: no cover - a file system that flushes no folders
        pass
    finally:
        os.close(descriptor)


def _reason(error: OSError | ValueError) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)
