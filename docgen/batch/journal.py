"""The journal of a batch: its manifest, to which a line is added as each document is done.

A line that was added stays, whatever happens to the process or the machine; one that was half written when it
happened is taken back. Only one batch at a time may write to a manifest.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG
from typing import Protocol, Self

from docgen.batch.portions import FOLDER, MOST_BYTES, gathered, portions_among
from docgen.errors import DataError, OutputError, PlanError, UnreadableError
from docgen.manifest import BATCH_MANIFEST, Line, dump_line, read_lines
from docgen.manifest.line import Key
from docgen.output import flush_folder
from docgen.storage import Place

# Without O_NONBLOCK, opening a named pipe could wait for ever.
_OPEN = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NONBLOCK | os.O_CLOEXEC


class Journal(Protocol):
    """Where the lines of a batch go; used as a context."""

    def __enter__(self) -> Self:
        """Take the manifest for this batch alone."""

    def __exit__(self, *_: object) -> None:
        """Let it go."""

    def standing(self) -> Mapping[Key, Line]:
        """The last line of each document of earlier runs."""

    def add(self, lines: Sequence[Line]) -> None:
        """Add lines, so that they last.

        Raises:
            OutputError: they cannot be written; the manifest is as it was before.
        """


class FileJournal:
    """A journal in a folder of this machine."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / BATCH_MANIFEST
        self._standing: dict[Key, Line] = {}
        self._descriptor = -1
        self._length = 0
        self._torn = False

    def __enter__(self) -> Self:
        """Open the manifest, read it, and take back a line that was never finished.

        Raises:
            PlanError: another batch is at work here.
            OutputError: the manifest cannot be written.
            UnreadableError: it holds lines that are none.
        """
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._descriptor = os.open(self._path, _OPEN, 0o644)
        except OSError as error:
            raise self._unwritten(error) from error
        try:
            self._open()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._descriptor)  # which gives up the lock, too

    def standing(self) -> Mapping[Key, Line]:
        """The last line of each document of earlier runs."""
        return self._standing

    def add(self, lines: Sequence[Line]) -> None:
        """Add lines, and flush them to the disk; all of them or none."""
        data = b"".join(map(dump_line, lines))
        try:
            self._mend()
            self._torn = True
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]
            os.fsync(self._descriptor)
        except OSError as error:
            with suppress(OSError):  # not even that: it is tried again before anything is added
                self._mend()
            raise self._unwritten(error) from error
        self._length += len(data)
        self._torn = False

    def _mend(self) -> None:
        """Take back what was added and may be half a line."""
        if self._torn:
            os.ftruncate(self._descriptor, self._length)
            self._torn = False

    def _unwritten(self, error: OSError) -> OutputError:
        return OutputError(f"{self._path}: cannot be written: {error.strerror}")

    def _open(self) -> None:
        if not S_ISREG(os.fstat(self._descriptor).st_mode):
            raise OutputError(f"{self._path}: cannot be written: it is no file")
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise PlanError([f"{self._path}: another batch is at work here (let it finish)"]) from error
        except OSError:  # a file system without locks
            pass
        try:
            lines, self._length = read_lines(self._content(), str(self._path))
            self._torn = True
            self._mend()
            flush_folder(self._path.parent)  # where it may have just been made
        except OSError as error:
            raise self._unwritten(error) from error
        self._standing = last_lines(lines)

    def _content(self) -> bytes:
        with open(self._descriptor, "rb", closefd=False) as file:
            return file.read()


def open_journal(out: Place) -> Journal:
    """The journal of a folder, not yet entered."""
    folder = out.local()
    if folder is not None:
        return FileJournal(folder)
    from docgen.batch.store_journal import StoreJournal  # noqa: PLC0415 - it needs what stands here

    return StoreJournal(out)


def is_of_journal(name: str) -> bool:
    """Whether a file of a batch's folder is the journal's own."""
    return name == BATCH_MANIFEST or name.startswith(FOLDER)


def read_journal(out: Place) -> tuple[tuple[Line, ...], bool]:
    """All lines of a folder's manifest in their order, and whether the last one is whole.

    In a store those are among them that a run has not yet written into the manifest.

    Raises:
        UnreadableError: there is no manifest, it cannot be read, or it holds lines that are none.
        StorageError: the store cannot be listed.
    """
    name = f"{out.address.rstrip('/')}/{BATCH_MANIFEST}"
    portions = portions_among(out.names()) if out.local() is None else []
    try:
        data = gathered(out, portions) if portions else out.read(BATCH_MANIFEST, MOST_BYTES)
    except DataError as error:
        raise UnreadableError(f"{name}: there is no manifest of a batch to be read: {error}") from error
    lines, length = read_lines(data, name)
    return lines, length == len(data)


def last_lines(lines: Iterable[Line]) -> dict[Key, Line]:
    """How each document stands: by its last line, in the order of those."""
    standing: dict[Key, Line] = {}
    for line in lines:
        standing.pop(line.key, None)
        standing[line.key] = line
    return standing
