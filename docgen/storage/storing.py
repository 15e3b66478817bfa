"""Writing into a store, so that a file appears under its name whole or not at all.

The bytes go to a temporary name beside it first and are read back; only what arrived as it was sent is
given its name, and what then stands there is read once more. Where a store cannot rename, it copies within
itself, which object stores do in one step. Between the question whether a file stands there already and its
writing another writer may be quicker: no two runs should write into one folder.
"""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from fsspec import AbstractFileSystem

from docgen.errors import OutputError
from docgen.output import standing, temporary_name
from docgen.storage import name as naming
from docgen.storage.address import joined, reason

if TYPE_CHECKING:
    from docgen.storage.store import StorePlace


class _AlteredError(Exception):
    """What the store holds is not what was sent to it."""


class _StandingError(Exception):
    """A file stands there already."""


def store(place: StorePlace, name: str, data: bytes, *, replace: bool) -> None:
    """Write a file; see :class:`docgen.storage.place.Place`.

    Raises:
        OutputError: it could not be written; the temporary file is removed, if the store still answers.
    """
    address = joined(place.address, name)
    if fault := naming.fault(name):
        raise OutputError(f"{address}: cannot be written: the name {fault}")
    try:
        _store(place, name, data, replace=replace)
    except _StandingError as error:
        raise OutputError(standing(address)) from error
    except NotImplementedError as error:
        raise OutputError(f"{address}: cannot be written: the store takes no files") from error
    except Exception as error:
        raise OutputError(f"{address}: cannot be written: {reason(error, place.url)}") from error


def remove(place: StorePlace, name: str) -> None:
    """Remove a file; see :class:`docgen.storage.place.Place`.

    Raises:
        OutputError: it could not be removed.
    """
    try:
        _remove(place, name)
    except FileNotFoundError:
        return
    except Exception as error:
        address = joined(place.address, name)
        raise OutputError(f"{address}: cannot be removed: {reason(error, place.url)}") from error


def _store(place: StorePlace, name: str, data: bytes, *, replace: bool) -> None:
    folder, slash, last = name.rpartition("/")
    temporary = f"{folder}{slash}{temporary_name(last)}"
    digest = sha256(data).hexdigest()
    if not replace:
        _refuse_standing(place, name)
    try:
        _send(place, temporary, data)
        _compare(place, temporary, digest)
        if not replace:
            _refuse_standing(place, name)
        _give_name(place, temporary, name)
    finally:
        # Whatever happened: where the file has its name, this one is gone or has done its work.
        with suppress(Exception):
            _remove(place, temporary)
    try:
        _compare(place, name, digest)
    except _AlteredError:
        with suppress(Exception):
            _remove(place, name)
        raise


def _refuse_standing(place: StorePlace, name: str) -> None:
    system = place.store()
    system.invalidate_cache()
    if system.exists(place.key(name)):
        raise _StandingError


def _send(place: StorePlace, name: str, data: bytes) -> None:
    system = place.store()
    try:
        system.pipe_file(place.key(name), data)
    except FileNotFoundError:  # a store with folders, in which this one is missing
        _make_folders(system, place.key(name).rpartition("/")[0])
        system.pipe_file(place.key(name), data)


def _make_folders(system: Any, folder: str) -> None:
    """Make the folders of a store one by one, but never a bucket: that would be a mistyped name."""
    parts = folder.split("/")
    for count in range(2, len(parts) + 1):
        path = "/".join(parts[:count])
        if not system.exists(path):
            with suppress(FileExistsError):
                system.mkdir(path, create_parents=False)


def _compare(place: StorePlace, name: str, digest: str) -> None:
    if place.digest(name) != digest:
        raise _AlteredError("what the store holds differs from what was sent")


def _give_name(place: StorePlace, temporary: str, name: str) -> None:
    system, source, target = place.store(), place.key(temporary), place.key(name)
    if not _renames(system):
        system.cp_file(source, target)
        return
    try:
        system.mv(source, target)
    except Exception:
        if not system.exists(target):
            raise
        system.rm_file(target)  # a server that renames onto no file that stands there
        system.mv(source, target)


def _renames(system: Any) -> bool:
    """Whether a store has a rename of its own; the general one copies, and takes ``*`` for a glob."""
    return type(system).mv is not AbstractFileSystem.mv


def _remove(place: StorePlace, name: str) -> None:
    system = place.store()
    system.invalidate_cache()
    system.rm_file(place.key(name))
