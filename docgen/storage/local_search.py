"""The data files that a path or a pattern of this machine finds."""

from __future__ import annotations

import os
from collections.abc import Iterator
from difflib import get_close_matches
from fnmatch import fnmatchcase

from docgen.errors import StorageError
from docgen.storage.address import home, joined, reason
from docgen.storage.candidate import Candidate, Input, Search, is_data_file, nothing_found
from docgen.storage.local import LocalPlace
from docgen.storage.pattern import ANY_DEPTH, is_magic, split_pattern


def search_local(path: str, search: Search) -> None:
    """Add what a path finds.

    Raises:
        StorageError: it does not exist, finds nothing, or cannot be listed.
    """
    if os.path.lexists(path):
        _search_one(path, search)
        return
    if not is_magic(path):
        raise StorageError([f"{path}: there is no such file or folder{_suggestion(path)}"])
    top, parts = split_pattern(path)
    walk = _Walk(top or ".", search)
    walk.expand("", parts)
    if not walk.keep():
        raise nothing_found(path, pattern=True)


def _search_one(path: str, search: Search) -> None:
    if os.path.isdir(path):  # noqa: PTH112 - the text as it was written
        walk = _Walk(path.rstrip("/") or "/", search)
        walk.descend("")
        if not walk.keep():
            raise nothing_found(path, pattern=False)
        return
    if path.endswith("/") or not os.path.isfile(path):  # noqa: PTH113
        raise StorageError([f"{path}: is no regular file"])
    walk = _Walk(home(path), search)
    walk.found.append(os.path.basename(path))  # noqa: PTH119
    walk.keep(named=True)


class _Walk:
    """A walk through the folders below one; each path is relative to it."""

    def __init__(self, top: str, search: Search) -> None:
        self.top = top
        self.folder = os.path.abspath(top)  # noqa: PTH100
        self.search = search
        self.found: list[str] = []

    def keep(self, *, named: bool = False) -> bool:
        """Hand over what was found, in the order of names; whether it was anything."""
        homes: dict[str, tuple[LocalPlace, str]] = {}
        for path in sorted(set(self.found)):
            folder, _, name = path.rpartition("/")
            if folder not in homes:
                inner = os.path.join(self.folder, folder) if folder else self.folder  # noqa: PTH118
                homes[folder] = LocalPlace(joined(self.top, folder), inner), os.path.realpath(inner)
            place, real = homes[folder]
            key = f"{real.rstrip('/')}/{name}"
            self.search.add(Candidate(Input(place, name, "" if named else folder), None, key, named))
        return bool(self.found)

    def descend(self, folder: str) -> None:
        """Find the data files at any depth."""
        folders = [folder]
        while folders:
            for entry in self._entries(folders.pop()):
                path = self._relative(entry)
                if self._is_folder(entry):
                    folders.append(path)
                elif is_data_file(entry.name):
                    self._take(entry, path)

    def expand(self, folder: str, parts: list[str]) -> None:
        """Find what the parts of a pattern match below a folder; folders that match are searched."""
        if not parts:
            self.descend(folder)
            return
        part, rest = parts[0], parts[1:]
        if part == ANY_DEPTH:
            self._expand_any_depth(folder, rest)
            return
        for entry in self._entries(folder, hidden=part.startswith(".")):
            if not fnmatchcase(entry.name, part):
                continue
            path = self._relative(entry)
            if self._is_folder(entry):
                self.expand(path, rest)
            elif not rest and is_data_file(entry.name):
                self._take(entry, path)

    def _expand_any_depth(self, folder: str, rest: list[str]) -> None:
        if not rest:
            self.descend(folder)
            return
        self.expand(folder, rest)
        for entry in self._entries(folder):
            if self._is_folder(entry):
                self._expand_any_depth(self._relative(entry), rest)

    def _take(self, entry: os.DirEntry[str], path: str) -> None:
        if entry.is_file():
            self.found.append(path)
        else:
            self.search.pass_over(joined(self.top, path), "is no regular file, or a link to none")

    def _is_folder(self, entry: os.DirEntry[str]) -> bool:
        if entry.is_dir(follow_symlinks=False):
            return True
        if entry.is_symlink() and entry.is_dir():
            path = joined(self.top, self._relative(entry))
            self.search.pass_over(path, "is a link to a folder, which is not followed (name it itself)")
        return False

    def _relative(self, entry: os.DirEntry[str]) -> str:
        return entry.path[len(self.folder) :].lstrip("/")

    def _entries(self, folder: str, *, hidden: bool = False) -> Iterator[os.DirEntry[str]]:
        path = os.path.join(self.folder, folder) if folder else self.folder  # noqa: PTH118
        try:
            with os.scandir(path) as entries:
                yield from (entry for entry in entries if hidden or not entry.name.startswith("."))
        except (FileNotFoundError, NotADirectoryError):
            return  # the fixed part of a pattern, or a folder removed meanwhile
        except OSError as error:
            address = joined(self.top, folder)
            raise StorageError([f"{address}: cannot be listed: {reason(error)}"]) from error


def _suggestion(path: str) -> str:
    folder, name = home(path), os.path.basename(path.rstrip("/"))  # noqa: PTH119
    try:
        close = get_close_matches(name, sorted(os.listdir(folder)), n=1)  # noqa: PTH208
    except OSError:
        return ""
    return f" (did you mean {joined(folder, close[0])}?)" if close else ""
