"""The fonts of the system: looked at only when a document needs one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from docgen.errors import DataError
from docgen.typeface.face import Face, read_faces
from docgen.typeface.family import Family, families
from docgen.typeface.folder import font_files, system_folders


def system_families() -> tuple[Family, ...]:
    """The families of the system's fonts, in order of name; what is broken or forbidden is no candidate."""
    files = tuple(file for folder in system_folders() for file in font_files(folder))
    return _families(files)


@lru_cache(maxsize=4)
def _families(files: tuple[Path, ...]) -> tuple[Family, ...]:
    return tuple(sorted(families(_readable(files)), key=lambda family: family.name))


def _readable(files: Iterable[Path]) -> Iterator[Face]:
    for file in files:
        try:
            yield from read_faces(file)
        except DataError:
            continue  # nobody chose this file; a document that needs it is told what it lacks
