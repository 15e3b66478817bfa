"""The inputs of a batch: what its arguments find.

- A **file** is an input, whatever it is called; so is what a shell's pattern named.
- A **folder** is searched at any depth for ``*.yaml``, ``*.yml``, ``*.json`` and ``*.toml``. Hidden files and
  folders are left out; links to folders are not followed, and this is said.
- A **pattern** (``*``, ``?``, ``[...]``, and ``**`` for folders at any depth) finds data files and searches
  the folders that it matches. A path that exists is no pattern, whatever it is called.
- A **URL** is any of these in a store; a ``file://`` URL is a path of this machine.

Of what a search finds, the exhibits of other incidents are no inputs (:mod:`docgen.storage.exhibits`), and
this is said. Nothing else is left out: what is no incident is an input, and fails.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.errors import StorageError
from docgen.storage.address import local_path
from docgen.storage.candidate import Input, PassedOver, Search
from docgen.storage.exhibits import exhibits_among
from docgen.storage.local_search import search_local

__all__ = ["Input", "PassedOver", "Survey", "find_inputs", "survey"]


@dataclass(frozen=True, slots=True)
class Survey:
    """What arguments find: the inputs, and what was passed over and should be said."""

    inputs: tuple[Input, ...]
    passed_over: tuple[PassedOver, ...]


def find_inputs(arguments: Sequence[str]) -> tuple[Input, ...]:
    """The inputs alone; see :func:`survey`."""
    return survey(arguments).inputs


def survey(arguments: Sequence[str]) -> Survey:
    """Find the inputs of a batch.

    Each file is an input once, at the first argument that finds it; what one argument finds comes in the
    order of names.

    Raises:
        StorageError: an argument does not exist, matches nothing, or cannot be listed; every such
            argument has its line.
    """
    search, faults = Search(), list[str]()
    for argument in dict.fromkeys(arguments):
        try:
            _search(argument, search)
        except StorageError as error:
            faults.extend(error.faults)
    if faults:
        raise StorageError(faults)
    exhibits = exhibits_among(search.candidates)
    for key, origin in exhibits.items():
        address = search.candidates[key].input.address
        search.pass_over(address, f"is an exhibit of {origin.input.address}")
    inputs = (each.input for key, each in search.candidates.items() if key not in exhibits)
    passed_over = sorted(search.passed_over.values(), key=lambda each: each.address)
    return Survey(tuple(inputs), tuple(passed_over))


def _search(argument: str, search: Search) -> None:
    path = local_path(argument)
    if path is not None:
        search_local(path, search)
        return
    from docgen.storage.store_search import search_store  # noqa: PLC0415 - loads fsspec

    search_store(argument, search)
