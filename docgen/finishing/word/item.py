"""The items of custom XML in a Word file that are docgen's, whatever number they have been given since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docgen.errors import DataError
from docgen.seal.markup import Element, parse

_FOLDER = "customxml/"


def items_of(members: Mapping[str, bytes], namespace: str) -> Iterator[tuple[str, Element]]:
    """The items of a namespace, with the names of their parts, in the order in which these were numbered.

    An item that is not well-formed is none; what it was to hold is then missing.
    """
    marker = namespace.encode()
    for name in sorted(members, key=_by_number):
        if name.lower().startswith(_FOLDER) and marker in members[name]:
            try:
                root = parse(members[name], name)
            except DataError:
                continue
            if root.namespace == namespace:
                yield name, root


def _by_number(name: str) -> tuple[int, str]:
    digits = "".join(filter(str.isdigit, name.rpartition("/")[2]))
    return int(digits[:9] or 0), name
