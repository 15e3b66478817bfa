"""Names of enclosed files."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain, count
from pathlib import PurePosixPath


def plain_name(path: str) -> str:
    """One name for one file: ``./a//b.png`` is ``a/b.png``."""
    return "/".join(part for part in path.split("/") if part not in ("", "."))


def free_name(wanted: str, taken: Collection[str]) -> str:
    """The name itself, or with a number where it is taken, also on a file system that folds case."""
    names = {name.casefold() for name in taken}
    path = PurePosixPath(wanted)
    numbered = (f"{path.stem}-{number}{path.suffix}" for number in count(2))
    return next(name for name in chain((wanted,), numbered) if name.casefold() not in names)
