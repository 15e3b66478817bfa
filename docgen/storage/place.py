"""A place: a folder in which files are read, written and listed, wherever it lies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from docgen.errors import StorageError
from docgen.storage.address import local_path
from docgen.storage.local import LocalPlace


class Place(Protocol):
    """A folder, on this machine or in a store.

    It is a small value that can be pickled: it travels to other processes and machines, which open the
    store for themselves (with their own environment's credentials, where the address names none).
    A ``name`` is relative, with ``/`` between its parts, and never leaves the folder.
    """

    @property
    def address(self) -> str:
        """What messages and the manifest call the folder; it holds no credentials."""

    def read(self, name: str, limit: int) -> bytes:
        """The content of a file of at most ``limit`` bytes.

        Raises:
            DataError: it is missing, no file, too large, or cannot be read (rules ``missing-file``,
                ``not-a-file``, ``too-large``, ``unsafe-path``, ``unreadable-file``).
        """

    def digest(self, name: str) -> str | None:
        """The SHA-256 of a file in hexadecimal, read in pieces; ``None`` where there is no such file.

        Raises:
            StorageError: it is there and cannot be read.
        """

    def write(self, name: str, data: bytes, *, replace: bool) -> None:
        """Write a file, which appears whole or not at all; its folder is made.

        Raises:
            OutputError: it cannot be written, or stands there already and ``replace`` is not given.
        """

    def remove(self, name: str) -> None:
        """Remove a file; where there is none, nothing is to be done.

        Raises:
            OutputError: it cannot be removed.
        """

    def names(self) -> Iterator[str]:
        """The name of every file at any depth, sorted; hidden ones and leftovers too.

        What is neither a file nor a folder (a link to a folder, a pipe) is named as a file is. A folder
        that does not exist has no files.

        Raises:
            StorageError: the folder, or one below it, cannot be listed.
        """

    def local(self) -> Path | None:
        """The folder on this machine's file system; ``None`` where it lies in a store."""


def open_place(address: str) -> Place:
    """The place at a path or a URL; it need not exist yet, and no store is asked anything.

    Raises:
        StorageError: the address is none, docgen knows no such store, the store's package is not
            installed, or a file stands where the folder should be.
    """
    path = local_path(address)
    if path is None:
        from docgen.storage.store import open_store  # noqa: PLC0415 - loads fsspec

        return open_store(address)
    folder = Path(path).absolute()
    try:
        if folder.exists() and not folder.is_dir():
            raise StorageError([f"{path}: is a file, not a folder"])
    except OSError as error:
        raise StorageError([f"{path}: cannot be opened: {error.strerror}"]) from error
    return LocalPlace(path.rstrip("/") or "/", str(folder))
