"""The data files that a URL finds in a store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from docgen.errors import StorageError
from docgen.storage.address import joined, parted, reason, shown
from docgen.storage.candidate import Candidate, Input, Search, is_data_file, nothing_found
from docgen.storage.name import is_hidden
from docgen.storage.pattern import ANY_DEPTH, is_magic, split_pattern
from docgen.storage.store import StorePlace, open_store


def search_store(url: str, search: Search) -> None:
    """Add what a URL finds.

    Raises:
        StorageError: there is no such store, nothing there, or it cannot be asked.
    """
    try:
        _search(url, search)
    except StorageError:
        raise
    except FileNotFoundError as error:
        raise StorageError([f"{shown(url)}: there is no such file or folder"]) from error
    except Exception as error:
        raise StorageError([f"{shown(url)}: cannot be listed: {reason(error, url)}"]) from error


def _search(url: str, search: Search) -> None:
    base, query = parted(url)
    where, path = base.split("://", 1)
    whole = open_store(url)
    store = whole.store()
    store.invalidate_cache()
    if is_magic(path) and not store.exists(whole.path + query):
        top, parts = split_pattern(path)
        place = open_store(f"{where}://{top}{query}")
        found = _matches(place, parts)
    elif store.info(whole.path + query)["type"] == "directory":
        place, found = whole, [whole.name_of(key) for key in store.find(whole.path)]
    else:
        _add_named(f"{where}://", path, query, search)
        return
    if not _add(place, found, search):
        raise nothing_found(shown(url), pattern=place is not whole)


def _matches(place: StorePlace, parts: list[str]) -> list[str]:
    """The names of the files that a pattern matches, and of those in the folders that it matches."""
    store = place.store()
    found: list[str] = []
    pattern = joined(place.path, "/".join(parts)) if place.path else "/".join(parts)
    facts: dict[str, dict[str, Any]] = store.glob(pattern, detail=True)
    for key, each in facts.items():
        if each.get("type") != "directory":
            found.append(place.name_of(key))
        elif parts[-1] != ANY_DEPTH:  # which matches what lies in its folders itself
            found.extend(place.name_of(inner) for inner in store.find(key))
    return found


def _add_named(root: str, path: str, query: str, search: Search) -> None:
    folder, _, name = path.rpartition("/")
    place = open_store(f"{root}{folder}{query}")
    key = place.key(name)
    search.add(Candidate(Input(place, name), place.store(), key, named=True))


def _add(top: StorePlace, names: Iterable[str], search: Search) -> bool:
    wanted = sorted({name for name in names if name and is_data_file(name) and not is_hidden(name)})
    store = top.store()
    homes: dict[str, StorePlace] = {}
    for path in wanted:
        folder, _, name = path.rpartition("/")
        place = homes.get(folder)
        if place is None:
            inner = joined(top.path, folder) if top.path else folder
            place = homes[folder] = replace(top, address=_below(top.address, folder), path=inner)
        search.add(Candidate(Input(place, name, folder), store, place.key(name)))
    return bool(wanted)


def _below(address: str, folder: str) -> str:
    return f"{address}{folder}" if address.endswith("://") else joined(address, folder)
