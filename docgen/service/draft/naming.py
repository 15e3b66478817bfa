"""Names that people give: what a draft calls its data and its files. None of them is ever a path of ours."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from docgen.printable import printable
from docgen.readers.reading import sniff

LONGEST = 120
"""The most characters of a name."""

DATA_SUFFIXES = (".yaml", ".yml", ".json", ".toml")
"""What the names of data files end with."""

_PARTS = re.compile(r"[/\\]+")
_SPACE = re.compile(r"\s+")


def file_name(given: str, default: str) -> str:
    """What a draft calls a file: the last part of the name that was given.

    Args:
        given: the name as a browser told it; old ones tell the whole path.
        default: what to call a file whose name says nothing.
    """
    last = _PARTS.split(given)[-1]
    shown = _SPACE.sub(" ", printable(last).text).strip(" .")
    if len(shown) > LONGEST:
        stem, dot, suffix = shown.rpartition(".")
        ending = dot + suffix if stem and len(suffix) < LONGEST // 4 else ""
        shown = shown[: LONGEST - len(ending)].rstrip() + ending
    return shown or default


def data_name(given: str, text: str) -> str:
    """What a draft calls its data; it ends with the suffix of a format.

    Where the name that was given has none, the text tells the format.
    """
    name = file_name(given, "incident")
    if is_data(name):
        return name
    suffix = f".{sniff(text)}"
    stem = PurePosixPath(name).stem if "." in name else name
    return stem[: LONGEST - len(suffix)] + suffix


def is_data(name: str) -> bool:
    """Whether a file is one of data, by its name."""
    return name.lower().endswith(DATA_SUFFIXES)


def as_named(names: Iterable[str], paths: Iterable[str]) -> dict[str, str]:
    """What the data call each file: ``evidence/graph.png`` where they name that and ``graph.png`` is given.

    A file keeps its own name where no path, or more than one, ends with it.
    """
    given = set(paths)
    by_last: dict[str, list[str]] = {}
    for path in given:
        by_last.setdefault(_PARTS.split(path)[-1], []).append(path)
    return {name: name if name in given else _only(by_last.get(name, []), name) for name in names}


def unlike(name: str, others: Iterable[str]) -> str:
    """A name that none of the others has: ``graph.png``, ``graph-2.png`` and so on."""
    taken = set(others)
    stem, dot, suffix = name.rpartition(".")
    before, after = (stem, dot + suffix) if stem else (name, "")
    number, chosen = 1, name
    while chosen in taken:
        number += 1
        chosen = f"{before}-{number}{after}"
    return chosen


def _only(found: list[str], name: str) -> str:
    return found[0] if len(found) == 1 else name
