"""A folder in a store that fsspec reaches: read and listed here, written in :mod:`docgen.storage.storing`.

Nothing is taken from a listing that a store remembers: other workers write there meanwhile.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from hashlib import sha256
from typing import Any, TypeVar

import fsspec

from docgen.errors import DataError, StorageError
from docgen.evidence.folder import too_large
from docgen.location import Location
from docgen.problem import Problem
from docgen.storage import name as naming
from docgen.storage import storing
from docgen.storage.address import joined, parted, reason, scheme, shown
from docgen.storage.checksum import Checksum

_T = TypeVar("_T")

PAUSES = [0.2, 1.0]
"""Seconds to wait before a transfer that broke off is tried again; then it has failed."""

_PIECE = 1 << 20
_FINAL = (FileNotFoundError, PermissionError, IsADirectoryError, NotADirectoryError, NotImplementedError)


class ShortTransferError(OSError):
    """A transfer gave another number of bytes than the store says the file has."""


@dataclass(frozen=True, slots=True)
class StorePlace:
    """A folder in a store.

    ``url`` opens the store, ``path`` is the folder as the store calls it, and ``query`` ends the address of
    every file on a web server. Each may hold credentials, so that no representation shows them.
    """

    address: str
    path: str = field(repr=False)
    url: str = field(repr=False)
    query: str = field(default="", repr=False)

    def read(self, name: str, limit: int) -> bytes:
        """See :class:`docgen.storage.place.Place`."""
        if fault := naming.fault(name):
            raise self._refused("unsafe-path", name, f"the name {fault}")
        try:
            return persistently(lambda: self._read(name, limit))
        except DataError:
            raise
        except (FileNotFoundError, IsADirectoryError) as error:
            if isinstance(error, IsADirectoryError) or self._is_folder(name):
                raise self._refused("not-a-file", name, "is a folder") from error
            raise self._refused("missing-file", name, "there is no such file") from error
        except Exception as error:
            message = f"the file cannot be read: {reason(error, self.url)}"
            raise self._refused("unreadable-file", name, message) from error

    def digest(self, name: str) -> str | None:
        """See :class:`docgen.storage.place.Place`."""
        try:
            return persistently(lambda: self.digest_once(name))
        except (FileNotFoundError, IsADirectoryError):
            return None
        except Exception as error:
            address = joined(self.address, name)
            raise StorageError([f"{address}: cannot be read: {reason(error, self.url)}"]) from error

    def write(self, name: str, data: bytes, *, replace: bool) -> None:
        """See :class:`docgen.storage.place.Place`."""
        storing.store(self, name, data, replace=replace)

    def remove(self, name: str) -> None:
        """See :class:`docgen.storage.place.Place`."""
        storing.remove(self, name)

    def names(self) -> Iterator[str]:
        """See :class:`docgen.storage.place.Place`."""
        try:
            store = self.store()
            store.invalidate_cache()
            found = [self.name_of(path) for path in store.find(self.path)]
        except FileNotFoundError:
            return iter(())
        except Exception as error:
            raise StorageError([f"{self.address}: cannot be listed: {reason(error, self.url)}"]) from error
        return iter(sorted(name for name in found if name))

    def local(self) -> None:
        """See :class:`docgen.storage.place.Place`."""

    def store(self) -> Any:
        """The file system of fsspec, which keeps one for each process."""
        return fsspec.core.url_to_fs(self.url)[0]

    def key(self, name: str) -> str:
        """What the store calls a file.

        Raises:
            ValueError: the name would leave the folder.
        """
        if fault := naming.fault(name):
            raise ValueError(f"the name {fault}")
        return f"{self.path.rstrip('/')}/{name}{self.query}" if self.path else name

    def name_of(self, key: str) -> str:
        """The name of what the store calls ``key``; empty where it is no file below the folder.

        Some stores keep an empty file whose name ends with ``/`` in the place of a folder.
        """
        prefix = f"{self.path.rstrip('/')}/" if self.path else ""
        inner = key.removeprefix(prefix) if key.startswith(prefix) else ""
        return "" if inner.endswith("/") else inner.lstrip("/") if not prefix else inner

    def digest_once(self, name: str) -> str:
        """The SHA-256 of a file, without a second try and in the store's own errors."""
        digest = sha256()
        for piece in self._pieces(name):
            digest.update(piece)
        return digest.hexdigest()

    def _read(self, name: str, limit: int) -> bytes:
        return b"".join(self._pieces(name, limit))

    def _pieces(self, name: str, limit: int | None = None) -> Iterator[bytes]:
        store = self.store()
        store.invalidate_cache()
        with store.open(self.key(name), "rb") as file:
            facts = getattr(file, "details", None) or store.info(self.key(name))
            if facts.get("type") == "directory":
                raise IsADirectoryError(name)
            expected, got = facts.get("size"), 0
            checksum = Checksum(self.key(name), facts)
            if limit is not None and expected is not None and expected > limit:
                raise self._too_large(name, expected, limit)
            while piece := file.read(_PIECE):
                got += len(piece)
                if limit is not None and got > limit:
                    raise self._too_large(name, got, limit)
                checksum.update(piece)
                yield piece
        if expected is not None and got != expected:
            raise ShortTransferError(f"the store says that it has {expected:,} bytes, and gave {got:,}")
        checksum.check()

    def _is_folder(self, name: str) -> bool:
        try:
            return bool(self.store().isdir(self.key(name)))
        except Exception:  # noqa: BLE001 - each store has exceptions of its own
            return False

    def _too_large(self, name: str, size: int, limit: int) -> DataError:
        problem = too_large(name, size, limit).problems[0]
        return self._refused(problem.rule, name, problem.message, problem.expected)

    def _refused(self, rule: str, name: str, message: str, expected: str = "") -> DataError:
        place = Location(joined(self.address, name))
        return DataError([Problem(rule, message, expected, location=place)])


def persistently(transfer: Callable[[], _T]) -> _T:
    """Do a transfer, and again where it breaks off, for a network may fail for a moment."""
    for pause in PAUSES:
        try:
            return transfer()
        except (DataError, ValueError, *_FINAL):
            raise
        except Exception:  # noqa: BLE001 - each store has exceptions of its own
            time.sleep(pause)
    return transfer()


def open_store(url: str) -> StorePlace:
    """The place at a URL; the store is asked nothing.

    Raises:
        StorageError: there is no such kind of store, its package is not installed, or the URL is none.
    """
    base, query = parted(url)
    address = shown(base).rstrip("/") if not base.endswith("://") else shown(base)
    try:
        store, path = fsspec.core.url_to_fs(base)
    except ImportError as error:
        raise StorageError([f"{address}: needs a package that is not installed: {error}"]) from error
    except Exception as error:
        raise StorageError([f"{address}: {_why(base, error)}"]) from error
    if not path.strip("/") and not store.root_marker:
        raise StorageError([f"{address}: names no folder ({scheme(url)}://name/folder)"])
    return StorePlace(address, path.rstrip("/") if path != "/" else path, base, query)


def _why(url: str, error: Exception) -> str:
    kind, known = scheme(url), fsspec.available_protocols()
    if kind in known:
        return f"cannot be opened: {reason(error, url)}"
    close = get_close_matches(kind, known, n=1)
    hint = f"did you mean {close[0]}://" if close else "a path, or s3://, gs://, sftp:// and the like"
    return f"docgen knows no store {kind}:// ({hint})"
