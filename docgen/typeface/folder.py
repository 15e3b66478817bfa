"""Where font files stand: folders that a user names, and those of the system."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_MOST_FILES = 10_000
_DEEPEST = 12


def font_files(folder: Path) -> tuple[Path, ...]:
    """The font files in a folder and below it, ordered by path; links are followed, no folder twice.

    At most 10,000 files, and folders 12 levels deep, are looked at.
    """
    found: list[Path] = []
    for path in _walk(folder, 0, set()):
        found.append(path)
        if len(found) == _MOST_FILES:
            break
    return tuple(sorted(found))


def _walk(folder: Path, depth: int, seen: set[str]) -> Iterator[Path]:
    real = os.path.realpath(folder)
    if depth > _DEEPEST or real in seen:
        return
    seen.add(real)
    for entry in _entries(folder):
        if entry.is_dir():
            yield from _walk(Path(entry.path), depth + 1, seen)
        elif entry.name.lower().endswith(_SUFFIXES) and entry.is_file():
            yield Path(entry.path)


def _entries(folder: Path) -> Iterable[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return ()


def system_folders() -> tuple[Path, ...]:
    """The folders in which this system keeps fonts, those of the user first."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        windows = Path(os.environ.get("WINDIR", "C:/Windows"))
        return local / "Microsoft" / "Windows" / "Fonts", windows / "Fonts"
    if sys.platform == "darwin":
        return home / "Library" / "Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")
    own = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return own / "fonts", home / ".fonts", *(Path(each) / "fonts" for each in shared.split(":") if each)
