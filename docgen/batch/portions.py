"""The manifest of a batch in a store, where nothing can be appended to: in portions, until it is whole.

A run writes its lines every few seconds as a portion of their own, ``.manifest/<run>/<number>.jsonl``, and at
its end all of them into ``manifest.jsonl``. What a run leaves that was ended by force, the next one gathers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress

from docgen.errors import DataError, OutputError, UnreadableError
from docgen.manifest import BATCH_MANIFEST
from docgen.storage import Place

MOST_BYTES = 4 * 2**30
"""The largest manifest that is read."""

FOLDER = ".manifest/"
"""Where in a batch's folder the portions lie, and the claim of the run that writes them."""

_PORTION = re.compile(r"\.manifest/[^/]+/\d+\.jsonl")


def portion_name(run: str, number: int) -> str:
    """The name of a portion; the names of later ones sort after it."""
    return f"{FOLDER}{run}/{number:08}.jsonl"


def portions_among(names: Iterable[str]) -> list[str]:
    """The portions among the files of a folder, in the order of their lines."""
    return sorted(name for name in names if _PORTION.fullmatch(name))


def gathered(out: Place, portions: Sequence[str]) -> bytes:
    """The content of the manifest and its portions, one after the other.

    A portion that the manifest holds already is left out: a run was ended before it could remove it.

    Raises:
        UnreadableError: one cannot be read.
    """
    data = _content(out, BATCH_MANIFEST)
    if portions:
        data = data[: data.rfind(b"\n") + 1]
    for name in portions:
        portion = _content(out, name)
        if portion not in data:
            data += portion
    return data


def merge(out: Place, portions: Sequence[str]) -> bytes:
    """Write the portions into the manifest and remove them; the manifest as it then is.

    Raises:
        OutputError: it cannot be written; then the portions stay.
        UnreadableError: one cannot be read.
    """
    data = gathered(out, portions)
    if portions:
        out.write(BATCH_MANIFEST, data, replace=True)
    for name in portions:
        with suppress(OutputError):  # it says nothing that the manifest does not
            out.remove(name)
    return data


def _content(out: Place, name: str) -> bytes:
    """What a file holds; nothing where there is none."""
    try:
        return out.read(name, MOST_BYTES)
    except DataError as error:
        if all(each.rule == "missing-file" for each in error.problems):
            return b""
        raise UnreadableError(f"the manifest cannot be read: {error}") from error
