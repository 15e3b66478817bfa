"""A folder of this machine (or one that it shares with others)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from docgen.errors import DataError, OutputError, StorageError
from docgen.evidence.folder import read_regular
from docgen.location import Location
from docgen.output import write_whole
from docgen.problem import Problem
from docgen.storage import name as naming
from docgen.storage.address import joined, reason

# Without O_NONBLOCK, opening a named pipe would wait for a writer for ever.
_READ = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class LocalPlace:
    """A folder on a file system: ``address`` as the user wrote it, ``folder`` absolute."""

    address: str
    folder: str

    def read(self, name: str, limit: int) -> bytes:
        """See :class:`docgen.storage.place.Place`."""
        try:
            descriptor = os.open(self._path(name), _READ)
            try:
                return read_regular(descriptor, name, limit)
            finally:
                os.close(descriptor)
        except DataError as error:
            place = Location(joined(self.address, name))
            raise DataError([replace(each, location=place) for each in error.problems]) from error
        except (OSError, ValueError) as error:
            raise DataError([self._unread(name, error)]) from error

    def digest(self, name: str) -> str | None:
        """See :class:`docgen.storage.place.Place`."""
        try:
            descriptor = os.open(self._path(name), _READ)
            try:
                return self._digest(descriptor, name)
            finally:
                os.close(descriptor)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValueError) as error:
            address = joined(self.address, name)
            raise StorageError([f"{address}: cannot be read: {reason(error)}"]) from error

    def write(self, name: str, data: bytes, *, replace: bool) -> None:
        """See :class:`docgen.storage.place.Place`."""
        if fault := naming.fault(name):
            raise OutputError(f"{joined(self.address, name)}: cannot be written: the name {fault}")
        write_whole(self._path(name), data, replace=replace)

    def remove(self, name: str) -> None:
        """See :class:`docgen.storage.place.Place`."""
        try:
            self._path(name).unlink(missing_ok=True)
        except (OSError, ValueError) as error:
            address = joined(self.address, name)
            raise OutputError(f"{address}: cannot be removed: {reason(error)}") from error

    def names(self) -> Iterator[str]:
        """See :class:`docgen.storage.place.Place`."""
        found: list[str] = []
        folders = [""]
        while folders:
            inner = folders.pop()
            try:
                with os.scandir(os.path.join(self.folder, inner)) as entries:  # noqa: PTH118 - far faster
                    for entry in entries:
                        path = f"{inner}/{entry.name}" if inner else entry.name
                        (folders if entry.is_dir(follow_symlinks=False) else found).append(path)
            except FileNotFoundError:
                if inner:
                    continue  # removed meanwhile
            except OSError as error:
                address = joined(self.address, inner)
                raise StorageError([f"{address}: cannot be listed: {reason(error)}"]) from error
        return iter(sorted(found))

    def local(self) -> Path:
        """See :class:`docgen.storage.place.Place`."""
        return Path(self.folder)

    def _path(self, name: str) -> Path:
        if fault := naming.fault(name):
            raise ValueError(f"the name {fault}")
        return Path(self.folder, name)

    def _unread(self, name: str, error: OSError | ValueError) -> Problem:
        rule = "unsafe-path" if isinstance(error, ValueError) else "unreadable-file"
        if isinstance(error, FileNotFoundError | NotADirectoryError):
            rule = "missing-file"
        message = f"the file cannot be read: {reason(error)}"
        return Problem(rule, message, location=Location(joined(self.address, name)))

    def _digest(self, descriptor: int, name: str) -> str | None:
        mode = os.fstat(descriptor).st_mode
        if S_ISDIR(mode):
            return None
        if not S_ISREG(mode):
            raise StorageError([f"{joined(self.address, name)}: is a device, a pipe or a socket"])
        digest = sha256()
        while piece := os.read(descriptor, _PIECE):
            digest.update(piece)
        return digest.hexdigest()
